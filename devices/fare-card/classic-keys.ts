import type { ClassicKey } from '../card-reader/presented-card.ts';

/** One sector of one card, as a key source is asked about it. */
export interface SectorOfCard {
  /** Upper-case hex, in the order the card sends it. */
  readonly uid: string;
  readonly sector: number;
}

/**
 * Where the keys of MIFARE Classic sectors come from: a table, a SAM, a key server. Agencies diversify keys
 * by card and sector, so both are asked for. None are shipped with this product.
 */
export interface KeyProvider {
  /** The keys to try, in order; empty when there are none, or when the source cannot be reached. Never rejects. */
  keysFor(sector: SectorOfCard): Promise<readonly ClassicKey[]>;
}

/** A terminal whose agency provides no keys: it still reads UIDs and the numbers that follow from them. */
export const noKeys: KeyProvider = { keysFor: async () => [] };

/** One line of an agency's key table. */
export interface KeyTableEntry {
  /** Upper-case hex of the one card that the key is for; left out, the key is for every card. */
  readonly uid?: string;
  /** 0 to 39; left out, the key is for every sector. */
  readonly sector?: number;
  readonly type: 'A' | 'B';
  /** 12 hex digits. */
  readonly key: string;
}

/** Keys from a table, tried in the table's order. Throws on a key that is not 12 hex digits. */
export function keyTable(entries: readonly KeyTableEntry[]): KeyProvider {
  const rows = entries.map(({ uid, sector, type, key }) => {
    if (!/^[0-9A-Fa-f]{12}$/.test(key)) throw new RangeError('a MIFARE Classic key is 12 hex digits');
    return { uid, sector, key: { type, bytes: Uint8Array.fromHex(key) } };
  });
  return {
    keysFor: async ({ uid, sector }) =>
      rows
        .filter((row) => row.uid === undefined || row.uid === uid)
        .filter((row) => row.sector === undefined || row.sector === sector)
        .map((row) => row.key),
  };
}
