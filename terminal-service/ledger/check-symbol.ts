/**
 * Crockford's Base32 alphabet, which leaves out I, L, O and U so that nothing is misread or misheard; a typed
 * I, L or O is taken for the digit it looks like.
 */
export const CHECK_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIZE = CHECK_ALPHABET.length;

/**
 * The hybrid system of ISO 7064 (as in MOD 37,36) with this alphabet's 32 symbols, so MOD 33,32: notices
 * every single wrong symbol, and two neighbours swapped except in one pair of values in each position.
 */
export function checkSymbol(text: string): string {
  let product = SIZE;
  for (const symbol of text) {
    const sum = (product + CHECK_ALPHABET.indexOf(symbol)) % SIZE || SIZE;
    product = (sum * 2) % (SIZE + 1);
  }
  return CHECK_ALPHABET[(SIZE + 1 - product) % SIZE] ?? '';
}
