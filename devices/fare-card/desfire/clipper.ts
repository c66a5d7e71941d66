import type { TopUp, Trip } from '../fare-card.ts';
import { problemsOf, readPart, valueOr } from './card-file.ts';
import type { DesfireSystem } from './desfire-family.ts';

/**
 * The Clipper layout (Metrodroid and FareBot): plain files that anyone may read. Numbers are big-endian;
 * times are seconds, and dates days, since the start of 1900 in UTC.
 */
const files = { expiry: 0x01, balance: 0x02, topUps: 0x04, serial: 0x08, trips: 0x0e } as const;

/** Trips and top-ups lie in rows of this many bytes, whether the file calls itself one of records or not. */
const ROW_SIZE = 32;

/** The only agency of which a trip's route is stored: buses and trains leave something else in its place. */
const GOLDEN_GATE_FERRY = 0x19;
/** Caltrain, SMART, and the ferries. Their trips bear the code of light rail, and are neither that nor any other mode. */
const NOT_LIGHT_RAIL: ReadonlySet<number> = new Set([0x06, 0x0c, GOLDEN_GATE_FERRY, 0x1b]);

const modes: Readonly<Record<number, Trip['mode']>> = {
  97: 'bus',
  98: 'lightRail',
  111: 'subway',
  117: 'bus',
};

const SECONDS_FROM_1900_TO_1970 = 2_208_988_800;
const EPOCH_DAY = '1900-01-01';

/** Digits of the printed serial number. */
const SERIAL_DIGITS = 10;

export interface ClipperProfile {
  readonly id: string;
  /** The card's name as customers know it. */
  readonly name: string;
  readonly application: string;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA name of the zone whose wall clocks the customers read. */
  readonly timeZone: string;
  /** Names of operating agencies by code. */
  readonly agencies: Readonly<Record<number, string>>;
}

export function clipper(profile: ClipperProfile): DesfireSystem {
  return {
    id: profile.id,
    name: profile.name,
    application: profile.application,
    async read(card) {
      const serial = await readPart(card, files.serial, 'card', decodeSerial);
      const balance = await readPart(card, files.balance, 'balance', decodeBalance);
      const expiry = await readPart(card, files.expiry, 'expiry', decodeExpiry);
      const topUps = await readPart(card, files.topUps, 'topUps', (bytes) => decodeTopUps(bytes, profile));
      const trips = await readPart(card, files.trips, 'trips', (bytes) => decodeTrips(bytes, profile));
      return {
        number: valueOr(serial, undefined),
        balance: balance.ok ? { cents: balance.value, currency: profile.currency } : undefined,
        expiresOn: expiry.ok ? expiry.value.date : undefined,
        passes: [],
        topUps: valueOr(topUps, []),
        trips: valueOr(trips, []),
        problems: problemsOf([serial, balance, expiry, topUps, trips]),
      };
    },
  };
}

function decodeSerial(bytes: Uint8Array): string | undefined {
  return bytes.length < 5 ? undefined : String(view(bytes).getUint32(1)).padStart(SERIAL_DIGITS, '0');
}

/** Signed: a card may owe a fare. */
function decodeBalance(bytes: Uint8Array): number | undefined {
  return bytes.length < 20 ? undefined : view(bytes).getInt16(18);
}

/** No days means no expiry. */
function decodeExpiry(bytes: Uint8Array): { readonly date: string | undefined } | undefined {
  if (bytes.length < 10) return undefined;
  const days = view(bytes).getUint16(8);
  return { date: days === 0 ? undefined : Temporal.PlainDate.from(EPOCH_DAY).add({ days }).toString() };
}

function decodeTopUps(bytes: Uint8Array, { timeZone }: ClipperProfile): TopUp[] {
  return (
    rows(bytes)
      .map((row) => ({ at: row.getUint32(4), place: row.getUint32(8), cents: row.getUint16(14) }))
      .filter(({ at }) => at !== 0)
      .sort(newestFirst)
      // The card does not tell a standing order from a machine.
      .map(({ at, place, cents }) => ({ at: wallClock(at, timeZone), cents, automatic: false, place }))
  );
}

function decodeTrips(bytes: Uint8Array, { timeZone, agencies }: ClipperProfile): Trip[] {
  const byEntry = new Map<number, { readonly at: number; readonly exit: number; readonly row: DataView }>();
  for (const row of rows(bytes)) {
    const at = row.getUint32(12);
    const exit = row.getUint32(16);
    if (at === 0) continue;
    // A trip under way is written once and again when it ends; the row that knows the exit counts.
    if ((byEntry.get(at)?.exit ?? 0) === 0) byEntry.set(at, { at, exit, row });
  }
  return [...byEntry.values()].sort(newestFirst).map(({ at, exit, row }) => {
    const agency = row.getUint16(2);
    const fareCents = row.getUint16(6);
    const hasEnded = exit >= at;
    return {
      // Passes leave no trace here but a fare of nothing, and so do transfers.
      kind: fareCents === 0 ? 'unknown' : 'storedValueTrip',
      at: wallClock(at, timeZone),
      mode: modeOf(row.getUint16(30), agency),
      agency: agencies[agency],
      vehicle: vehicleOf(row.getUint16(10)),
      route: agency === GOLDEN_GATE_FERRY ? numbered(row.getUint16(28)) : undefined,
      station: numbered(row.getUint16(20)),
      exitedAt: hasEnded ? wallClock(exit, timeZone) : undefined,
      exitStation: hasEnded ? numbered(row.getUint16(22)) : undefined,
      fareCents,
    };
  });
}

function modeOf(code: number, agency: number): Trip['mode'] {
  const mode = modes[code] ?? 'unknown';
  return mode === 'lightRail' && NOT_LIGHT_RAIL.has(agency) ? 'unknown' : mode;
}

/** Above four digits, ten times the number of a two-part tram, and 1 or 2 for its half A or B. */
function vehicleOf(number: number): string | undefined {
  if (number === 0 || number === 0xffff) return undefined;
  if (number <= 9999) return String(number);
  return `${Math.floor(number / 10)}${((number % 10) + 9).toString(16).toUpperCase()}`;
}

function rows(bytes: Uint8Array): DataView[] {
  const whole = view(bytes);
  return Array.from(
    { length: Math.floor(bytes.length / ROW_SIZE) },
    (_, row) => new DataView(whole.buffer, whole.byteOffset + row * ROW_SIZE, ROW_SIZE),
  );
}

function newestFirst(a: { readonly at: number }, b: { readonly at: number }): number {
  return b.at - a.at;
}

function wallClock(seconds: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds((seconds - SECONDS_FROM_1900_TO_1970) * 1000)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** Names of routes and stations are not on the card. All zeros and all ones mean there is none. */
function numbered(number: number): string | undefined {
  return number === 0 || number === 0xffff ? undefined : `#${number}`;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
