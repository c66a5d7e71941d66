import { CLASSIC_BLOCK_BYTES, type ClassicMemory, sectorOfBlock } from './classic-memory.ts';

/** A dump of a MIFARE Classic card: its memory, and what it answers when it is selected. */
export interface ClassicDump {
  /** 4 or 7 bytes, from the manufacturer block. */
  readonly uid: Uint8Array;
  /** SEL_RES: 08h for 1K, 18h for 4K. */
  readonly sak: number;
  /** SENS_RES, two bytes, high byte first. */
  readonly atqa: Uint8Array;
  readonly memory: ClassicMemory;
}

export type MfdResult =
  | { readonly ok: true; readonly card: ClassicDump }
  /** `problem` is one English sentence that says what is wrong with the file. */
  | { readonly ok: false; readonly problem: string };

/**
 * Reads a raw `.mfd` dump, the format of libnfc's nfc-mfclassic: the blocks of the card one after the
 * other, 1024 bytes for 1K and 4096 for 4K, nothing else.
 *
 * The manufacturer block tells the UID's length: a 4-byte UID is followed by its check byte, the exclusive
 * or of the four (ISO/IEC 14443-3), a 7-byte UID is not. A wrong check byte alone makes no 7-byte UID of the four bytes
 * and what follows them. SEL_RES and SENS_RES follow from size and UID length (NXP AN10833), as several chips store
 * other bytes there.
 *
 * A sector that is all zeros, trailer and all, was not read: no card has such access bits. Programs leave zeros
 * where they had no key.
 */
export function parseMfd(bytes: Uint8Array): MfdResult {
  const is4K = bytes.length === 4096;
  if (bytes.length !== 1024 && !is4K) {
    return {
      ok: false,
      problem: `A .mfd file holds 1024 bytes (MIFARE Classic 1K) or 4096 bytes (4K); this one holds ${bytes.length}.`,
    };
  }
  const first = bytes.subarray(0, CLASSIC_BLOCK_BYTES);
  if (first.every((byte) => byte === 0)) {
    return {
      ok: false,
      problem: 'The first block is nothing but zeros: it was not read, and without it there is no UID.',
    };
  }
  const uidLength = uidLengthOf(first);
  if (uidLength === undefined) {
    return {
      ok: false,
      problem:
        'The first block is damaged, or no manufacturer block: its fifth byte is not the check byte of a 4-byte UID, and nothing says that the UID has 7 bytes.',
    };
  }
  const blocks: Uint8Array[] = [];
  for (let start = 0; start < bytes.length; start += CLASSIC_BLOCK_BYTES) {
    blocks.push(bytes.slice(start, start + CLASSIC_BLOCK_BYTES));
  }
  const lowAtqa = (is4K ? 0x02 : 0x04) | (uidLength === 4 ? 0 : 0x40);
  return {
    ok: true,
    card: {
      uid: bytes.slice(0, uidLength),
      sak: is4K ? 0x18 : 0x08,
      atqa: Uint8Array.of(0x00, lowAtqa),
      memory: { blocks, unread: zeroSectors(blocks) },
    },
  };
}

/**
 * How many bytes of a first block are the UID; undefined when it cannot be told. Most chips store SENS_RES, low byte
 * first, in byte 6 behind a 4-byte UID and in byte 8 behind one of 7 bytes, where it has bit 7 set (NXP AN10833). One
 * in 256 7-byte UIDs looks by its fifth byte as if it had a check byte.
 */
function uidLengthOf(first: Uint8Array): 4 | 7 | undefined {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0, checkByte] = first;
  const checkByteHolds = (b0 ^ b1 ^ b2 ^ b3) === checkByte;
  const sensRes = (at: number) => (first[at + 1] === 0 ? first[at] : undefined);
  if (sensRes(6) === 0x04 || sensRes(6) === 0x02) return checkByteHolds ? 4 : undefined;
  if (sensRes(8) === 0x44 || sensRes(8) === 0x42) return 7;
  if (checkByteHolds) return 4;
  return b0 === NXP ? 7 : undefined;
}

/** Manufacturer code (ISO/IEC 7816-6) that a 7-byte UID of NXP's begins with. */
const NXP = 0x04;

/** The bytes of the sectors that hold nothing but zeros; undefined when there are none. */
function zeroSectors(blocks: readonly Uint8Array[]): ReadonlySet<number> | undefined {
  const written = new Set(
    blocks.flatMap((block, number) => (block.some((byte) => byte !== 0) ? [sectorOfBlock(number)] : [])),
  );
  const unread = blocks.flatMap((_, number) =>
    written.has(sectorOfBlock(number))
      ? []
      : Array.from({ length: CLASSIC_BLOCK_BYTES }, (_, at) => number * CLASSIC_BLOCK_BYTES + at),
  );
  return unread.length > 0 ? new Set(unread) : undefined;
}
