import type { Card } from '../../../contract/cards.ts';

const bare = {
  tapId: '00000000-0000-4000-8000-000000000000',
  family: 'nextfare',
  numberLastFour: null,
  balance: null,
  expiresOn: null,
  passes: [],
  topUps: [],
  trips: [],
  problems: [],
} as const satisfies Partial<Card>;

/** A card whose name cannot be drawn: what no service sends and no screen survives. */
export const undrawableCard: Card = { ...bare, name: {} as string };

/** A card that was never used. */
export const newCard: Card = { ...bare, name: 'New card', balance: { cents: 0, currency: 'USD' } };

/** A card of which nothing is known but that it is one. */
export const strangeCard: Card = {
  ...bare,
  name: '',
  family: 'unknown',
  problems: [{ code: 'unknownFamily', part: 'card' }],
};

/** Its history holds no trip that anything could be said about. */
export const cardWithoutTrips: Card = {
  ...bare,
  name: 'Card of sales',
  trips: [{ kind: 'passSale', at: '2026-11-20T08:00', mode: 'unknown', fareCents: 500 }],
};

/** As much as a card can hold, with the longest names, money owed, and something wrong with every part. */
export const overfullCard: Card = {
  ...bare,
  name: 'Reduced fare card for seniors and students',
  numberLastFour: '0042',
  balance: { cents: -123_456, currency: 'USD' },
  expiresOn: '2030-12-31',
  passes: ['2026-11-28T23:59', '2026-12-31T23:59', '2027-01-31T23:59', '2027-02-28T23:59'].map(
    (expiresAt) => ({ expiresAt }),
  ),
  trips: Array.from({ length: 40 }, (_, index) => ({
    kind: 'storedValueTrip',
    at: `2026-11-${String(30 - Math.floor(index / 2)).padStart(2, '0')}T${index % 2 === 0 ? '18' : '07'}:45`,
    mode: index % 3 === 0 ? 'bus' : 'lightRail',
    route: 'Harbor Transitway Express 910/950',
    station: 'Willowbrook / Rosa Parks Station, northbound platform',
    agency: 'Municipal Area Express',
    fareCents: -1_775,
  })),
  problems: (['balance', 'expiry', 'topUps', 'passes', 'trips'] as const).map((part) => ({
    code: 'checksumMismatch',
    part,
  })),
};
