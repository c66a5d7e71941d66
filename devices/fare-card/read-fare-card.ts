import type { PresentedCard } from '../card-reader/presented-card.ts';
import { bareCard } from './bare-card.ts';
import type { CardFamily } from './card-family.ts';
import type { KeyProvider } from './classic-keys.ts';
import type { FareCard } from './fare-card.ts';
import { keyedCard } from './keyed-card.ts';

/**
 * Makes the one function that readers call for a card in their field. Families are asked in order; a card
 * that none recognises or presumes is reported with its UID alone, as family `unknown`.
 * The function throws `CardGone` when the card leaves, and nothing else.
 */
export function readFareCard(options: {
  readonly families: readonly CardFamily[];
  readonly keys: KeyProvider;
}): (card: PresentedCard) => Promise<FareCard> {
  return async (presented) => {
    const card = keyedCard(presented, options.keys);
    let presumed: FareCard | undefined;
    for (const family of options.families) {
      const match = await family.read(card);
      if (match?.certainty === 'recognised') return match.card;
      presumed ??= match?.card;
    }
    return (
      presumed ??
      bareCard({
        family: 'unknown',
        name: '',
        uid: card.uidHex,
        number: undefined,
        problem: { code: 'unknownFamily', part: 'card' },
      })
    );
  };
}
