import { access, constants, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A serial port that something is behind. */
export interface ListedSerialPort {
  /** What to open it by: a name that stays with the device where there is one, else the device file. */
  readonly path: string;
  /** The device file, such as `/dev/ttyUSB0`: another one after the next plugging in. */
  readonly deviceFile: string;
  /** Of a USB device: four hex digits each, as `lsusb` prints them. */
  readonly usb:
    | { readonly vendorId: string; readonly productId: string; readonly product: string }
    | undefined;
  /** Whether this account may read and write it. */
  readonly permitted: boolean;
}

/** How far above a port's own folder in sysfs its USB device is, at most. */
const USB_DEVICE_AT_MOST_ABOVE = 4;
/** `PORT_UNKNOWN` of linux/serial_core.h: a place for a port, with no chip behind it. */
const NO_CHIP = '0';

/**
 * The machine's serial ports, from Linux's own lists. `SerialPort.list()` is not used: it runs the program
 * `udevadm`, and ends the process where there is none. Empty on other systems. Never rejects.
 */
export async function listSerialPorts(
  roots: { readonly sys: string; readonly dev: string } = { sys: '/sys', dev: '/dev' },
): Promise<readonly ListedSerialPort[]> {
  const stableNames = await namesById(join(roots.dev, 'serial', 'by-id'));
  const found: ListedSerialPort[] = [];
  for (const name of await entries(join(roots.sys, 'class', 'tty'))) {
    const folder = join(roots.sys, 'class', 'tty', name);
    const device = await realpath(join(folder, 'device')).catch(() => undefined);
    if (!device || (await textOf(join(folder, 'type'))) === NO_CHIP) continue;
    const deviceFile = join(roots.dev, name);
    found.push({
      path: stableNames.get(name) ?? deviceFile,
      deviceFile,
      usb: await usbDeviceOf(device),
      permitted: await access(deviceFile, constants.R_OK | constants.W_OK).then(
        () => true,
        () => false,
      ),
    });
  }
  return found.sort((a, b) => (a.deviceFile < b.deviceFile ? -1 : 1));
}

/** By the name of the device file that each link points to. */
async function namesById(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const name of await entries(folder)) {
    const path = join(folder, name);
    const target = await readlink(path).catch(() => undefined);
    if (target) names.set(basename(target), path);
  }
  return names;
}

async function usbDeviceOf(device: string): Promise<ListedSerialPort['usb']> {
  let folder = device;
  for (let above = 0; above < USB_DEVICE_AT_MOST_ABOVE; above++) {
    const [vendorId, productId, product] = await Promise.all(
      ['idVendor', 'idProduct', 'product'].map((file) => textOf(join(folder, file))),
    );
    if (vendorId && productId) return { vendorId, productId, product: product ?? '' };
    folder = dirname(folder);
  }
  return undefined;
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

async function entries(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
