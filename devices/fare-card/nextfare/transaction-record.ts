import type { Trip } from '../fare-card.ts';
import { decodeDate32, encodeDate32 } from './date32.ts';
import { fieldsOf, isZero, RECORD_BYTES, type Slot, seal } from './record-checksum.ts';

/** One line of the card's history, with the agency's code numbers as stored. */
export interface TransactionRecord {
  readonly kind: Trip['kind'];
  /** Which operator wrote it, 0 to 255. */
  readonly operator: number;
  /** Local wall-clock time of the system, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  /** Journey counter, 0 to 2047, wrapping; transfers share the number of the ride that they belong to. */
  readonly journey: number;
  /** What it cost; negative for a refund. The card stores the change to the balance, which is the opposite. */
  readonly fareCents: number;
  /** Route, station or machine, 0 to 65535; the operator decides which. */
  readonly place: number;
}

const typeBytes = { passTrip: 0x05, storedValueTrip: 0x31, passSale: 0x41, unknown: 0x00 } as const;

/** Sales of stored value: each is a top-up as well and some are written twice, so as trips they mislead. */
const SALE_LINES: readonly number[] = [0x71, 0x79, 0x89];

/** The journey counter begins at this bit of the 16-bit word at byte 5; below it lie the date's top bits. */
const JOURNEY_SHIFT = 5;

/** Decodes a transaction (sectors 5 to 8). Lines that record a sale of stored value count as empty. */
export function decodeTransaction(record: Uint8Array): Slot<TransactionRecord> {
  const fields = fieldsOf(record);
  const type = fields.getUint8(0);
  if (isZero(record, 1, 9) || SALE_LINES.includes(type)) return 'empty';
  const at = decodeDate32(fields.getUint32(2, true));
  if (at === undefined) return 'malformed';
  const value = fields.getUint16(7, true);
  const magnitude = value & 0x7fff;
  return {
    kind: kindOf(type),
    operator: fields.getUint8(1),
    at,
    journey: fields.getUint16(5, true) >>> JOURNEY_SHIFT,
    fareCents: value & 0x8000 ? magnitude : 0 - magnitude,
    place: fields.getUint16(12, true),
  };
}

/** Encodes a transaction of -32767 to 32767 cents with its checksum. */
export function encodeTransaction(line: TransactionRecord): Uint8Array {
  const record = new Uint8Array(RECORD_BYTES);
  const fields = fieldsOf(record);
  fields.setUint8(0, typeBytes[line.kind]);
  fields.setUint8(1, line.operator);
  fields.setUint32(2, encodeDate32(line.at), true);
  // Byte 5 is shared: the date's minutes end in its low three bits, the journey begins in its high three.
  fields.setUint16(5, fields.getUint8(5) | (line.journey << JOURNEY_SHIFT), true);
  fields.setUint16(7, Math.abs(line.fareCents) | (line.fareCents > 0 ? 0x8000 : 0), true);
  fields.setUint16(12, line.place, true);
  return seal(record);
}

function kindOf(type: number): Trip['kind'] {
  switch (type) {
    case typeBytes.passTrip:
      return 'passTrip';
    case typeBytes.storedValueTrip:
      return 'storedValueTrip';
    case typeBytes.passSale:
      return 'passSale';
    default:
      return 'unknown';
  }
}
