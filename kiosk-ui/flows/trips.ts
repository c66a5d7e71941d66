import type { Card, Trip } from '../../contract/cards.ts';

/** The card's own taps that a complaint can be about, newest first; sales and unreadable lines are not trips. */
export function tripsToOffer(card: Card | null): readonly Trip[] {
  return card?.trips.filter((trip) => trip.kind === 'passTrip' || trip.kind === 'storedValueTrip') ?? [];
}
