/**
 * Printed fare-card numbers. The forms and test vectors are those of the public Metrodroid and FareBot
 * projects (Cubic Nextfare); the check digit is ISO/IEC 7812-1 annex B (Luhn).
 */

/** Bytes 1 to 6 of a 7-byte UID: all that varies, since byte 0 only names the chip's maker (NXP is 04h). */
const UID48 = { from: 1, to: 7 };

/** The digit that makes `digits` followed by it pass the Luhn check. */
export function luhnCheckDigit(digits: string): number {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight++) {
    const digit = Number(digits.charAt(digits.length - 1 - fromRight));
    const doubled = fromRight % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (sum % 10)) % 10;
}

/** True when the last digit is the Luhn check digit of those before it. */
export function passesLuhn(number: string): boolean {
  return luhnCheckDigit(number.slice(0, -1)) === Number(number.slice(-1));
}

/**
 * True for a UID that the chip makes up afresh at every presentation, as phones and privacy-mode cards do
 * (ISO/IEC 14443-3: four bytes, the first 08h). It identifies nobody and nothing.
 */
export function isRandomUid(uid: Uint8Array): boolean {
  return uid.length === 4 && uid[0] === 0x08;
}

/**
 * The 16 digits printed on a Nextfare MIFARE Classic card, from its 4-byte UID (in the order the card sends
 * it). Undefined for any other length and for a random UID, from which no number can be told.
 */
export function nextfareClassicNumber(uid: Uint8Array): string | undefined {
  if (uid.length !== 4 || isRandomUid(uid)) return undefined;
  return withCheckDigit(`0160${String(bigEndian(uid.toReversed())).padStart(11, '0')}`);
}

/** The 20 digits of a Nextfare DESFire card, from its 7-byte UID; undefined for any other length. */
export function nextfareDesfireNumber(uid: Uint8Array): string | undefined {
  return uid48Number('0164', uid);
}

/** The 20 digits of a Nextfare MIFARE Ultralight ticket, from its 7-byte UID; undefined for any other length. */
export function nextfareUltralightNumber(uid: Uint8Array): string | undefined {
  return uid48Number('0001', uid);
}

/** A number that a person typed: the digits alone, or why it cannot be a card's number. */
export type TypedCardNumber =
  | { readonly ok: true; readonly number: string }
  | { readonly ok: false; readonly why: 'empty' | 'notDigits' | 'wrongLength' | 'wrongCheckDigit' };

/**
 * Reads a typed card number: 16 or 20 digits with a right check digit. Blanks and hyphens are dropped,
 * because cards print the number in groups and people copy the gaps.
 */
export function parseCardNumber(typed: string): TypedCardNumber {
  const number = typed.replace(/[\s\p{Dash_Punctuation}]/gu, '');
  if (number === '') return { ok: false, why: 'empty' };
  if (!/^[0-9]+$/.test(number)) return { ok: false, why: 'notDigits' };
  if (number.length !== 16 && number.length !== 20) return { ok: false, why: 'wrongLength' };
  if (!passesLuhn(number)) return { ok: false, why: 'wrongCheckDigit' };
  return { ok: true, number };
}

/** All of a card number that may be shown, printed or logged. */
export function lastFour(number: string): string {
  return number.slice(-4);
}

function uid48Number(prefix: string, uid: Uint8Array): string | undefined {
  if (uid.length !== 7) return undefined;
  const serial = bigEndian(uid.subarray(UID48.from, UID48.to));
  return withCheckDigit(`${prefix}${String(serial).padStart(15, '0')}`);
}

/** At most 6 bytes, so the result is always exact in a double. */
function bigEndian(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

function withCheckDigit(digits: string): string {
  return `${digits}${luhnCheckDigit(digits)}`;
}
