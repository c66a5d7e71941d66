import { deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canaries, found } from './canaries.ts';

const sentence = `before ${canaries.name} after`;
const amid = (bytes: Uint8Array) => Buffer.concat([Buffer.alloc(300, 7), bytes, Buffer.alloc(300, 9)]);
const zip = () => {
  const header = Buffer.alloc(30 + 4);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(4, 26);
  header.write('file', 30);
  return Buffer.concat([header, deflateRawSync(sentence)]);
};

describe('a canary is found', () => {
  it.each<[string, () => Uint8Array]>([
    ['as it was typed', () => Buffer.from(sentence)],
    ['in the two bytes a letter of a browser', () => Buffer.from(sentence, 'utf16le')],
    ['with those two bytes swapped', () => Buffer.from(sentence, 'utf16le').swap16()],
    ['in base64', () => Buffer.from(Buffer.from(sentence).toString('base64'))],
    ['in base64 one byte further', () => Buffer.from(Buffer.from(`.${sentence}`).toString('base64'))],
    ['in base64 two bytes further', () => Buffer.from(Buffer.from(`..${sentence}`).toString('base64'))],
    ['in hex digits', () => Buffer.from(Buffer.from(sentence).toString('hex'))],
    ['in gzip', () => gzipSync(sentence)],
    [
      'in gzip with a name',
      () => {
        const packed = gzipSync(sentence);
        packed[3] = 8;
        return Buffer.concat([packed.subarray(0, 10), Buffer.from('name\0'), packed.subarray(10)]);
      },
    ],
    ['in zlib that breaks off', () => deflateSync(sentence).subarray(0, -6)],
    ['in zlib', () => deflateSync(sentence)],
    ['in Zstandard', () => zstdCompressSync(sentence)],
    ['in a ZIP archive', zip],
  ])('%s', (_how, bytes) => {
    expect(found(amid(bytes()))).toEqual(['name']);
  });
});

it('no canary repeats four bytes of another or of itself, which a compressor could refer back to', () => {
  const pieces = Object.values(canaries).flatMap((word) =>
    Array.from({ length: word.length - 3 }, (_, at) => word.slice(at, at + 4)),
  );
  expect(new Set(pieces).size).toBe(pieces.length);
});
