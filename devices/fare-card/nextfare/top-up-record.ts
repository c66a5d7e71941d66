import type { TopUp } from '../fare-card.ts';
import { decodeDate32, encodeDate32 } from './date32.ts';
import { fieldsOf, isZero, RECORD_BYTES, type Slot, seal } from './record-checksum.ts';

/** Type byte of value loaded by a standing order; every other type was paid by hand. */
const AUTOMATIC = 0x31;
const MANUAL = 0x01;

/** Decodes a top-up (sector 2). */
export function decodeTopUp(record: Uint8Array): Slot<TopUp> {
  if (isZero(record, 2, 8)) return 'empty';
  const fields = fieldsOf(record);
  const at = decodeDate32(fields.getUint32(2, true));
  if (at === undefined) return 'malformed';
  return {
    at,
    cents: fields.getUint16(6, true) & 0x7fff,
    automatic: fields.getUint8(0) === AUTOMATIC,
    place: fields.getUint16(12, true),
  };
}

/** Encodes a top-up of 0 to 32767 cents with its checksum. */
export function encodeTopUp({ at, cents, automatic, place }: TopUp): Uint8Array {
  const record = new Uint8Array(RECORD_BYTES);
  const fields = fieldsOf(record);
  fields.setUint8(0, automatic ? AUTOMATIC : MANUAL);
  fields.setUint8(1, 0x01);
  fields.setUint32(2, encodeDate32(at), true);
  fields.setUint16(6, cents, true);
  fields.setUint16(12, place, true);
  return seal(record);
}
