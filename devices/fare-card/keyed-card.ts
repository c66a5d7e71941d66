import type { ClassicKey, PresentedCard } from '../card-reader/presented-card.ts';
import type { KeyProvider } from './classic-keys.ts';
import { sectorOfBlock } from './classic-memory.ts';

export type KeyedBlockRead =
  | { readonly ok: true; readonly data: Uint8Array }
  /**
   * `keyMissing`: no key was provided. `keyRefused`: the card refused all of them, or refused the read.
   * `readerCannot`: the reader tells the UID and no more, whatever the keys.
   */
  | { readonly ok: false; readonly why: BlockRefusal };

export type BlockRefusal = 'keyMissing' | 'keyRefused' | 'readerCannot';

/** A presented card together with the terminal's keys: what card families read from. */
export interface KeyedCard extends Omit<PresentedCard, 'readClassicBlock'> {
  /** The UID in upper-case hex, in the order the card sends it. */
  readonly uidHex: string;
  /**
   * Reads one 16-byte block with whichever key opens its sector. A block is fetched once however many
   * families ask, and a refused key is not offered again: each refusal makes the reader select the card
   * anew, and a hand does not hold still for long.
   */
  readBlock(block: number): Promise<KeyedBlockRead>;
}

/**
 * True for MIFARE Classic of any size and for cards that emulate it (NXP AN10833: SAK bit 4). Where the reader
 * does not tell the SAK, a 4-byte UID has to do for a sign.
 */
export function isClassic(card: Pick<PresentedCard, 'sak' | 'uid'>): boolean {
  return card.sak === undefined ? card.uid.length === 4 : (card.sak & 0x08) !== 0;
}

interface SectorKeys {
  readonly provided: readonly ClassicKey[];
  readonly refused: Set<ClassicKey>;
}

/** Joins a card and the keys for as long as the card lies there. Throws `CardGone` as the card itself does. */
export function keyedCard(card: PresentedCard, keys: KeyProvider): KeyedCard {
  const uidHex = card.uid.toHex().toUpperCase();
  const sectors = new Map<number, SectorKeys>();
  const blocks = new Map<number, KeyedBlockRead>();

  async function keysOf(sector: number): Promise<SectorKeys> {
    const known = sectors.get(sector);
    if (known) return known;
    const asked = { provided: await keys.keysFor({ uid: uidHex, sector }), refused: new Set<ClassicKey>() };
    sectors.set(sector, asked);
    return asked;
  }

  async function fetchBlock(block: number): Promise<KeyedBlockRead> {
    if (card.sak === undefined) return { ok: false, why: 'readerCannot' };
    const { provided, refused } = await keysOf(sectorOfBlock(block));
    for (const key of provided) {
      if (refused.has(key)) continue;
      const read = await card.readClassicBlock(block, key);
      if (read.ok) return read;
      if (read.why === 'readerCannot') return { ok: false, why: read.why };
      if (read.why === 'keyRefused') refused.add(key);
    }
    return { ok: false, why: provided.length === 0 ? 'keyMissing' : 'keyRefused' };
  }

  return {
    uid: card.uid,
    uidHex,
    sak: card.sak,
    atqa: card.atqa,
    ats: card.ats,
    ...(card.exchangeApdu && { exchangeApdu: card.exchangeApdu.bind(card) }),
    async readBlock(block) {
      const read = blocks.get(block) ?? (await fetchBlock(block));
      blocks.set(block, read);
      return read;
    },
  };
}
