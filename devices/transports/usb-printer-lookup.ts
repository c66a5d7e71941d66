import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Which USB printer: what its own device descriptor says, which stays when the kernel numbers it anew. */
export interface UsbPrinterIdentity {
  /** USB `idVendor` and `idProduct`, such as 0x04b8 and 0x0e15. */
  readonly vendorId: number;
  readonly productId: number;
  /** `iSerialNumber`; needed only where two printers of one model are plugged in. */
  readonly serialNumber?: string;
}

/** A USB printer that the kernel's `usblp` driver serves now. */
export interface UsbPrinterFound extends UsbPrinterIdentity {
  /** Its device file, such as `/dev/usb/lp1`. */
  readonly path: string;
}

/**
 * Every printer of the USB printer class that is plugged in, from sysfs.
 *
 * The number in `/dev/usb/lpN` is never to be relied on: it is given in the order of plugging in, and shared
 * with USB HID devices (Linux, drivers/usb/core/file.c, dynamic minors).
 * @param sysfs where sysfs is mounted
 * @param dev where the device files are
 */
export function listUsbPrinters(sysfs = '/sys', dev = '/dev'): UsbPrinterFound[] {
  const folder = join(sysfs, 'class', 'usbmisc');
  return namesIn(folder)
    .filter((name) => /^lp\d+$/.test(name))
    .flatMap((name) => describe(join(folder, name), dev) ?? []);
}

/** Whether a printer is the one that is looked for. A serial number that is not given fits any. */
export function isPrinter(wanted: UsbPrinterIdentity, found: UsbPrinterIdentity): boolean {
  return (
    found.vendorId === wanted.vendorId &&
    found.productId === wanted.productId &&
    (wanted.serialNumber === undefined || found.serialNumber === wanted.serialNumber)
  );
}

function describe(entry: string, dev: string): UsbPrinterFound | undefined {
  try {
    // The entry's `device` is the USB interface; the device itself, with its descriptor, is the folder above.
    const usbDevice = dirname(realpathSync(join(entry, 'device')));
    const attribute = (name: string) => readFileSync(join(usbDevice, name), 'utf8').trim();
    const deviceName = /^DEVNAME=(.+)$/m.exec(readFileSync(join(entry, 'uevent'), 'utf8'))?.[1];
    if (deviceName === undefined) return undefined;
    const serialNumber = namesIn(usbDevice).includes('serial') ? attribute('serial') : undefined;
    return {
      vendorId: Number.parseInt(attribute('idVendor'), 16),
      productId: Number.parseInt(attribute('idProduct'), 16),
      ...(serialNumber === undefined ? {} : { serialNumber }),
      path: join(dev, deviceName),
    };
  } catch {
    // It was pulled out while it was being looked at.
    return undefined;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
