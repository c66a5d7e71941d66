import type { CardProblemCode } from '../fare-card.ts';
import { fieldsOf, isIntact, isZero, RECORD_BYTES, type Slot, seal } from './record-checksum.ts';

/** One of the two copies of the balance, which the system writes in turn. */
export interface BalanceRecord {
  /** Negative after a ride that was not fully paid for. */
  readonly cents: number;
  /** 0 to 255, counted up at each write and wrapping to 0. */
  readonly version: number;
}

/**
 * Decodes a balance. There are two ways to store a negative one, and no document says which system uses
 * which, so both are read: bit 15 of the amount, or else bit 7 of byte 1.
 */
export function decodeBalance(record: Uint8Array): Slot<BalanceRecord> {
  if (isZero(record, 0, RECORD_BYTES)) return 'empty';
  const fields = fieldsOf(record);
  const amount = fields.getUint16(2, true);
  const magnitude = amount & 0x7fff;
  const negative = (amount & 0x8000) !== 0 || (fields.getUint8(1) & 0x80) !== 0;
  return { cents: negative ? 0 - magnitude : magnitude, version: fields.getUint8(13) };
}

/** Encodes a balance of -32767 to 32767 cents with its checksum; a negative one by bit 15. */
export function encodeBalance({ cents, version }: BalanceRecord): Uint8Array {
  const record = new Uint8Array(RECORD_BYTES);
  const fields = fieldsOf(record);
  fields.setUint8(0, 0x01);
  fields.setUint8(1, 0x28);
  fields.setUint16(2, Math.abs(cents) | (cents < 0 ? 0x8000 : 0), true);
  fields.setUint8(13, version);
  return seal(record);
}

/** The balance to show, and what is doubtful about it. */
export interface CurrentBalance {
  readonly cents: number;
  readonly problem: CardProblemCode | undefined;
}

/**
 * Picks the balance to show from the copies that could be read. The newer one counts, unless its checksum
 * says that its writing was cut short and the older one is intact. When neither is intact the newer one is
 * shown all the same: the checksum is not certain enough to hide a balance. Undefined when no copy was
 * ever written.
 */
export function currentBalance(copies: readonly Uint8Array[]): CurrentBalance | undefined {
  const written = copies.flatMap((bytes) => {
    const record = decodeBalance(bytes);
    return typeof record === 'object' ? [{ ...record, intact: isIntact(bytes) }] : [];
  });
  const [newest, older] = written.toSorted(newestFirst);
  if (!newest) return undefined;
  if (!newest.intact && older?.intact) return { cents: older.cents, problem: 'olderCopyUsed' };
  const allIntact = written.every((copy) => copy.intact);
  return { cents: newest.cents, problem: allIntact ? undefined : 'checksumMismatch' };
}

/** The version wraps: a number of ten or less beside one of 240 or more is the one written later. */
const WRAPPING_FROM = 240;
const WRAPPED_UP_TO = 10;

function newestFirst(
  a: BalanceRecord & { readonly intact: boolean },
  b: BalanceRecord & { readonly intact: boolean },
): number {
  if (a.version === b.version) return Number(b.intact) - Number(a.intact);
  const wrapped =
    Math.max(a.version, b.version) >= WRAPPING_FROM && Math.min(a.version, b.version) <= WRAPPED_UP_TO;
  return wrapped ? a.version - b.version : b.version - a.version;
}
