import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishedWav } from '../../../../terminal-service/modules/speech/wav.ts';
import { readWav, wavBytes } from './wav-bytes.ts';

const ofBytes = (bytes: Uint8Array) => finishedWav(bytes) ?? new Uint8Array();

describe('the header of a sound that was written to a pipe', () => {
  it('gets the lengths of what really came', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (samples) => {
        const wav = readWav(ofBytes(wavBytes(samples)));
        expect(wav.sampleRate).toBe(22_050);
        expect(wav.samples).toEqual(samples.slice(0, samples.length - (samples.length % 2)));
      }),
    );
  });

  it('is left as it is when it was right already', () => {
    const right = wavBytes(Uint8Array.of(1, 2, 3, 4), { riffBytes: 40, dataBytes: 4 });
    expect(finishedWav(right)).toEqual(right);
  });

  it('is read where it lies, in the middle of a larger buffer', () => {
    const whole = new Uint8Array(60);
    whole.set(wavBytes(Uint8Array.of(5, 6)), 7);
    expect(readWav(ofBytes(whole.subarray(7, 53))).samples).toEqual(Uint8Array.of(5, 6));
  });

  it('does not touch the bytes that it was given', () => {
    const piped = Buffer.from(wavBytes(Uint8Array.of(1, 2, 3)));
    const before = Buffer.from(piped);
    const wav = ofBytes(piped);
    expect(piped).toEqual(before);
    expect(readWav(wav).samples).toEqual(Uint8Array.of(1, 2));
  });
});

describe('bytes that are no such sound', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a header that was cut off', wavBytes(new Uint8Array()).subarray(0, 43)],
    ['two channels', wavBytes(new Uint8Array(4)).with(22, 2)],
    ['eight bits', wavBytes(new Uint8Array(4)).with(34, 8)],
    ['compressed sound', wavBytes(new Uint8Array(4)).with(20, 0x55)],
    ['another chunk before the data', wavBytes(new Uint8Array(4)).with(36, 0x4c)],
  ])('%s', (_what, bytes) => {
    expect(finishedWav(bytes)).toBeUndefined();
  });

  it('whatever they are, they are refused or given a true header', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const wav = finishedWav(bytes);
        if (wav) readWav(wav);
      }),
    );
  });
});
