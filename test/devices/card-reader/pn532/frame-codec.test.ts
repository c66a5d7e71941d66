import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeFrame,
  type Frame,
  FrameDecoder,
  MAX_FRAME_DATA,
} from '../../../../devices/card-reader/pn532/frame-codec.ts';
import { bytes, hex } from './reader-bench.ts';

const decode = (...chunks: Uint8Array[]) => {
  const decoder = new FrameDecoder();
  return chunks.flatMap((chunk) => decoder.push(chunk));
};

const anyFrame: fc.Arbitrary<Frame> = fc.oneof(
  fc.constantFrom<Frame>({ kind: 'ack' }, { kind: 'nack' }, { kind: 'applicationError' }),
  fc.record({
    kind: fc.constantFrom('toChip' as const, 'toHost' as const),
    data: fc.uint8Array({ maxLength: MAX_FRAME_DATA }),
  }),
);

const FIRMWARE_ANSWER = bytes('00 00 FF 06 FA D5 03 32 01 06 07 E8 00');
const firmwareFrame = { kind: 'toHost', data: bytes('03 32 01 06 07') };

describe('frames of UM0701-02', () => {
  it.each<[string, Frame]>([
    ['0000FF00FF00', { kind: 'ack' }],
    ['0000FFFF0000', { kind: 'nack' }],
    ['0000FF01FF7F8100', { kind: 'applicationError' }],
    ['0000FF02FED4022A00', { kind: 'toChip', data: bytes('02') }],
    ['0000FF06FAD50332010607E800', { kind: 'toHost', data: bytes('0332010607') }],
  ])('%s', (text, frame) => {
    expect(hex(encodeFrame(frame))).toBe(text);
    expect(decode(bytes(text))).toEqual([frame]);
  });

  it('become extended with more than 254 bytes of data', () => {
    const longestNormal = encodeFrame({ kind: 'toHost', data: new Uint8Array(254) });
    expect(hex(longestNormal.slice(0, 6))).toBe('0000FFFF01D5');
    const shortestExtended = encodeFrame({ kind: 'toHost', data: new Uint8Array(255) });
    expect(hex(shortestExtended.slice(0, 9))).toBe('0000FFFFFF0100FFD5');
  });

  it('cannot hold more than 264 bytes', () => {
    expect(() => encodeFrame({ kind: 'toChip', data: new Uint8Array(265) })).toThrow(RangeError);
  });
});

describe('the decoder', () => {
  it('gives back every sequence of frames, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(anyFrame, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        (frames, cuts) => {
          const stream = Uint8Array.from(frames.flatMap((frame) => [...encodeFrame(frame)]));
          const chunks: Uint8Array[] = [];
          for (let at = 0, cut = 0; at < stream.length; cut++) {
            const next = at + (cuts[cut % cuts.length] ?? 1);
            chunks.push(stream.subarray(at, next));
            at = next;
          }
          expect(decode(...chunks)).toEqual(frames);
        },
      ),
    );
  });

  it('does not mind how long preamble and postamble are', () => {
    expect(decode(bytes('00FF02FED4022A'))).toEqual([{ kind: 'toChip', data: bytes('02') }]);
    expect(decode(bytes('000000000000FF02FED4022A000000'))).toEqual([{ kind: 'toChip', data: bytes('02') }]);
  });

  it.each([
    ['a bad length checksum', '0000FF06FBD50332010607E800', 'lengthChecksum'],
    ['a bad data checksum', '0000FF06FAD50332010607E900', 'dataChecksum'],
    ['a length beyond the longest frame', '0000FFFFFF0110EF', 'tooLong'],
    ['a sender that does not exist', '0000FF02FEAA025400', 'unknownSender'],
    ['no sender at all', '0000FF000000', 'unknownSender'],
  ])('reports %s and finds the next frame', (_, text, why) => {
    expect(decode(bytes(text), FIRMWARE_ANSWER)).toEqual([{ kind: 'damaged', why }, firmwareFrame]);
  });

  it('finds a frame that stands inside a damaged one', () => {
    expect(decode(bytes('00FF 20E0 D5'), FIRMWARE_ANSWER, new Uint8Array(40)).at(-1)).toEqual(firmwareFrame);
  });

  it('takes any bytes, holds no more than one longest frame, and finds the frame behind them', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 6 }), (garbage) => {
        const decoder = new FrameDecoder();
        for (const chunk of garbage) decoder.push(chunk);
        const found = decoder.push(
          Uint8Array.of(...new Uint8Array(300), ...FIRMWARE_ANSWER, ...new Uint8Array(300)),
        );
        expect(found).toContainEqual(firmwareFrame);
      }),
    );
  });

  it('starts anew after a reset, whatever was unfinished', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (garbage) => {
        const decoder = new FrameDecoder();
        decoder.push(garbage);
        decoder.reset();
        expect(decoder.push(FIRMWARE_ANSWER)).toEqual([firmwareFrame]);
      }),
    );
  });
});
