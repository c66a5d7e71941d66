/**
 * The memory of a MIFARE Classic card and its access rules, as in the NXP data sheets MF1S50yyX (1K) and
 * MF1S70yyX (4K), section 8.6 and 8.7. A sector is 4 blocks of 16 bytes (16 blocks from sector 32 of a 4K
 * card); its last block, the trailer, holds key A, the access bits and key B.
 */
export interface ClassicMemory {
  /** Block 0 first; 64 blocks on a 1K card, 256 on a 4K card. */
  readonly blocks: readonly Uint8Array[];
  /**
   * Where in the whole memory, counted in bytes, nothing is known: whoever made the dump had no key. What stands
   * there in `blocks` means nothing, and no read ever gives it out.
   */
  readonly unread?: ReadonlySet<number> | undefined;
}

export const CLASSIC_BLOCK_BYTES = 16;

/** Where the parts of a trailer begin and end. */
const KEY_A = [0, 6] as const;
const ACCESS_BITS = [6, 10] as const;
const KEY_B = [10, 16] as const;

export function sectorOfBlock(block: number): number {
  return block < 128 ? block >> 2 : 32 + ((block - 128) >> 4);
}

export function trailerOfBlock(block: number): number {
  return block < 128 ? block | 3 : block | 15;
}

/** Key A or key B of the block's sector, 6 bytes; undefined where it is not known or the card has no such block. */
export function classicKeyOf(memory: ClassicMemory, block: number, type: 'A' | 'B'): Uint8Array | undefined {
  const trailer = trailerOfBlock(block);
  const [from, to] = type === 'A' ? KEY_A : KEY_B;
  return isKnown(memory, trailer, from, to) ? memory.blocks[trailer]?.subarray(from, to) : undefined;
}

/** True when all of these bytes of the block were read. */
export function isKnown(memory: ClassicMemory, block: number, from = 0, to = CLASSIC_BLOCK_BYTES): boolean {
  const { unread } = memory;
  if (!unread) return true;
  for (let at = from; at < to; at++) if (unread.has(block * CLASSIC_BLOCK_BYTES + at)) return false;
  return true;
}

/**
 * What the card answers to a read of `block` after authentication with a key of the given type: 16 bytes,
 * or undefined where the access bits forbid it. A trailer never gives key A, and key B only where it is
 * used as data; unreadable parts are zeros.
 */
export function readAsKeyHolder(
  memory: ClassicMemory,
  block: number,
  type: 'A' | 'B',
): Uint8Array | undefined {
  const trailerNumber = trailerOfBlock(block);
  const data = memory.blocks[block];
  const trailer = memory.blocks[trailerNumber];
  if (!data || !trailer || !isKnown(memory, trailerNumber, ...ACCESS_BITS)) return undefined;
  const group = block === trailerNumber ? 3 : block < 128 ? block & 3 : Math.floor(((block - 128) & 15) / 5);
  const condition = accessCondition(trailer, group);
  const trailerCondition = accessCondition(trailer, 3);
  if (condition === undefined || trailerCondition === undefined) return undefined;
  // A key B that can be read is data: it opens the sector but gives no right.
  const keyBIsData = KEY_B_READABLE.has(trailerCondition);
  if (type === 'B' && keyBIsData) return undefined;
  if (block !== trailerNumber) {
    if (condition === 0b111) return undefined;
    if (type === 'A' && (condition === 0b011 || condition === 0b101)) return undefined;
    return isKnown(memory, block) ? data.slice() : undefined;
  }
  const shown = data.slice();
  shown.fill(0, ...KEY_A);
  if (!keyBIsData) shown.fill(0, ...KEY_B);
  else if (!isKnown(memory, block, ...KEY_B)) return undefined;
  return shown;
}

/** Trailer conditions C1 C2 C3 under which key A may read key B. */
const KEY_B_READABLE: ReadonlySet<number> = new Set([0b000, 0b010, 0b001]);

/**
 * The condition C1 C2 C3 (C1 is the highest of the three bits) of a block group, or undefined where the
 * inverted copies disagree: the card blocks such a sector for good.
 */
function accessCondition(trailer: Uint8Array, group: number): number | undefined {
  const [byte6 = 0, byte7 = 0, byte8 = 0] = trailer.subarray(6, 9);
  const c1 = byte7 >> 4;
  const c2 = byte8 & 0x0f;
  const c3 = byte8 >> 4;
  const intact =
    (byte6 & 0x0f) === (~c1 & 0x0f) && byte6 >> 4 === (~c2 & 0x0f) && (byte7 & 0x0f) === (~c3 & 0x0f);
  if (!intact) return undefined;
  const bit = (bits: number) => (bits >> group) & 1;
  return (bit(c1) << 2) | (bit(c2) << 1) | bit(c3);
}
