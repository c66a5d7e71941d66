import type { DesfireDescription } from './simulated-desfire.ts';

/** A made-up card for the simulated readers. */
export interface SampleDesfire {
  readonly id: string;
  readonly title: string;
  /** One sentence on what the card shows. */
  readonly about: string;
  readonly card: DesfireDescription;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Codes of agencies and of kinds of vehicles. */
const [BART, MUNI] = [0x04, 0x12];
const [BUS, METRO] = [0x61, 0x6f];
/** No station, no other station, no route. */
const NOWHERE = { 20: u16(0xffff), 22: u16(0xffff), 28: u16(0xffff) };

const UNIX_1900 = -2_208_988_800;
const FIRST_DAY = '1900-01-01';
const TIME_ZONE = 'America/Los_Angeles';

/**
 * Sample cards whose trips and loads lie before `now`, a local time as `YYYY-MM-DDTHH:MM`. The UIDs are made up.
 */
export function sampleDesfireCards(now: string): readonly SampleDesfire[] {
  const today = Temporal.PlainDateTime.from(now);
  const secondsAgo = (minutes: number) => {
    const at = today.subtract({ minutes }).toZonedDateTime(TIME_ZONE);
    return at.epochMilliseconds / 1000 - UNIX_1900;
  };
  const expiryDay = Temporal.PlainDate.from(FIRST_DAY).until(today.toPlainDate().add({ years: 4 })).days;
  const trip = (minutesAgo: number, fareCents: number, how: Readonly<Record<number, Uint8Array>>) =>
    row({ ...NOWHERE, 6: u16(fareCents), 12: u32(secondsAgo(minutesAgo)), ...how });
  const byBus = (minutesAgo: number, fareCents: number) =>
    trip(minutesAgo, fareCents, { 2: u16(MUNI), 10: u16(8123), 30: u16(BUS) });
  const byTrain = (minutesAgo: number, fareCents: number, from: number, to: number) =>
    trip(minutesAgo, fareCents, {
      2: u16(BART),
      16: u32(secondsAgo(minutesAgo - 40)),
      20: u16(from),
      22: u16(to),
      30: u16(METRO),
    });
  const load = (minutesAgo: number, cents: number) =>
    row({ 2: u16(18), 4: u32(secondsAgo(minutesAgo)), 8: u32(4242), 14: u16(cents) });

  return [
    {
      id: 'open-files',
      title: 'Card with open files',
      about: 'A visitor\u2019s DESFire card whose balance and trips anyone may read.',
      card: {
        uid: '04DE0200000001',
        directory: 'listed',
        applications: {
          '9011F2': {
            files: {
              '01': standard(row({ 8: u16(expiryDay) })),
              '02': standard(row({ 4: u32(secondsAgo(HOUR)), 18: u16(1875) })),
              '04': standard(load(2 * DAY, 2000)),
              '08': standard(row({ 1: u32(1_200_000_001) })),
              '0E': standard(
                byBus(HOUR, 250) + byTrain(DAY, 405, 12, 31) + byTrain(DAY + 9 * HOUR, 405, 31, 12),
              ),
            },
          },
        },
      },
    },
    {
      id: 'owing-fare',
      title: 'Card with open files, in debt',
      about: 'The last ride cost more than the card held: the balance is \u2212$1.60.',
      card: {
        uid: '04DE0200000002',
        directory: 'listed',
        applications: {
          '9011F2': {
            files: {
              '01': standard(row({ 8: u16(expiryDay) })),
              '02': standard(row({ 4: u32(secondsAgo(HOUR)), 18: u16(-160) })),
              '04': standard(load(30 * DAY, 1000)),
              '08': standard(row({ 1: u32(1_200_000_002) })),
              '0E': standard(byTrain(HOUR, 560, 12, 47)),
            },
          },
        },
      },
    },
    {
      id: 'protected-files',
      title: 'Card with protected files',
      about: 'The card says whose it is, and keeps all else for its operator\u2019s own readers.',
      card: {
        uid: '04DE0200000003',
        directory: 'listed',
        applications: {
          '4012F2': {
            files: {
              '00': { ...standard('00'.repeat(32)), read: 'authenticationNeeded' },
              '03': { ...standard('00'.repeat(32)), read: 'denied' },
            },
          },
        },
      },
    },
    {
      id: 'numbered-desfire',
      title: 'Card of which only the number is known',
      about: 'Nothing on the card may be read; its 20-digit number follows from the UID.',
      card: {
        uid: '04DE0200000004',
        directory: 'listed',
        applications: { '010000': { files: { '00': { ...standard('00'.repeat(384)), read: 'denied' } } } },
      },
    },
    {
      id: 'phone',
      title: 'Fare card on a phone',
      about: 'A phone makes up a new UID at every tap: what card is on it can be told, and not whose.',
      card: {
        uid: '08DE0205',
        directory: 'locked',
        applications: {
          '010000': {
            isoName: '637001FF4C41',
            files: { '00': { ...standard('00'.repeat(384)), read: 'denied' } },
          },
        },
      },
    },
  ];
}

const ROW_SIZE = 32;

/** 32 bytes of zero with numbers written over them, in hex. */
function row(fields: Readonly<Record<number, Uint8Array>>): string {
  const bytes = new Uint8Array(ROW_SIZE);
  for (const [at, value] of Object.entries(fields)) bytes.set(value, Number(at));
  return bytes.toHex();
}

function standard(data: string) {
  return { type: 'standard', read: 'free', data } as const;
}

function u16(value: number): Uint8Array {
  return Uint8Array.of((value >> 8) & 0xff, value & 0xff);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(...u16(value >>> 16), ...u16(value & 0xffff));
}
