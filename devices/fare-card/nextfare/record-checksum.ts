/** Length of every Nextfare record: one MIFARE Classic block. */
export const RECORD_BYTES = 16;

const CHECKSUM_AT = 14;

/**
 * The checksum of a record's first 14 bytes: CRC-16/MCRF4XX (polynomial 1021h reflected, initial value FFFFh,
 * no final XOR). No public document names it; it was found by search and holds for all four configuration
 * and null records in Metrodroid's NextfareTest. It has not been confirmed on a balance or a transaction
 * from plastic, so a mismatch is a reason to warn, never to refuse the record.
 */
export function recordChecksum(record: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of record.subarray(0, CHECKSUM_AT)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x8408 : crc >>> 1;
  }
  return crc;
}

/** True when bytes 14 and 15 (little-endian) are the record's checksum. */
export function isIntact(record: Uint8Array): boolean {
  return fieldsOf(record).getUint16(CHECKSUM_AT, true) === recordChecksum(record);
}

/** Writes the checksum into the record, and returns the record. */
export function seal(record: Uint8Array): Uint8Array {
  fieldsOf(record).setUint16(CHECKSUM_AT, recordChecksum(record), true);
  return record;
}

/** The record's bytes for reading and writing fields. All fields wider than a byte are little-endian. */
export function fieldsOf(record: Uint8Array): DataView {
  return new DataView(record.buffer, record.byteOffset, RECORD_BYTES);
}

/**
 * What a block holds: a record, nothing (the slot was never written, or holds a line that is not shown), or
 * bytes that make no sense as this record.
 */
export type Slot<T extends object> = T | 'empty' | 'malformed';

/** True when the bytes from `from` up to, not including, `to` are all zero. */
export function isZero(record: Uint8Array, from: number, to: number): boolean {
  return record.subarray(from, to).every((byte) => byte === 0);
}
