import { constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/**
 * A word for every field that a customer can type into, and one for what they can put before the scanner. Found
 * anywhere afterwards, it says which field it was. The words repeat nothing, within themselves or of each other,
 * so that a compressor that only refers back (Snappy, as in LevelDB) has to write them out where they first come.
 */
export const canaries = {
  narrative: 'Zanzibar7731kQw',
  name: 'Yxpolite5108gUv',
  email: 'Wombatje9264hTs',
  phone: '8005550143829617',
  /** Letters and digits that a code may have; nothing lies under it. */
  code: 'XJ6V8RKW3',
  scan: 'Qfgnarl4085bMz',
} as const;

export type Canary = keyof typeof canaries;

/** The answers of somebody who fills in every field. */
export const typed = {
  narrative: `The bus passed ${canaries.narrative} without stopping.`,
  name: `Ana ${canaries.name}`,
  email: `${canaries.email}@example.com`,
  phone: `+${canaries.phone}`,
};

/** The names of those words that these bytes hold, in any form in which a program would write them down. */
export function found(bytes: Uint8Array, words: Readonly<Record<string, string>> = canaries): string[] {
  const held = [Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)];
  if (bytes.length < LARGEST_UNPACKED) held.push(...unpacked(held[0] ?? Buffer.alloc(0)));
  return Object.entries(words)
    .filter(([, word]) => formsOf(word).some((form) => held.some((part) => part.includes(form))))
    .map(([name]) => name);
}

/** UTF-8, UTF-16 of either order, base64 at each of its three alignments, hex digits. */
function formsOf(word: string): Buffer[] {
  const utf8 = Buffer.from(word);
  const utf16 = Buffer.from(word, 'utf16le');
  const base64 = [0, 1, 2].map((before) => {
    const shifted = Buffer.concat([Buffer.alloc(before), utf8]).toString('base64');
    // The first and the last group also hold bits of what stands around the word.
    return Buffer.from(shifted.slice(before === 0 ? 0 : 4, -4));
  });
  const hex = utf8.toString('hex');
  return [
    utf8,
    utf16,
    Buffer.from(utf16).swap16(),
    ...base64,
    Buffer.from(hex),
    Buffer.from(hex.toUpperCase()),
  ];
}

/** Larger files are heap snapshots, which are plain text. */
const LARGEST_UNPACKED = 4 * 1024 * 1024;

/** A file that is still being written breaks off in the middle. */
const torn = { finishFlush: constants.Z_SYNC_FLUSH };
const inflate = (zlib: Buffer) => inflateSync(zlib, torn);

const packings = [
  // gzip (RFC 1952): a header of 10 bytes, then the file's name if the flag 8 is set.
  {
    begins: Buffer.from('1f8b0800', 'hex'),
    unpack: (gzip: Buffer) => inflateRawSync(gzip.subarray(10), torn),
  },
  {
    begins: Buffer.from('1f8b0808', 'hex'),
    unpack: (gzip: Buffer) => inflateRawSync(gzip.subarray(gzip.indexOf(0, 10) + 1), torn),
  },
  { begins: Buffer.from('28b52ffd', 'hex'), unpack: zstdDecompressSync },
  ...['7801', '785e', '789c', '78da'].map((zlib) => ({ begins: Buffer.from(zlib, 'hex'), unpack: inflate })),
  // A file in a ZIP archive: a header of 30 bytes with the lengths of the name and of the extra field that follow.
  {
    begins: Buffer.from('504b0304', 'hex'),
    unpack: (zip: Buffer) =>
      inflateRawSync(zip.subarray(30 + zip.readUInt16LE(26) + zip.readUInt16LE(28)), torn),
  },
];

/** What can be unpacked from somewhere in these bytes. Brotli has no mark of its own and is not looked for. */
function unpacked(bytes: Buffer): Buffer[] {
  return packings.flatMap(({ begins, unpack }) => {
    const parts: Buffer[] = [];
    for (let at = bytes.indexOf(begins); at >= 0; at = bytes.indexOf(begins, at + 1)) {
      try {
        parts.push(unpack(bytes.subarray(at)));
      } catch {
        // These bytes only looked like the beginning of something.
      }
    }
    return parts;
  });
}
