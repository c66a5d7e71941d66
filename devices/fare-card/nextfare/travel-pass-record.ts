import { decodeDate32, encodeDate32 } from './date32.ts';
import { fieldsOf, isZero, RECORD_BYTES, type Slot, seal } from './record-checksum.ts';

/** A pass that has been put to use; one still unused has no expiry and cannot be told from an empty slot. */
export interface TravelPassRecord {
  /** Local wall-clock time of the system, `YYYY-MM-DDTHH:MM`. */
  readonly expiresAt: string;
  /** 1 to 255; the highest was written last. */
  readonly version: number;
}

/** Decodes a travel pass (sector 3); version 0 marks a slot without one. */
export function decodeTravelPass(record: Uint8Array): Slot<TravelPassRecord> {
  const fields = fieldsOf(record);
  const version = fields.getUint8(13);
  if (version === 0 || isZero(record, 2, 6)) return 'empty';
  const expiresAt = decodeDate32(fields.getUint32(2, true));
  return expiresAt === undefined ? 'malformed' : { expiresAt, version };
}

/** Encodes a travel pass with its checksum. */
export function encodeTravelPass({ expiresAt, version }: TravelPassRecord): Uint8Array {
  const record = new Uint8Array(RECORD_BYTES);
  const fields = fieldsOf(record);
  fields.setUint8(0, 0x01);
  fields.setUint32(2, encodeDate32(expiresAt), true);
  fields.setUint8(13, version);
  return seal(record);
}
