import type { ClassicKey, PresentedCard } from '../../../devices/card-reader/presented-card.ts';
import { classicKeyOf, readAsKeyHolder } from '../../../devices/fare-card/classic-memory.ts';
import { type ClassicDump, parseMfd } from '../../../devices/fare-card/mfd-file.ts';

export interface CardFromImage extends PresentedCard {
  /** Every read that reached the card, in order: block number and the key offered, in hex. */
  readonly attempts: { readonly block: number; readonly key: string }[];
}

/** A card that keeps the chip's own rules: the keys in its trailers and its access bits decide every read. */
export function cardFromImage(image: Uint8Array): CardFromImage {
  const dump = parseMfd(image);
  if (!dump.ok) throw new Error(dump.problem);
  return cardFromMemory(dump.card);
}

/** The same of a card that was parsed already. */
export function cardFromMemory({ uid, sak, atqa, memory }: ClassicDump): CardFromImage {
  const attempts: CardFromImage['attempts'] = [];
  return {
    uid,
    sak,
    atqa,
    ats: undefined,
    attempts,
    async readClassicBlock(block: number, key: ClassicKey) {
      attempts.push({ block, key: key.bytes.toHex().toUpperCase() });
      if (classicKeyOf(memory, block, key.type)?.toHex() !== key.bytes.toHex()) {
        return { ok: false, why: 'keyRefused' };
      }
      const data = readAsKeyHolder(memory, block, key.type);
      return data ? { ok: true, data } : { ok: false, why: 'readRefused' };
    },
  };
}
