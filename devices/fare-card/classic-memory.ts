/**
 * The memory of a MIFARE Classic card and its access rules, as in the NXP data sheets MF1S50yyX (1K) and
 * MF1S70yyX (4K), section 8.6 and 8.7. A sector is 4 blocks of 16 bytes (16 blocks from sector 32 of a 4K
 * card); its last block, the trailer, holds key A, the access bits and key B.
 */
export interface ClassicMemory {
  /** Block 0 first; 64 blocks on a 1K card, 256 on a 4K card. */
  readonly blocks: readonly Uint8Array[];
}

export const CLASSIC_BLOCK_BYTES = 16;

export function sectorOfBlock(block: number): number {
  return block < 128 ? block >> 2 : 32 + ((block - 128) >> 4);
}

export function trailerOfBlock(block: number): number {
  return block < 128 ? block | 3 : block | 15;
}

/** Key A or key B of the block's sector, 6 bytes; undefined where the card has no such block. */
export function classicKeyOf(memory: ClassicMemory, block: number, type: 'A' | 'B'): Uint8Array | undefined {
  const trailer = memory.blocks[trailerOfBlock(block)];
  return type === 'A' ? trailer?.subarray(0, 6) : trailer?.subarray(10, 16);
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
  if (!data || !trailer) return undefined;
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
    return data.slice();
  }
  const shown = data.slice();
  shown.fill(0, 0, 6);
  if (!keyBIsData) shown.fill(0, 10, 16);
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
