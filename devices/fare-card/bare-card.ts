import type { CardProblem, FareCard } from './fare-card.ts';

/** A card of which nothing but its UID, and perhaps the number that follows from it, could be told. */
export function bareCard(
  known: Pick<FareCard, 'family' | 'name' | 'uid' | 'number'> & { readonly problem: CardProblem },
): FareCard {
  const { problem, ...identity } = known;
  return {
    ...identity,
    balance: undefined,
    expiresOn: undefined,
    passes: [],
    topUps: [],
    trips: [],
    problems: [problem],
  };
}
