// Longer than most: one card from its first block to its last, in the bytes that it holds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeBalance } from '../../../../devices/fare-card/nextfare/balance-record.ts';
import {
  blankImage,
  type NextfareContent,
  nextfareImage,
} from '../../../../devices/fare-card/nextfare/card-image.ts';
import { encodeTopUp } from '../../../../devices/fare-card/nextfare/top-up-record.ts';
import {
  encodeTransaction,
  type TransactionRecord,
} from '../../../../devices/fare-card/nextfare/transaction-record.ts';
import { encodeTravelPass } from '../../../../devices/fare-card/nextfare/travel-pass-record.ts';
import { cardFromImage } from '../card-from-image.ts';
import { damaged, openKeys, openTable, profile, readWith, UID } from './system.ts';

const plain: NextfareContent = { balances: [{ cents: 1234, version: 18 }], expiresOn: '2030-06-02' };
const image = (content: Partial<NextfareContent> = {}) =>
  nextfareImage(profile, UID, openKeys, { ...plain, ...content });
const read = (content: Partial<NextfareContent> = {}) => readWith(openTable)(cardFromImage(image(content)));
const ride = (line: Partial<TransactionRecord> = {}) =>
  encodeTransaction({
    kind: 'storedValueTrip',
    operator: 1,
    at: '2026-03-14T08:05',
    journey: 1,
    fareCents: 175,
    place: 7,
    ...line,
  });
const topUp = (at: string) => encodeTopUp({ at, cents: 2000, automatic: true, place: 9 });
const RECORD_BLOCKS = [4, 5, 6, 8, 9, 10, 12, 13, 14, 20, 21, 22, 24, 25, 26, 28, 29, 30, 32, 33, 34];
const NUMBER = '0160028521271988';

test('an intact card is read whole', async () => {
  const card = await read({
    balances: [
      { cents: 1409, version: 17 },
      { cents: 1234, version: 18 },
    ],
    topUps: [topUp('2026-03-01T10:00'), topUp('2026-03-10T10:00')],
    passes: [
      encodeTravelPass({ expiresAt: '2026-03-20T23:59', version: 1 }),
      encodeTravelPass({ expiresAt: '2026-04-20T23:59', version: 2 }),
    ],
    transactions: [ride()],
  });
  expect(card).toEqual({
    family: 'nextfare-classic',
    name: 'Harbor Card',
    uid: UID,
    number: NUMBER,
    balance: { cents: 1234, currency: 'USD' },
    expiresOn: '2030-06-02',
    passes: [{ expiresAt: '2026-04-20T23:59' }, { expiresAt: '2026-03-20T23:59' }],
    topUps: [
      { at: '2026-03-10T10:00', cents: 2000, automatic: true, place: 9 },
      { at: '2026-03-01T10:00', cents: 2000, automatic: true, place: 9 },
    ],
    trips: [
      {
        kind: 'storedValueTrip',
        at: '2026-03-14T08:05',
        mode: 'subway',
        agency: 'Harbor Transit',
        route: undefined,
        station: 'Pier',
        fareCents: 175,
      },
    ],
    problems: [],
  });
});

test('only the blocks that matter are read, each once, sector by sector', async () => {
  const card = cardFromImage(image());
  await readWith(openTable)(card);
  expect(card.attempts.map(({ block }) => block)).toEqual([1, 2, ...RECORD_BLOCKS]);
});

describe('trips', () => {
  test('come newest first, and within one minute by the journey', async () => {
    const { trips } = await read({
      transactions: [
        ride({ at: '2026-03-14T08:05', journey: 2046, place: 3 }),
        ride({ at: '2026-03-14T09:00', journey: 0, place: 2 }),
        ride({ at: '2026-03-14T08:05', journey: 2047, place: 1 }),
        ride({ at: '2025-12-31T23:59', journey: 2045, place: 4 }),
      ],
    });
    expect(trips.map(({ station }) => station)).toEqual(['#2', '#1', '#3', '#4']);
  });

  test.each([
    ['a named route', 1, 1020, { agency: 'Harbor Transit', mode: 'bus', route: '20 North' }],
    ['a route without a name', 1, 1021, { agency: 'Harbor Transit', mode: 'bus', route: '#1021' }],
    [
      'a station that is an exception',
      1,
      61,
      { agency: 'Harbor Transit', mode: 'lightRail', station: '#61' },
    ],
    ['an operator that stores no place', 2, 5, { agency: 'Hill Buses', mode: 'bus' }],
    ['an operator that nobody told of', 9, 5, { agency: undefined, mode: 'unknown' }],
  ])('at %s', async (_, operator, place, expected) => {
    const { trips } = await read({ transactions: [ride({ operator, place })] });
    expect(trips).toEqual([
      {
        kind: 'storedValueTrip',
        at: '2026-03-14T08:05',
        fareCents: 175,
        route: undefined,
        station: undefined,
        ...expected,
      },
    ]);
  });
});

describe('damage', () => {
  test('a torn balance: the copy before it is shown, and that is said', async () => {
    const card = await read({
      balances: [{ cents: 910, version: 17 }, damaged(encodeBalance({ cents: 735, version: 18 }))],
    });
    expect(card.balance?.cents).toBe(910);
    expect(card.problems).toEqual([{ code: 'olderCopyUsed', part: 'balance' }]);
  });

  test('a negative balance is shown as it is', async () => {
    const card = await read({ balances: [{ cents: -175, version: 20 }] });
    expect(card.balance).toEqual({ cents: -175, currency: 'USD' });
    expect(card.problems).toEqual([]);
  });

  test('no balance at all is malformed', async () => {
    const card = await read({ balances: [] });
    expect(card.balance).toBeUndefined();
    expect(card.problems).toEqual([{ code: 'malformed', part: 'balance' }]);
  });

  test('a trip with a wrong checksum is shown and doubted, once for all such trips', async () => {
    const card = await read({
      transactions: [damaged(ride()), damaged(ride({ at: '2026-03-14T09:00' })), ride()],
    });
    expect(card.trips).toHaveLength(3);
    expect(card.problems).toEqual([{ code: 'checksumMismatch', part: 'trips' }]);
  });

  test('a trip with an impossible date is left out, and that is said', async () => {
    const garbled = ride().fill(0xff, 2, 5);
    const card = await read({ transactions: [garbled, ride()] });
    expect(card.trips).toHaveLength(1);
    expect(card.problems).toEqual([
      { code: 'checksumMismatch', part: 'trips' },
      { code: 'malformed', part: 'trips' },
    ]);
  });
});

describe('keys', () => {
  const forSectors = (...sectors: number[]) =>
    sectors.map((sector) => ({ sector, type: 'A', key: openKeys().a }) as const);
  const content = { transactions: [ride()] };

  test('no keys at all: the number that follows from the UID, and nothing else', async () => {
    const presented = cardFromImage(image(content));
    const card = await readWith([])(presented);
    expect(card).toMatchObject({
      family: 'nextfare-classic',
      name: 'Harbor Card',
      number: NUMBER,
      balance: undefined,
      trips: [],
      problems: [{ code: 'keyMissing', part: 'card' }],
    });
    expect(presented.attempts).toEqual([]);
  });

  test('keys that the card refuses: likewise, and the refusal is said', async () => {
    const card = await readWith([{ type: 'A', key: '000000000000' }])(cardFromImage(image(content)));
    expect(card).toMatchObject({ number: NUMBER, problems: [{ code: 'keyRefused', part: 'card' }] });
  });

  test('where the number does not follow from the UID, a card without keys is unknown', async () => {
    const card = await readWith([], { ...profile, numberFollowsFromUid: false })(cardFromImage(image()));
    expect(card).toMatchObject({ family: 'unknown', number: undefined, uid: UID });
  });

  test('keys of some sectors only: the rest is said, part by part', async () => {
    const card = await readWith(forSectors(0, 1, 5, 6, 7))(cardFromImage(image(content)));
    expect(card.balance?.cents).toBe(1234);
    expect(card.trips).toHaveLength(1);
    expect(card.problems).toEqual([
      { code: 'keyMissing', part: 'topUps' },
      { code: 'keyMissing', part: 'passes' },
      { code: 'keyMissing', part: 'trips' },
    ]);
  });

  test('a key refused in one sector: that part is said, the others are shown', async () => {
    const keys = [...forSectors(0, 2, 3, 5, 6, 7, 8), { sector: 1, type: 'A', key: '000000000000' } as const];
    const card = await readWith(keys)(cardFromImage(image(content)));
    expect(card.balance).toBeUndefined();
    expect(card.expiresOn).toBeUndefined();
    expect(card.trips).toHaveLength(1);
    expect(card.problems).toEqual([
      { code: 'keyRefused', part: 'balance' },
      { code: 'keyRefused', part: 'expiry' },
    ]);
  });

  test('key B opens the card as well', async () => {
    const card = await readWith([{ type: 'B', key: openKeys().b }])(cardFromImage(image(content)));
    expect(card.problems).toEqual([]);
  });
});

describe('cards that are not ours', () => {
  test('another system with the same code differs in sector 0, block 2', async () => {
    const other = nextfareImage({ ...profile, sector0Block2Prefix: '3F332211' }, UID, openKeys, plain);
    expect(await readWith(openTable)(cardFromImage(other))).toMatchObject({ family: 'unknown' });
  });

  test('another system code is another system', async () => {
    const other = nextfareImage({ ...profile, systemCode: '202122230101' }, UID, openKeys, plain);
    expect(await readWith(openTable)(cardFromImage(other))).toMatchObject({ family: 'unknown' });
  });

  test('a system that needs no second look does not get one', async () => {
    const card = cardFromImage(image());
    await readWith(openTable, { ...profile, sector0Block2Prefix: '' })(card);
    expect(card.attempts.map(({ block }) => block)).toEqual([1, ...RECORD_BLOCKS]);
  });

  test('a blank card that opens is unknown and gets no number', async () => {
    const card = await readWith([{ type: 'A', key: 'FFFFFFFFFFFF' }])(cardFromImage(blankImage(UID)));
    expect(card).toMatchObject({ family: 'unknown', number: undefined });
  });

  test('a phone with a random UID gets no number', async () => {
    const card = await readWith([])(cardFromImage(blankImage('08C0FFEE')));
    expect(card).toMatchObject({ family: 'unknown', number: undefined, uid: '08C0FFEE' });
  });

  test('a card that is not MIFARE Classic is not asked for blocks', async () => {
    const presented = { ...cardFromImage(image()), sak: 0x20 };
    expect(await readWith(openTable)(presented)).toMatchObject({ family: 'unknown' });
    expect(presented.attempts).toEqual([]);
  });
});

test('whatever the sectors hold, the card is read without a throw', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ minLength: 1024, maxLength: 1024 }), async (bytes) => {
      const template = image();
      const ownedByChip = (at: number) => at < 64 || at % 64 >= 48;
      const card = await readWith(openTable)(
        cardFromImage(bytes.map((byte, at) => (ownedByChip(at) ? (template[at] ?? 0) : byte))),
      );
      expect(card.family).toBe('nextfare-classic');
      for (const { at } of [...card.trips, ...card.topUps]) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    }),
    { numRuns: 300 },
  );
});
