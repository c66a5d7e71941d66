import type { SimulatedCard } from '../../card-reader/simulated-card.ts';
import { isKnown } from '../classic-memory.ts';
import type { KeyedCard } from '../keyed-card.ts';

/**
 * A card from a file, to be read without a reader and without keys: whoever made the file had them. A block
 * that was not read whole counts as one without a key.
 */
export function filedCard(card: SimulatedCard): KeyedCard {
  const { uid, sak, atqa, ats, memory, respondFiled } = card;
  return {
    uid,
    uidHex: uid.toHex().toUpperCase(),
    sak,
    atqa,
    ats,
    ...(respondFiled && { exchangeApdu: async (apdu: Uint8Array) => respondFiled(apdu) }),
    readBlock: async (block) => {
      const data = memory?.blocks[block];
      return data && isKnown(memory, block) ? { ok: true, data } : { ok: false, why: 'keyMissing' };
    },
  };
}
