import type { TopUp, Trip } from '../fare-card.ts';
import { problemsOf, readPart, valueOr } from './card-file.ts';
import type { WireAid } from './commands.ts';
import type { DesfireSystem } from './desfire-family.ts';

/**
 * The layout of the first ORCA card (Metrodroid and FareBot): plain files. Fields of a record are counted in
 * bits from its start, highest bit first; times are Unix seconds.
 */
const files = { trips: 0x02, topUps: 0x03, balance: 0x04 } as const;

/** The serial number has an application to itself. */
const SERIAL_APPLICATION: WireAid = 'FFFFFF';
const SERIAL_FILE = 0x0f;
/** Digits of the printed serial number. */
const SERIAL_DIGITS = 8;

const RECORD_SIZE = 48;
const fields = {
  operator: [24, 4],
  at: [28, 32],
  vehicleKind: [60, 8],
  vehicle: [68, 24],
  cents: [120, 15],
  type: [136, 8],
} as const;

const tripKinds: Readonly<Record<number, Trip['kind']>> = {
  1: 'storedValueTrip', // taken back
  3: 'storedValueTrip', // tapped on
  7: 'storedValueTrip', // tapped off, which gives back what was taken too much
  12: 'storedValueTrip',
  96: 'passTrip',
};
const TAP_OFF = 7;

const modes: Readonly<Record<number, Trip['mode']>> = { 128: 'bus', 250: 'bus', 251: 'lightRail' };

export interface OrcaProfile {
  readonly id: string;
  /** The card's name as customers know it. */
  readonly name: string;
  readonly application: WireAid;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name of the zone whose wall clocks the customers read. */
  readonly timeZone: string;
  /** Names of operating agencies by code, 0 to 15. */
  readonly operators: Readonly<Record<number, string>>;
}

export function orca(profile: OrcaProfile): DesfireSystem {
  return {
    id: profile.id,
    name: profile.name,
    application: profile.application,
    async read(card) {
      const balance = await readPart(card, files.balance, 'balance', decodeBalance);
      const trips = await readPart(card, files.trips, 'trips', (bytes) => decodeTrips(bytes, profile));
      const topUps = await readPart(card, files.topUps, 'topUps', (bytes) => decodeTopUps(bytes, profile));
      await card.selectApplication(SERIAL_APPLICATION);
      const serial = await readPart(card, SERIAL_FILE, 'card', decodeSerial);
      return {
        number: valueOr(serial, undefined),
        balance: balance.ok ? { cents: balance.value, currency: profile.currency } : undefined,
        expiresOn: undefined,
        passes: [],
        topUps: valueOr(topUps, []),
        trips: valueOr(trips, []),
        problems: problemsOf([serial, balance, topUps, trips]),
      };
    },
  };
}

function decodeSerial(bytes: Uint8Array): string | undefined {
  return bytes.length < 8 ? undefined : String(bitsAt(bytes, 32, 32)).padStart(SERIAL_DIGITS, '0');
}

function decodeBalance(bytes: Uint8Array): number | undefined {
  return bytes.length < 43 ? undefined : bitsAt(bytes, 41 * 8, 16);
}

function decodeTrips(bytes: Uint8Array, profile: OrcaProfile): Trip[] {
  return records(bytes).map((record) => {
    const type = field(record, 'type');
    const cents = field(record, 'cents');
    return {
      kind: tripKinds[type] ?? 'unknown',
      at: wallClock(field(record, 'at'), profile.timeZone),
      mode: modes[field(record, 'vehicleKind')] ?? 'unknown',
      agency: profile.operators[field(record, 'operator')],
      route: undefined,
      station: undefined,
      fareCents: type === TAP_OFF && cents > 0 ? -cents : cents,
    };
  });
}

function decodeTopUps(bytes: Uint8Array, { timeZone }: OrcaProfile): TopUp[] {
  return records(bytes).map((record) => ({
    at: wallClock(field(record, 'at'), timeZone),
    cents: field(record, 'cents'),
    // The card does not tell a standing order from a machine.
    automatic: false,
    place: field(record, 'vehicle'),
  }));
}

/** Newest first; rows without a time were never written. */
function records(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / RECORD_SIZE) }, (_, row) =>
    bytes.subarray(row * RECORD_SIZE, (row + 1) * RECORD_SIZE),
  )
    .filter((record) => field(record, 'at') !== 0)
    .sort((a, b) => field(b, 'at') - field(a, 'at'));
}

function field(record: Uint8Array, name: keyof typeof fields): number {
  const [start, length] = fields[name];
  return bitsAt(record, start, length);
}

/** At most 32 bits, so the result is always exact. */
function bitsAt(bytes: Uint8Array, start: number, length: number): number {
  let value = 0;
  for (let bit = start; bit < start + length; bit++) {
    value = value * 2 + (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
  }
  return value;
}

function wallClock(unixSeconds: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(unixSeconds * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}
