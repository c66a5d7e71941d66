import type { PresentedCard } from '../card-reader/presented-card.ts';
import { bareCard } from './bare-card.ts';
import type { CardFamily } from './card-family.ts';
import type { KeyProvider } from './classic-keys.ts';
import type { FareCard } from './fare-card.ts';
import { type KeyedCard, keyedCard } from './keyed-card.ts';

/**
 * Makes the one function that readers call for a card in their field. It throws `CardGone` when the card
 * leaves, and nothing else.
 */
export function readFareCard(options: {
  readonly families: readonly CardFamily[];
  readonly keys: KeyProvider;
}): (card: PresentedCard) => Promise<FareCard> {
  return (presented) => recognise(keyedCard(presented, options.keys), options.families);
}

/**
 * Asks the families in order. A card that none recognises or presumes is reported with its UID alone, as family
 * `unknown`.
 */
export async function recognise(card: KeyedCard, families: readonly CardFamily[]): Promise<FareCard> {
  let presumed: FareCard | undefined;
  for (const family of families) {
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
}
