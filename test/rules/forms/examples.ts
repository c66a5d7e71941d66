import type { Answer, QuestionKind, TripAnswer } from '../../../contract/answers.ts';
import type { Trip } from '../../../contract/cards.ts';
import { optionsOf, questionOf, type Sheet } from '../../../rules/forms/sheet.ts';

export const aTrip: Trip = {
  kind: 'storedValueTrip',
  at: '2026-03-14T08:12',
  mode: 'bus',
  route: '720',
  fareCents: 175,
};

const tripAnswers: readonly TripAnswer[] = [{ kind: 'anotherTrip' }, { kind: 'noTrip' }];

/** Answers of each kind that can be filed as they are. */
const goodAnswers: Readonly<Record<Exclude<QuestionKind, 'choice' | 'trip'>, readonly Answer[]>> = {
  dateTime: [
    { date: '2026-03-13', time: '08:00' },
    { date: '2026-03-14', time: 'unknown' },
  ],
  place: [
    { where: 'onVehicle', words: ' Line 720 ' },
    { where: 'elsewhere', words: 'Grand Park' },
  ],
  narrative: ['It drove past me.', '  twice  '],
  contact: [
    { name: '', email: ' me@example.com ', phone: '' },
    { name: 'Maria', email: '', phone: '+1 213 555 0100' },
  ],
};

/** Answers that cannot be filed, or that say nothing. */
const poorAnswers: Readonly<Record<QuestionKind, readonly Answer[]>> = {
  choice: [],
  trip: [],
  dateTime: [
    { date: null, time: null },
    { date: '2026-03-13', time: null },
    { date: null, time: 'unknown' },
  ],
  place: [
    { where: null, words: '' },
    { where: null, words: 'Line 720' },
    { where: 'atStopOrStation', words: '  ' },
  ],
  narrative: ['', '  '],
  contact: [
    { name: '', email: 'no address', phone: '' },
    { name: ' ', email: '', phone: '' },
  ],
};

/** What can be answered to a question as things stand, and filed. */
export function goodAnswersTo(sheet: Sheet, key: string): readonly Answer[] {
  const { kind } = questionOf(sheet, key);
  if (kind === 'choice') return optionsOf(sheet, key);
  if (kind !== 'trip') return goodAnswers[kind];
  return sheet.circumstances.hasTrips ? [{ kind: 'cardTrip', trip: aTrip }, ...tripAnswers] : tripAnswers;
}

/** Everything that can be answered to a question as things stand. */
export function answersTo(sheet: Sheet, key: string): readonly Answer[] {
  return [...goodAnswersTo(sheet, key), ...poorAnswers[questionOf(sheet, key).kind]];
}
