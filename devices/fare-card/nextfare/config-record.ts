import { decodeDate32, encodeDate32 } from './date32.ts';
import { fieldsOf, isZero, RECORD_BYTES, type Slot, seal } from './record-checksum.ts';

/** What the card is, as opposed to what is on it. */
export interface ConfigRecord {
  /** Last day of validity, `YYYY-MM-DD`. */
  readonly expiresOn: string;
}

/** Decodes the configuration record (sector 1, block 2). */
export function decodeConfig(record: Uint8Array): Slot<ConfigRecord> {
  if (isZero(record, 4, 8)) return 'empty';
  const at = decodeDate32(fieldsOf(record).getUint32(4, true));
  return at === undefined ? 'malformed' : { expiresOn: at.slice(0, 'YYYY-MM-DD'.length) };
}

/** Encodes the configuration record with its checksum. */
export function encodeConfig({ expiresOn }: ConfigRecord): Uint8Array {
  const record = new Uint8Array(RECORD_BYTES);
  const fields = fieldsOf(record);
  fields.setUint8(0, 0x01);
  fields.setUint8(1, 0x03);
  fields.setUint32(4, encodeDate32(`${expiresOn}T00:00`), true);
  return seal(record);
}
