import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  completedProcessId,
  type PrinterReply,
  StatusDecoder,
} from '../../../../devices/receipt-printer/escpos/status-codec.ts';

const decode = (...bytes: number[]) => new StatusDecoder().push(Uint8Array.from(bytes));

describe('what the printer says', () => {
  test.each<[string, number[], PrinterReply[]]>([
    ['DLE EOT 1, all well', [0x12], [{ kind: 'realTimeStatus', byte: 0x12 }]],
    ['DLE EOT 1, offline', [0x1a], [{ kind: 'realTimeStatus', byte: 0x1a }]],
    ['DLE EOT 4, near its end and at its end', [0x7e], [{ kind: 'realTimeStatus', byte: 0x7e }]],
    ['ASB, all well', [0x10, 0, 0, 0x0f], [{ kind: 'automaticStatus', bytes: [0x10, 0, 0, 0x0f] }]],
    ['ASB, drawer open', [0x14, 0, 0, 0], [{ kind: 'automaticStatus', bytes: [0x14, 0, 0, 0] }]],
    ['ASB, cover open', [0x38, 0, 0, 0x0f], [{ kind: 'automaticStatus', bytes: [0x38, 0, 0, 0x0f] }]],
    ['GS r 1, near its end', [0x03], [{ kind: 'single', byte: 0x03 }]],
    ['GS I 1, TM-T88', [0x20], [{ kind: 'single', byte: 0x20 }]],
    ['GS I 67', [0x5f, 0x54, 0x4d, 0], [{ kind: 'block', header: 0x5f, text: 'TM' }]],
    ['GS ( H', [0x37, 0x22, 0x41, 0x42, 0x43, 0x44, 0], [{ kind: 'block', header: 0x37, text: '"ABCD' }]],
    ['buffers cleared', [0x37, 0x25, 0], [{ kind: 'block', header: 0x37, text: '%' }]],
    [
      'XOFF and XON',
      [0x13, 0x11],
      [
        { kind: 'flowControl', on: false },
        { kind: 'flowControl', on: true },
      ],
    ],
    ['a byte that is nothing', [0xff], [{ kind: 'noise', bytes: [0xff] }]],
  ])('%s', (_, bytes, replies) => {
    expect(decode(...bytes)).toEqual(replies);
  });

  test('an ASB that was broken off does not swallow the answer after it', () => {
    expect(decode(0x10, 0x00, 0x12)).toEqual([
      { kind: 'noise', bytes: [0x10, 0x00] },
      { kind: 'realTimeStatus', byte: 0x12 },
    ]);
  });

  test('XOFF in the middle of an answer does not break it', () => {
    expect(decode(0x10, 0x00, 0x13, 0x00, 0x0f)).toEqual([
      { kind: 'flowControl', on: false },
      { kind: 'automaticStatus', bytes: [0x10, 0, 0, 0x0f] },
    ]);
  });

  test('a block without an end is given up, and what follows is understood', () => {
    const endless = new Uint8Array(500).fill(0x41);
    const decoder = new StatusDecoder();
    decoder.push(Uint8Array.from([0x5f]));
    expect(decoder.push(endless)).toContainEqual(expect.objectContaining({ kind: 'noise' }));
    expect(decoder.push(Uint8Array.from([0x12]))).toContainEqual({ kind: 'realTimeStatus', byte: 0x12 });
  });

  test.each([
    ['too short', '"ABC'],
    ['too long', '"ABCDE'],
    ['another function', '#ABCD'],
  ])('a process id that is %s is none', (_, text) => {
    expect(completedProcessId({ kind: 'block', header: 0x37, text })).toBeUndefined();
  });
});

const anyReply = fc.oneof(
  fc.constantFrom(0x12, 0x16, 0x1a, 0x7e).map((byte) => [byte]),
  fc.constantFrom(0x00, 0x03, 0x20, 0x4f).map((byte) => [byte]),
  fc
    .tuple(fc.constantFrom(0x10, 0x14, 0x18, 0x38), fc.constantFrom(0, 8, 0x20), fc.constantFrom(0, 3, 15))
    .map(([a, b, c]) => [a, b, c, 0x0f]),
  fc.array(fc.integer({ min: 0x20, max: 0x7e }), { maxLength: 60 }).map((text) => [0x5f, ...text, 0]),
  fc
    .array(fc.integer({ min: 0x20, max: 0x7e }), { minLength: 4, maxLength: 4 })
    .map((id) => [0x37, 0x22, ...id, 0]),
);

test('answers are understood the same wherever the network cuts them', () => {
  fc.assert(
    fc.property(
      fc.array(anyReply, { maxLength: 20 }),
      fc.array(fc.integer({ min: 1, max: 9 })),
      (replies, cuts) => {
        const bytes = Uint8Array.from(replies.flat());
        const whole = new StatusDecoder().push(bytes);
        expect(whole).toHaveLength(replies.length);
        const decoder = new StatusDecoder();
        const pieces: PrinterReply[] = [];
        let at = 0;
        for (let cut = 0; at < bytes.length; cut++) {
          const length = cuts[cut] ?? 1;
          pieces.push(...decoder.push(bytes.subarray(at, at + length)));
          at += length;
        }
        expect(pieces).toEqual(whole);
      },
    ),
  );
});

test('whatever arrives, it neither throws nor stays deaf', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
      const decoder = new StatusDecoder();
      decoder.push(bytes);
      // A NUL ends any block, three more any ASB.
      decoder.push(new Uint8Array(4));
      expect(decoder.push(Uint8Array.from([0x12]))).toEqual([{ kind: 'realTimeStatus', byte: 0x12 }]);
    }),
    { numRuns: 300 },
  );
});
