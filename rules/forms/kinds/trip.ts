import type { TripAnswer } from '../../../contract/answers.ts';
import type { Card, Trip } from '../../../contract/cards.ts';
import type { KindRules } from './kind-rules.ts';

/** The kinds of answers, by which conditions name them. */
export const tripAnswerKinds = ['cardTrip', 'anotherTrip', 'noTrip'] as const satisfies TripAnswer['kind'][];

/** Which trip it is about. */
export const trip: KindRules<'trip'> = {
  given: 'chosen',
  isAnswer: (value): value is TripAnswer =>
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    tripAnswerKinds.some((kind) => kind === value.kind),
  saysNothing: () => false,
  problems: () => [],
  possibleProblems: [],
  filed: (answer) => answer,
  name: ({ kind }) => kind,
  fitsCard: (answer, card) => answer.kind !== 'cardTrip' || isOnCard(answer.trip, card),
};

/** The card's own taps that a case can be about, newest first; sales and unreadable lines are not trips. */
export function tripsToOffer(card: Card | null): readonly Trip[] {
  return card?.trips.filter(({ kind }) => kind === 'passTrip' || kind === 'storedValueTrip') ?? [];
}

function isOnCard({ at, kind, fareCents }: Trip, card: Card | null): boolean {
  return tripsToOffer(card).some((own) => own.at === at && own.kind === kind && own.fareCents === fareCents);
}
