import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Clock, delay } from '../clock.ts';
import { chooseHidDevice, type HidAddress, hidAddressInWords, type ListedHidDevice } from './hid-address.ts';
import type { HidOpenResult, OpenHidDevice } from './hid-device.ts';
import { type NodeHidHandle, nodeHidDevice } from './hid-node-device.ts';
import { type HidFailure, libraryFailure, openFailure } from './hid-node-failure.ts';

/** The part of node-hid that is used: its asynchronous interface. The other one blocks the event loop. */
export interface NodeHidLibrary {
  devicesAsync(): Promise<readonly NodeHidEntry[]>;
  readonly HIDAsync: { open(path: string): Promise<NodeHidHandle> };
}

interface NodeHidEntry {
  readonly path?: string | undefined;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string | undefined;
  readonly product?: string | undefined;
  readonly usagePage?: number | undefined;
}

/** Enumeration asks udev about every device of the machine, so it is not done more often than this. */
export const ENUMERATE_EVERY_MS = 1_000;

export type HidListing =
  | { readonly ok: true; readonly devices: readonly ListedHidDevice[] }
  | ({ readonly ok: false } & HidFailure);

/** The machine's HID devices. One for the whole process, so that drivers share the enumeration. */
export interface HidBus {
  /** What is plugged in now. Never rejects. */
  list(): Promise<HidListing>;
  /** An opener for the device that the address means, wherever it turns up. */
  opener(address: HidAddress): OpenHidDevice;
}

/**
 * The machine's HID devices through node-hid. The native library is loaded on first use only, so a machine
 * without it, or without the system libraries it needs, has a reader that cannot be opened, not a service
 * that cannot start.
 */
export function nodeHidBus(options: {
  readonly clock: Clock;
  readonly loadLibrary?: () => Promise<NodeHidLibrary>;
  readonly socketOf?: (path: string) => Promise<string>;
}): HidBus {
  const { clock } = options;
  const loadLibrary = options.loadLibrary ?? (() => import('node-hid'));
  const socketOf = options.socketOf ?? socketOfHidraw;
  const pathsInUse = new Set<string>();
  let notBefore = Number.NEGATIVE_INFINITY;
  let underWay: Promise<HidListing> | undefined;

  async function enumerate(): Promise<HidListing> {
    const early = notBefore - clock.monotonic();
    if (early > 0) await delay(clock, early);
    try {
      const library = await loadLibrary();
      const entries = await library.devicesAsync();
      return { ok: true, devices: await Promise.all(entries.flatMap((entry) => listed(entry, socketOf))) };
    } catch (error) {
      return { ok: false, ...libraryFailure(error) };
    } finally {
      notBefore = clock.monotonic() + ENUMERATE_EVERY_MS;
      underWay = undefined;
    }
  }

  function list(): Promise<HidListing> {
    underWay ??= enumerate();
    return underWay;
  }

  async function open(address: HidAddress): Promise<HidOpenResult> {
    const listing = await list();
    if (!listing.ok) return listing;
    const where = hidAddressInWords(address);
    const choice = chooseHidDevice(listing.devices, address);
    if (choice.kind === 'none') {
      return { ok: false, failure: 'notFound', detail: `no USB device ${where} is plugged in` };
    }
    if (choice.kind === 'several') {
      const names = choice.devices.map(({ serialNumber, socket }) =>
        serialNumber ? `serial number ${serialNumber}` : `socket ${socket}`,
      );
      const detail = `several USB devices ${where} are plugged in; set which one is meant: ${names.join(', or ')}`;
      return { ok: false, failure: 'failed', detail };
    }
    const { path } = choice.device;
    // Linux lets the same device be opened twice, and each side would then read the other one's answers.
    if (pathsInUse.has(path)) {
      return { ok: false, failure: 'busy', detail: `${where} is already in use by this program` };
    }
    pathsInUse.add(path);
    try {
      const library = await loadLibrary();
      const device = await nodeHidDevice(await library.HIDAsync.open(path));
      device.onClose(() => pathsInUse.delete(path));
      return { ok: true, device };
    } catch (error) {
      pathsInUse.delete(path);
      return { ok: false, ...openFailure(error, where) };
    }
  }

  return { list, opener: (address) => () => open(address) };
}

function listed(
  entry: NodeHidEntry,
  socketOf: (path: string) => Promise<string>,
): Promise<ListedHidDevice>[] {
  const { path, vendorId, productId, usagePage, serialNumber, product = '' } = entry;
  // Without a path there is nothing to open; hidapi lists such entries when the device is just going.
  if (!path) return [];
  return [
    socketOf(path).then((socket) => ({
      path,
      vendorId,
      productId,
      usagePage,
      serialNumber: serialNumber || undefined,
      product,
      socket,
    })),
  ];
}

/** Linux numbers hidraw nodes as they come; the kernel tells the socket. Elsewhere the path itself names it. */
async function socketOfHidraw(path: string): Promise<string> {
  const uevent = await readFile(`/sys/class/hidraw/${basename(path)}/device/uevent`, 'utf8').catch(() => '');
  return /^HID_PHYS=(.+)$/m.exec(uevent)?.[1] ?? path;
}
