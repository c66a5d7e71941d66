/** Which HID device is meant. Two of the same make are told apart by serial number, else by socket. */
export interface HidAddress {
  /** USB vendor ID; left out, every vendor. */
  readonly vendorId?: number;
  /** USB product IDs, any of them; left out, every product of the vendor. */
  readonly productIds?: readonly number[];
  /** The device's own serial number, where it has one. */
  readonly serialNumber?: string;
  /** The socket it is plugged into, as `ListedHidDevice.socket` names it. */
  readonly socket?: string;
  /** HID usage page of the collection that is wanted, where a device has several. */
  readonly usagePage?: number;
}

/** A HID device that is plugged in now. */
export interface ListedHidDevice {
  /** What the system opens it by. Another one after the next plugging in: never to be kept. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly usagePage: number | undefined;
  /** Undefined where the device reports none. */
  readonly serialNumber: string | undefined;
  /** What the device calls itself; may be empty. */
  readonly product: string;
  /** Stays the same as long as the device is plugged into the same socket, such as `usb-0000:00:14.0-2/input0`. */
  readonly socket: string;
}

export type HidChoice =
  | { readonly kind: 'one'; readonly device: ListedHidDevice }
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly devices: readonly ListedHidDevice[] };

/**
 * Picks the device that an address means. Never guesses between two: a guess could swap the readers of two
 * customers when one of them is plugged in again.
 */
export function chooseHidDevice(listed: readonly ListedHidDevice[], address: HidAddress): HidChoice {
  const byPath = new Map<string, ListedHidDevice>();
  for (const device of listed) {
    // A device with several collections is listed once for each, every time with the same path.
    if (isMeant(device, address) && !byPath.has(device.path)) byPath.set(device.path, device);
  }
  const devices = [...byPath.values()];
  const [device] = devices;
  if (!device) return { kind: 'none' };
  return devices.length === 1 ? { kind: 'one', device } : { kind: 'several', devices };
}

function isMeant(device: ListedHidDevice, address: HidAddress): boolean {
  return (
    (address.vendorId === undefined || address.vendorId === device.vendorId) &&
    (address.productIds?.includes(device.productId) ?? true) &&
    (address.serialNumber === undefined || address.serialNumber === device.serialNumber) &&
    (address.socket === undefined || address.socket === device.socket) &&
    (address.usagePage === undefined || address.usagePage === device.usagePage)
  );
}

/** The address in words for a technician, such as "0acd:3530 with serial number 12345". */
export function hidAddressInWords(address: HidAddress): string {
  const vendor = address.vendorId === undefined ? '*' : hex(address.vendorId);
  const products = address.productIds?.map(hex).join(' or ') ?? '*';
  const page = address.usagePage === undefined ? '' : ` with usage page ${hex(address.usagePage)}`;
  const serial = address.serialNumber === undefined ? '' : ` with serial number ${address.serialNumber}`;
  const socket = address.socket === undefined ? '' : ` in socket ${address.socket}`;
  return `${vendor}:${products}${page}${serial}${socket}`;
}

function hex(id: number): string {
  return id.toString(16).padStart(4, '0');
}
