import { access, constants } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { cardReaderKinds } from '../../../devices/card-reader/card-reader-kinds.ts';
import { systemClock } from '../../../devices/clock.ts';
import { codeScannerKinds } from '../../../devices/code-scanner/code-scanner-kinds.ts';
import { chooseHidDevice, type ListedHidDevice } from '../../../devices/transports/hid-address.ts';
import { type HidListing, nodeHidBus } from '../../../devices/transports/hid-node.ts';
import { openFailure } from '../../../devices/transports/hid-node-failure.ts';
import { type ListedSerialPort, listSerialPorts } from '../../../devices/transports/serial-ports.ts';
import type { Command } from '../../../serving/command.ts';
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
    'Lists serial ports, card readers and code scanners that are plugged in, what to write for them in config.json, and what keeps them from being opened. --all shows other HID devices too.',

  async run(words, program) {
    const { values } = parseArgs({
      args: [...words],
      options: { all: { type: 'boolean' }, json: { type: 'boolean' } },
    });
    const listing = await nodeHidBus({ clock: systemClock }).list();
    const hid = listing.ok ? await hidDevices(listing.devices, mayOpen) : [];
    const serial = serialDevices(await listSerialPorts());
    const shown = [...hid, ...serial].filter(({ addresses }) => values.all || addresses.length > 0);
    if (values.json) {
      const problem = listing.ok ? null : listing.detail;
      program.out.write(`${JSON.stringify({ devices: shown, hidProblem: problem })}\n`);
    } else program.out.write(`${inWords(shown, listing).join('\n')}\n`);
    return listing.ok ? 0 : 1;
  },
};

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

/** Any of them may be any kind of reader or scanner: only opening it would tell. */
export function serialDevices(ports: readonly ListedSerialPort[]): readonly ListedDevice[] {
  return ports.map(({ path, deviceFile, usb, permitted }) => ({
    what: usb
      ? `${usb.vendorId}:${usb.productId} ${usb.product}, ${deviceFile}`
      : `serial port ${deviceFile}`,
    addresses: SERIAL_KINDS.map((kind) => `${kind}:${path}`),
    problem: permitted
      ? undefined
      : `this account may not open ${deviceFile}; add it to the group "dialout" and log in again (usermod --append --groups dialout ACCOUNT)`,
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

function inWords(devices: readonly ListedDevice[], listing: HidListing): string[] {
  const lines = devices.flatMap(({ what, addresses, problem }) => [
    `${addresses.join('  or  ') || '(no driver)'}`,
    `    ${what}`,
    ...(problem ? [`    PROBLEM: ${problem}`] : []),
  ]);
  if (!listing.ok) lines.push(`PROBLEM: ${listing.detail}`);
  return lines.length > 0 ? lines : ['No reader, scanner or serial port is plugged in.'];
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
