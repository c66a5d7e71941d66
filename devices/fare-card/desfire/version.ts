/** Chip generation, from the hardware's major version: 00 the first, 01 EV1, x2 EV2, 33 EV3. */
export type DesfireGeneration = 'first' | 'EV1' | 'EV2' | 'EV3' | 'unknown';

/** The answer to GetVersion (60h), 28 bytes in three frames. */
export interface DesfireVersion {
  readonly generation: DesfireGeneration;
  readonly hardwareMajor: number;
  readonly softwareMajor: number;
  /** Bytes of user memory, rounded down to a power of two as the chip does. */
  readonly storage: number;
  /** The chip's own 7-byte UID; all zero while the card presents random ones. */
  readonly uid: Uint8Array;
  /** Of production. */
  readonly week: number;
  /** Of production, counted from 2000. */
  readonly year: number;
}

const VERSION_SIZE = 28;

/** Undefined when the length is wrong or a date byte is not BCD. */
export function decodeVersion(bytes: Uint8Array): DesfireVersion | undefined {
  if (bytes.length !== VERSION_SIZE) return undefined;
  const [, , , hardwareMajor = 0, , storageCode = 0] = bytes;
  const [, , , softwareMajor = 0] = bytes.subarray(7);
  const week = fromBcd(bytes[26] ?? 0);
  const year = fromBcd(bytes[27] ?? 0);
  if (week === undefined || year === undefined) return undefined;
  return {
    generation: generationOf(hardwareMajor),
    hardwareMajor,
    softwareMajor,
    // The exponent sits above bit 0, which only says that the true size lies somewhat higher.
    storage: 2 ** (storageCode >> 1),
    uid: bytes.slice(14, 21),
    week,
    year,
  };
}

function generationOf(hardwareMajor: number): DesfireGeneration {
  switch (hardwareMajor) {
    case 0x00:
      return 'first';
    case 0x01:
      return 'EV1';
    case 0x12:
    case 0x22:
      return 'EV2';
    case 0x33:
      return 'EV3';
    default:
      return 'unknown';
  }
}

function fromBcd(byte: number): number | undefined {
  const tens = byte >> 4;
  const ones = byte & 0x0f;
  return tens > 9 || ones > 9 ? undefined : tens * 10 + ones;
}
