import type { FareCard } from './fare-card.ts';
import type { KeyedCard } from './keyed-card.ts';

/**
 * What a family makes of a card:
 * - `recognised`: the card itself says that it belongs to this family
 * - `presumed`: the card would not say, and nothing speaks against it; it stands only if no family recognises it
 */
export interface FamilyMatch {
  readonly certainty: 'recognised' | 'presumed';
  readonly card: FareCard;
}

/**
 * One kind of fare card. A family is a folder of its own that exports a function making one of these from
 * the agency's profile; adding a family means adding it to the list given to `readFareCard`.
 */
export interface CardFamily {
  /** Stable; becomes `FareCard.family`. */
  readonly id: string;
  /**
   * Recognises and reads the card, touching no more blocks than it must. Undefined when the card is not of
   * this family. Lets `CardGone` through.
   */
  read(card: KeyedCard): Promise<FamilyMatch | undefined>;
}
