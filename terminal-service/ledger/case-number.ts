/**
 * Case numbers: `7QK-00042-M`. Three symbols of the terminal's own prefix, a running number of that
 * terminal, and a check symbol. Two terminals can never make the same one, without asking each other.
 */
import { CHECK_ALPHABET, checkSymbol } from './check-symbol.ts';

export function formatCaseNumber(prefix: string, sequence: number): string {
  const digits = String(sequence).padStart(5, '0');
  return `${prefix}-${digits}-${checkSymbol(prefix + digits)}`;
}

/**
 * Reads a case number as a person writes it: any case, with or without hyphens and blanks.
 * @returns its canonical form, or undefined if it is not one (a slip in any one symbol, or two swapped, is noticed).
 */
export function parseCaseNumber(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const parts = /^([0-9A-Z]{3})(\d{5,9})([0-9A-Z])$/.exec(plain);
  if (!parts) return undefined;
  const [, prefix = '', digits = '', check] = parts;
  return [...prefix].every((symbol) => CHECK_ALPHABET.includes(symbol)) &&
    checkSymbol(prefix + digits) === check
    ? `${prefix}-${digits}-${check}`
    : undefined;
}

/** A prefix for a terminal that was not given one. `random` gives bytes. */
export function makePrefix(random: Uint8Array): string {
  return [...random.subarray(0, 3)].map((byte) => CHECK_ALPHABET[byte % CHECK_ALPHABET.length]).join('');
}
