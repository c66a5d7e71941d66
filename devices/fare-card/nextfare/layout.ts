/*
 * Where things lie on a Nextfare MIFARE Classic 1K card, by absolute block number (sector times 4 plus block).
 * Sector 4 and the sectors from 9 up hold nothing that is known (Metrodroid wiki, "Cubic Nextfare MFC").
 */

/** Magic bytes and the system code. */
export const SYSTEM_BLOCK = 1;

/** Marks the system block of every Nextfare card from byte 1 on, in hex; the 6 bytes of system code follow. */
export const MAGIC = '16181A1B1C1D1E1F';
export const MAGIC_AT = 1;

/** Begins differently in systems that share a system code. */
export const VARIANT_BLOCK = 2;

/** The blocks that hold records, ascending. */
export const recordBlocks = {
  balances: [4, 5],
  config: [6],
  topUps: [8, 9, 10],
  passes: [12, 13, 14],
  transactions: [20, 21, 22, 24, 25, 26, 28, 29, 30, 32, 33, 34],
} as const;
