import { access, constants } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cardReaderKinds } from '../../../devices/card-reader/card-reader-kinds.ts';
import { systemClock } from '../../../devices/clock.ts';
import { codeScannerKinds } from '../../../devices/code-scanner/code-scanner-kinds.ts';
import { notPermitted } from '../../../devices/transports/device-file-failure.ts';
import { chooseHidDevice, type ListedHidDevice } from '../../../devices/transports/hid-address.ts';
import { nodeHidBus } from '../../../devices/transports/hid-node.ts';
import { openFailure } from '../../../devices/transports/hid-node-failure.ts';
import { type ListedSerialPort, listSerialPorts } from '../../../devices/transports/serial-ports.ts';
import {
  isPrinter,
  listUsbPrinters,
  type UsbPrinterFound,
} from '../../../devices/transports/usb-printer-lookup.ts';
import type { Command } from '../../../serving/command.ts';
import { PRINTER_BAUD_RATE } from '../../config/device-address.ts';
import { namesOf } from '../../config/reader-address.ts';

/** A device as a technician wants to see it. */
export interface ListedDevice {
  readonly what: string;
  /** What to write into the config file, or which of several; undefined for what this product has no driver for. */
  readonly addresses: readonly string[];
  /** What keeps it from being opened, with what to do about it. */
  readonly problem: string | undefined;
}

export const listDevicesCommand: Command = {
  usage: 'list-devices [--all] [--json]',
  about:
    'Lists serial ports, card readers, code scanners and USB printers that are plugged in, what to write for them in config.json, and what keeps them from being opened; fails if anything does. --all shows other HID devices too.',

  async run(words, program) {
    const { values } = parseArgs({
      args: [...words],
      options: { all: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    const listing = await nodeHidBus({ clock: systemClock }).list();
    const hid = listing.ok ? await hidDevices(listing.devices, mayOpen) : [];
    const serial = serialDevices(await listSerialPorts());
    const printers = await usbPrinters(listUsbPrinters(), mayOpen);
    const shown = [...hid, ...serial, ...printers].filter(
      ({ addresses }) => values.all || addresses.length > 0,
    );
    const hidProblem = listing.ok ? undefined : listing.detail;
    if (values.json) {
      program.out.write(`${JSON.stringify({ devices: shown, hidProblem: hidProblem ?? null })}\n`);
    } else program.out.write(`${inWords(shown, hidProblem).join('\n')}\n`);
    return exitCode(shown, hidProblem);
  },
};

/** 0 if everything that is listed can be opened. `hidProblem`: why HID devices could not be listed at all. */
export function exitCode(shown: readonly ListedDevice[], hidProblem: string | undefined): 0 | 1 {
  return hidProblem === undefined && shown.every(({ problem }) => problem === undefined) ? 0 : 1;
}

/** Which of the HID devices are readers or scanners, and how each is to be written in the config file. */
export async function hidDevices(
  devices: readonly ListedHidDevice[],
  mayOpen: (path: string) => Promise<boolean>,
): Promise<readonly ListedDevice[]> {
  const seen = new Map(devices.map((device) => [device.path, device]));
  return Promise.all(
    [...seen.values()].map(async (device): Promise<ListedDevice> => {
      const { vendorId, productId, product, path, socket } = device;
      const what = `${hex(vendorId)}:${hex(productId)} ${product || 'HID device'}, ${path}, socket ${socket}`;
      const addresses = kindsOf(device, devices).map((kind) => addressOf(kind, device, devices));
      const blocked = addresses.length > 0 && !(await mayOpen(path));
      return {
        what,
        addresses,
        problem: blocked ? openFailure('permission denied', path).detail : undefined,
      };
    }),
  );
}

/** Which USB printers there are, and how each is to be written in the config file. */
export async function usbPrinters(
  printers: readonly UsbPrinterFound[],
  mayOpen: (path: string) => Promise<boolean>,
): Promise<readonly ListedDevice[]> {
  return Promise.all(
    printers.map(async ({ vendorId, productId, serialNumber, path }) => ({
      what: `${hex(vendorId)}:${hex(productId)} printer, ${path}`,
      addresses: [printerAddress({ vendorId, productId, serialNumber, path }, printers)],
      problem: (await mayOpen(path)) ? undefined : notPermitted(path, 'lp'),
    })),
  );
}

/** No more than is needed to tell it from the others; the file's number only where nothing else does. */
function printerAddress(
  printer: Omit<UsbPrinterFound, 'serialNumber'> & { readonly serialNumber: string | undefined },
  all: readonly UsbPrinterFound[],
): string {
  const { vendorId, productId, serialNumber, path } = printer;
  const alike = all.filter((other) => isPrinter({ vendorId, productId }, other));
  const ids = `usb:${hex(vendorId)}:${hex(productId)}`;
  if (alike.length === 1) return ids;
  const isUnique = alike.filter((other) => other.serialNumber === serialNumber).length === 1;
  return serialNumber !== undefined && isUnique ? `${ids}:${serialNumber}` : `usb:${path}`;
}

/** Any of them may be any kind of reader, scanner or printer: only opening it would tell. */
export function serialDevices(ports: readonly ListedSerialPort[]): readonly ListedDevice[] {
  return ports.map(({ path, deviceFile, usb, permitted }) => ({
    what: usb
      ? `${usb.vendorId}:${usb.productId} ${usb.product}, ${deviceFile}`
      : `serial port ${deviceFile}`,
    addresses: [...SERIAL_KINDS.map((kind) => `${kind}:${path}`), `serial:${path}@${PRINTER_BAUD_RATE}`],
    problem: permitted ? undefined : notPermitted(deviceFile, 'dialout'),
  }));
}

const SERIAL_KINDS = [...namesOf(cardReaderKinds.serial), ...namesOf(codeScannerKinds.serial)];
const HID_KINDS = { ...cardReaderKinds.hid, ...codeScannerKinds.hid };
type HidKind = keyof typeof HID_KINDS;

function kindsOf(device: ListedHidDevice, all: readonly ListedHidDevice[]): HidKind[] {
  const collections = all.filter(({ path }) => path === device.path);
  return namesOf(HID_KINDS).filter(
    (kind) => chooseHidDevice(collections, HID_KINDS[kind].usb).kind === 'one',
  );
}

/** No more than is needed to tell it from the others. */
function addressOf(kind: HidKind, device: ListedHidDevice, all: readonly ListedHidDevice[]): string {
  const { serialNumber, socket } = device;
  if (chooseHidDevice(all, HID_KINDS[kind].usb).kind === 'one') return kind;
  const bySerial =
    serialNumber !== undefined && chooseHidDevice(all, { ...HID_KINDS[kind].usb, serialNumber });
  return bySerial && bySerial.kind === 'one' ? `${kind}:SERIAL=${serialNumber}` : `${kind}:socket=${socket}`;
}

function inWords(devices: readonly ListedDevice[], hidProblem: string | undefined): string[] {
  const lines = devices.flatMap(({ what, addresses, problem }) => [
    `${addresses.join('  or  ') || '(no driver)'}`,
    `    ${what}`,
    ...(problem ? [`    PROBLEM: ${problem}`] : []),
  ]);
  if (hidProblem !== undefined) lines.push(`PROBLEM: ${hidProblem}`);
  return lines.length > 0 ? lines : ['No reader, scanner, printer or serial port is plugged in.'];
}

function mayOpen(path: string): Promise<boolean> {
  // Elsewhere than on Linux a path is no file, and only opening it would tell.
  if (!path.startsWith('/dev/')) return Promise.resolve(true);
  return access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
