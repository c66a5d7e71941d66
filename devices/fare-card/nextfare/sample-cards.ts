import type { KeyTableEntry } from '../classic-keys.ts';
import type { Trip } from '../fare-card.ts';
import { encodeBalance } from './balance-record.ts';
import { blankImage, type NextfareContent, nextfareImage, type SectorKeys } from './card-image.ts';
import type { NextfareProfile } from './nextfare-profile.ts';
import { encodeTopUp } from './top-up-record.ts';
import { encodeTransaction, type TransactionRecord } from './transaction-record.ts';
import { encodeTravelPass } from './travel-pass-record.ts';

/** A made-up card for the simulated reader, with its memory as the real chip would hold it. */
export interface SampleCard {
  readonly id: string;
  readonly title: string;
  /** One sentence on what the card shows. */
  readonly about: string;
  /** MIFARE Classic 1K memory, 1024 bytes; block 0 begins with the UID, the trailers hold the keys. */
  readonly image: Uint8Array;
}

const uids = {
  everyday: 'DE010001',
  negative: 'DE010002',
  torn: 'DE010003',
  expired: 'DE010004',
  locked: 'DE010005',
  blank: 'DE010006',
} as const;

/** DEMONSTRATION KEYS, not of any real card: "DEMOA" or "DEMOB" in ASCII, then the sector's number. */
function demoKeys(sector: number): SectorKeys {
  const number = sector.toString(16).padStart(2, '0').toUpperCase();
  return { a: `44454D4F41${number}`, b: `44454D4F42${number}` };
}

/** "LOCKED" in ASCII: the keys that the terminal is not given. */
const lockedKeys: SectorKeys = { a: '4C4F434B4544', b: '4C4F434B4544' };

/** The key table that opens the sample cards, except the one that is about having no keys. */
export const sampleKeys: readonly KeyTableEntry[] = [
  ...[uids.everyday, uids.negative, uids.torn, uids.expired].flatMap((uid) =>
    Array.from(
      { length: 16 },
      (_, sector): KeyTableEntry => ({ uid, sector, type: 'A', key: demoKeys(sector).a }),
    ),
  ),
  // The transport key of MIFARE Classic, as published in NXP's data sheet MF1S50YYX.
  { uid: uids.blank, type: 'A', key: 'FFFFFFFFFFFF' },
];

const BASE_FARE_CENTS = 175;
const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * The sample cards of the given system. Their trips, loads and expiries lie around `now`, the agency's local
 * time as `YYYY-MM-DDTHH:MM`, so that they look used today whenever they are shown.
 */
export function sampleCards(profile: NextfareProfile, now: string): readonly SampleCard[] {
  const around = localTimesAround(now);
  const trips = tripWriter(profile, around.at);
  const expiresOn = around.day(4 * 365);
  const load = (minutesAgo: number, cents: number, automatic: boolean) =>
    encodeTopUp({ at: around.at(minutesAgo), cents, automatic, place: 7 });
  const write = (uid: string, content: NextfareContent) => nextfareImage(profile, uid, demoKeys, content);

  return [
    {
      id: 'everyday',
      title: 'Everyday card',
      about: 'A card in daily use: a balance of 12.35 and six trips by bus and rail.',
      image: write(uids.everyday, {
        balances: [
          { cents: 1235, version: 41 },
          { cents: 1410, version: 40 },
        ],
        expiresOn,
        topUps: [load(6 * DAY, 2000, true), load(20 * DAY, 500, false)],
        transactions: trips([
          { by: 'bus', minutesAgo: 25, fareCents: 0, journey: 90 },
          { by: 'rail', minutesAgo: 68, fareCents: BASE_FARE_CENTS, journey: 90 },
          { by: 'rail', minutesAgo: DAY - 9 * HOUR, fareCents: BASE_FARE_CENTS, journey: 89 },
          { by: 'bus', minutesAgo: DAY + 15, fareCents: BASE_FARE_CENTS, journey: 88 },
          { by: 'bus', minutesAgo: 2 * DAY + 3 * HOUR, fareCents: BASE_FARE_CENTS, journey: 87 },
          { by: 'rail', minutesAgo: 5 * DAY + 40, fareCents: BASE_FARE_CENTS, journey: 86 },
        ]),
      }),
    },
    {
      id: 'negative',
      title: 'Card that owes a fare',
      about: 'The last ride took the balance below zero, to -1.75.',
      image: write(uids.negative, {
        balances: [
          { cents: 0, version: 8 },
          { cents: -BASE_FARE_CENTS, version: 9 },
        ],
        expiresOn,
        transactions: trips([
          { by: 'bus', minutesAgo: 40, fareCents: BASE_FARE_CENTS, journey: 12 },
          { by: 'bus', minutesAgo: 9 * HOUR, fareCents: BASE_FARE_CENTS, journey: 11 },
        ]),
      }),
    },
    {
      id: 'torn',
      title: 'Card pulled away too soon',
      about: 'Writing the last balance was cut short; the copy before it, 9.10, is intact and is shown.',
      image: write(uids.torn, {
        balances: [{ cents: 910, version: 17 }, cutShort(encodeBalance({ cents: 735, version: 18 }))],
        expiresOn,
        transactions: trips([{ by: 'rail', minutesAgo: 3 * HOUR, fareCents: BASE_FARE_CENTS, journey: 31 }]),
      }),
    },
    {
      id: 'expired',
      title: 'Expired card with a pass',
      about: 'The card ran out twenty days ago; 4.25 and a pass good for another nine days are still on it.',
      image: write(uids.expired, {
        balances: [
          { cents: 425, version: 203 },
          { cents: 425, version: 202 },
        ],
        expiresOn: around.day(-20),
        passes: [encodeTravelPass({ expiresAt: around.at(-9 * DAY), version: 3 })],
        transactions: trips([
          { by: 'bus', kind: 'passTrip', minutesAgo: 21 * DAY, fareCents: 0, journey: 702 },
          { by: 'rail', kind: 'passTrip', minutesAgo: 21 * DAY + 7 * HOUR, fareCents: 0, journey: 701 },
        ]),
      }),
    },
    {
      id: 'locked',
      title: 'Card without keys',
      about: 'The terminal has no keys for this card, so its number is all that can be told.',
      image: nextfareImage(profile, uids.locked, () => lockedKeys, {
        balances: [{ cents: 5000, version: 1 }],
        expiresOn,
      }),
    },
    {
      id: 'blank',
      title: 'Some other card',
      about: 'A factory-new chip that belongs to no fare system.',
      image: blankImage(uids.blank),
    },
  ];
}

/** The write ended two bytes early, before the checksum. */
function cutShort(record: Uint8Array): Uint8Array {
  return record.fill(0, record.length - 2);
}

function localTimesAround(now: string) {
  const time = Temporal.PlainDateTime.from(now);
  return {
    at: (minutesAgo: number) => time.subtract({ minutes: minutesAgo }).toString({ smallestUnit: 'minute' }),
    day: (daysAhead: number) => time.toPlainDate().add({ days: daysAhead }).toString(),
  };
}

interface SampleTrip extends Pick<TransactionRecord, 'fareCents' | 'journey'> {
  readonly by: 'bus' | 'rail';
  readonly minutesAgo: number;
  /** Paid from stored value unless said otherwise. */
  readonly kind?: Trip['kind'];
}

/** Writes trips at places that the profile names, taking the next place each time so that they differ. */
function tripWriter(profile: NextfareProfile, at: (minutesAgo: number) => string) {
  const places = {
    bus: placesOf(profile, ['bus']),
    rail: placesOf(profile, ['subway', 'lightRail']),
  };
  return (trips: readonly SampleTrip[]): readonly Uint8Array[] =>
    trips.map(({ by, kind = 'storedValueTrip', minutesAgo, fareCents, journey }, index) => {
      const choices = places[by];
      const { operator, place } = choices[index % choices.length] ?? { operator: 0, place: 0 };
      return encodeTransaction({ kind, operator, at: at(minutesAgo), journey, fareCents, place });
    });
}

function placesOf(profile: NextfareProfile, modes: readonly Trip['mode'][]) {
  return profile.operators.flatMap((operator) =>
    operator.places
      .filter(({ mode }) => modes.includes(mode))
      .flatMap(({ names }) => Object.keys(names))
      .map((place) => ({ operator: operator.code, place: Number(place) })),
  );
}
