import {
  nextfareClassicNumber,
  nextfareDesfireNumber,
  nextfareUltralightNumber,
} from '../../fare-card/card-number.ts';
import { sameBytes } from '../same-bytes.ts';

/**
 * How the reader puts a UID into its buffer: in the order that the card sends it, or turned round. It differs
 * by model and set-up and cannot be told from the reader; see `findUidByteOrder`.
 */
export type UidByteOrder = 'msbFirst' | 'lsbFirst';

/** Turns a buffer into the UID in the card's own order, and the other way round. */
export function inCardOrder(bytes: Uint8Array, order: UidByteOrder): Uint8Array {
  return order === 'msbFirst' ? bytes.slice() : bytes.toReversed();
}

export type UidByteOrderFinding =
  | { readonly ok: true; readonly order: UidByteOrder }
  /** `bothFit`: this card's UID reads the same from both ends; another card will tell. */
  | { readonly ok: false; readonly why: 'neitherFits' | 'bothFit' };

const numbersOf = [nextfareClassicNumber, nextfareDesfireNumber, nextfareUltralightNumber];

/**
 * Finds the order from one card whose printed number is known: the check digit cannot, since it is right for
 * either. `printedNumber` is digits only; `bytes` are as they lay in the reader's buffer.
 */
export function findUidByteOrder(bytes: Uint8Array, printedNumber: string): UidByteOrderFinding {
  if (sameBytes(bytes, bytes.toReversed())) return { ok: false, why: 'bothFit' };
  const fits = (order: UidByteOrder) =>
    numbersOf.some((numberOf) => numberOf(inCardOrder(bytes, order)) === printedNumber);
  if (fits('msbFirst')) return { ok: true, order: 'msbFirst' };
  if (fits('lsbFirst')) return { ok: true, order: 'lsbFirst' };
  return { ok: false, why: 'neitherFits' };
}
