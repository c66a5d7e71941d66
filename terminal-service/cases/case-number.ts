/**
 * Case numbers: `7QK-00042-M`. Three symbols of the terminal's own prefix, a running number of that
 * terminal, and a check symbol. Two terminals can never make the same one, without asking each other.
 *
 * The symbols are Crockford's Base32 alphabet, which leaves out I, L, O and U so that nothing is misread
 * or misheard; a typed I, L or O is taken for the digit it looks like.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIZE = ALPHABET.length;

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
  return [...prefix].every((symbol) => ALPHABET.includes(symbol)) && checkSymbol(prefix + digits) === check
    ? `${prefix}-${digits}-${check}`
    : undefined;
}

/** A prefix for a terminal that was not given one. `random` gives bytes. */
export function makePrefix(random: Uint8Array): string {
  return [...random.subarray(0, 3)].map((byte) => ALPHABET[byte % SIZE]).join('');
}

/**
 * The hybrid system of ISO 7064 (as in MOD 37,36) with this alphabet's 32 symbols, so MOD 33,32: notices
 * every single wrong symbol, and two neighbours swapped except in one pair of values in each position.
 */
function checkSymbol(text: string): string {
  let product = SIZE;
  for (const symbol of text) {
    const sum = (product + ALPHABET.indexOf(symbol)) % SIZE || SIZE;
    product = (sum * 2) % (SIZE + 1);
  }
  return ALPHABET[(SIZE + 1 - product) % SIZE] ?? '';
}
