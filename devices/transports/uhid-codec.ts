/**
 * The events of Linux's /dev/uhid (include/uapi/linux/uhid.h; Documentation/hid/uhid.rst): one of them for each
 * read and each write, a 32-bit kind first. All fields are packed, in the machine's byte order, which is little
 * endian on everything that Linux runs a kiosk on.
 */

/** sizeof(struct uhid_event): the kernel rounds 4376 up for the 64-bit field in the union. */
export const UHID_EVENT_BYTES = 4380;

/** `struct hid_device_id`s BUS_USB. hidapi passes over devices on BUS_VIRTUAL. */
const BUS_USB = 3;
const DATA_MAX = 4096;
const OK = 0;
const EIO = 5;

const kinds = {
  destroy: 1,
  stop: 3,
  open: 4,
  close: 5,
  output: 6,
  getReport: 9,
  getReportReply: 10,
  create: 11,
  input: 12,
  setReport: 13,
  setReportReply: 14,
} as const;

/** What a HID device is, to whoever looks at the bus. */
export interface HidFace {
  readonly vendorId: number;
  readonly productId: number;
  /** What the device calls itself, at most 127 bytes. */
  readonly name: string;
  /** HID 1.11 section 6.2.2. */
  readonly reportDescriptor: Uint8Array;
}

export interface UhidDevice extends HidFace {
  /** At most 63 bytes; empty for a device without one. */
  readonly serialNumber: string;
  /** Where it is plugged in, as `ListedHidDevice.socket` will name it; at most 63 bytes. */
  readonly socket: string;
}

/** What the kernel tells the device. `request` is to be given back with the answer. */
export type UhidEvent =
  | { readonly kind: 'opened' | 'closed' | 'stopped' }
  | { readonly kind: 'outputReport'; readonly report: Uint8Array }
  | { readonly kind: 'setReport'; readonly request: number; readonly report: Uint8Array }
  | { readonly kind: 'getReport'; readonly request: number; readonly reportId: number }
  /** Of no consequence to a simulated device. */
  | { readonly kind: 'other' };

/** Takes any bytes, never throws. */
export function decodeUhidEvent(bytes: Uint8Array): UhidEvent {
  if (bytes.length < UHID_EVENT_BYTES) return { kind: 'other' };
  const view = viewOf(bytes);
  switch (view.getUint32(0, true)) {
    case kinds.open:
      return { kind: 'opened' };
    case kinds.close:
      return { kind: 'closed' };
    case kinds.stop:
      return { kind: 'stopped' };
    case kinds.output:
      return { kind: 'outputReport', report: dataAt(bytes, 4, view.getUint16(4 + DATA_MAX, true)) };
    case kinds.setReport:
      return {
        kind: 'setReport',
        request: view.getUint32(4, true),
        report: dataAt(bytes, 12, view.getUint16(10, true)),
      };
    case kinds.getReport:
      return { kind: 'getReport', request: view.getUint32(4, true), reportId: view.getUint8(8) };
    default:
      return { kind: 'other' };
  }
}

/** Throws a RangeError for what does not fit: that is a mistake in our own code. */
export function encodeCreate(device: UhidDevice): Uint8Array {
  const { event, view } = emptyEvent(kinds.create);
  event.set(textOf(device.name, 127), 4);
  event.set(textOf(device.socket, 63), 132);
  event.set(textOf(device.serialNumber, 63), 196);
  view.setUint16(260, device.reportDescriptor.length, true);
  view.setUint16(262, BUS_USB, true);
  view.setUint32(264, device.vendorId, true);
  view.setUint32(268, device.productId, true);
  event.set(fitting(device.reportDescriptor), 280);
  return event;
}

export function encodeDestroy(): Uint8Array {
  return emptyEvent(kinds.destroy).event;
}

export function encodeInput(report: Uint8Array): Uint8Array {
  const { event, view } = emptyEvent(kinds.input);
  view.setUint16(4, report.length, true);
  event.set(fitting(report), 6);
  return event;
}

/** The answer to `getReport`, the report's ID first; undefined: the device has no such report. */
export function encodeGetReportReply(request: number, report: Uint8Array | undefined): Uint8Array {
  const { event, view } = emptyEvent(kinds.getReportReply);
  view.setUint32(4, request, true);
  view.setUint16(8, report ? OK : EIO, true);
  view.setUint16(10, report?.length ?? 0, true);
  if (report) event.set(fitting(report), 12);
  return event;
}

/** The answer to `setReport`: whether the device takes it. */
export function encodeSetReportReply(request: number, taken: boolean): Uint8Array {
  const { event, view } = emptyEvent(kinds.setReportReply);
  view.setUint32(4, request, true);
  view.setUint16(8, taken ? OK : EIO, true);
  return event;
}

function emptyEvent(kind: number): { event: Uint8Array; view: DataView } {
  const event = new Uint8Array(UHID_EVENT_BYTES);
  const view = viewOf(event);
  view.setUint32(0, kind, true);
  return { event, view };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function dataAt(bytes: Uint8Array, at: number, length: number): Uint8Array {
  return bytes.slice(at, at + Math.min(length, DATA_MAX));
}

function fitting(data: Uint8Array): Uint8Array {
  if (data.length > DATA_MAX) throw new RangeError(`the kernel takes at most ${DATA_MAX} bytes`);
  return data;
}

function textOf(text: string, most: number): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > most) throw new RangeError(`"${text}" is longer than ${most} bytes`);
  return bytes;
}
