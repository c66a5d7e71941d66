import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeUhidEvent,
  encodeCreate,
  encodeDestroy,
  encodeGetReportReply,
  encodeInput,
  encodeSetReportReply,
  UHID_EVENT_BYTES,
} from '../../../devices/transports/uhid-codec.ts';

/** An event as the kernel writes it: kind, then fields at their places in include/uapi/linux/uhid.h. */
function kernelEvent(kind: number, fields: Readonly<Record<number, readonly number[]>> = {}): Uint8Array {
  const event = new Uint8Array(UHID_EVENT_BYTES);
  event[0] = kind;
  for (const [at, bytes] of Object.entries(fields)) event.set(bytes, Number(at));
  return event;
}

const hex = (bytes: Uint8Array, from: number, to: number) => bytes.slice(from, to).toHex();

const device = {
  vendorId: 0x0acd,
  productId: 0x3530,
  name: 'Reader',
  socket: 'usb-1/input0',
  serialNumber: 'S1',
  reportDescriptor: Uint8Array.of(0x06, 0x00, 0xff),
};

describe('what the kernel says', () => {
  it.each([
    [4, { kind: 'opened' }],
    [5, { kind: 'closed' }],
    [3, { kind: 'stopped' }],
    [2, { kind: 'other' }],
    [77, { kind: 'other' }],
  ])('kind %i is understood', (kind, meaning) => {
    expect(decodeUhidEvent(kernelEvent(kind))).toEqual(meaning);
  });

  it('an output report has its length behind it', () => {
    const event = kernelEvent(6, { 4: [0x01, 0xaa, 0xbb], 4100: [3, 0] });
    expect(decodeUhidEvent(event)).toEqual({ kind: 'outputReport', report: Uint8Array.of(1, 0xaa, 0xbb) });
  });

  it('a feature report that is set has its length before it', () => {
    const event = kernelEvent(13, { 4: [0x78, 0x56, 0x34, 0x12], 8: [0, 0], 10: [2, 0], 12: [0x00, 0x8f] });
    expect(decodeUhidEvent(event)).toEqual({
      kind: 'setReport',
      request: 0x12345678,
      report: Uint8Array.of(0, 0x8f),
    });
  });

  it('a feature report that is asked for has its number', () => {
    const event = kernelEvent(9, { 4: [7, 0, 0, 0], 8: [2, 0] });
    expect(decodeUhidEvent(event)).toEqual({ kind: 'getReport', request: 7, reportId: 2 });
  });

  it('a length that no report has takes nothing from beyond the data', () => {
    const event = kernelEvent(6, { 4100: [0xff, 0xff] });
    expect(decodeUhidEvent(event)).toMatchObject({ report: new Uint8Array(4096) });
  });

  it('any bytes are survived', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: UHID_EVENT_BYTES, size: 'max' }), (bytes) => {
        expect(decodeUhidEvent(bytes).kind).toBeTypeOf('string');
      }),
    );
  });
});

describe('what the kernel is told', () => {
  it('a device, on the USB bus', () => {
    const event = encodeCreate(device);
    expect(event.length).toBe(4380);
    expect(hex(event, 0, 4)).toBe('0b000000');
    expect(new TextDecoder().decode(event.slice(4, 11))).toBe('Reader\0');
    expect(new TextDecoder().decode(event.slice(132, 145))).toBe('usb-1/input0\0');
    expect(new TextDecoder().decode(event.slice(196, 199))).toBe('S1\0');
    expect(hex(event, 260, 272)).toBe('03000300cd0a000030350000');
    expect(hex(event, 280, 284)).toBe('0600ff00');
  });

  it('an input report', () => {
    expect(hex(encodeInput(Uint8Array.of(1, 2, 3)), 0, 10)).toBe('0c000000030001020300');
  });

  it('a feature report, or that there is none', () => {
    expect(hex(encodeGetReportReply(7, Uint8Array.of(0, 0x8f)), 0, 14)).toBe(
      '0a000000070000000000' + '0200' + '008f',
    );
    expect(hex(encodeGetReportReply(7, undefined), 0, 12)).toBe('0a0000000700000005000000');
  });

  it('whether a feature report was taken', () => {
    expect(hex(encodeSetReportReply(7, true), 0, 10)).toBe('0e000000070000000000');
    expect(hex(encodeSetReportReply(7, false), 0, 10)).toBe('0e000000070000000500');
  });

  it('that the device goes', () => {
    expect(hex(encodeDestroy(), 0, 4)).toBe('01000000');
  });

  it('nothing that has no room', () => {
    expect(() => encodeCreate({ ...device, serialNumber: 'x'.repeat(64) })).toThrow(RangeError);
    expect(() => encodeInput(new Uint8Array(4097))).toThrow(RangeError);
  });
});
