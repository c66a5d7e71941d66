import { CHECK_ALPHABET, checkSymbol } from '../../ledger/check-symbol.ts';

/** 40 random bits: with a slow key derivation, more than anybody can try who has copied the store. */
const RANDOM_SYMBOLS = 8;

/** A new code, as a person writes it: `7QK-4MD-X2H`. `random` gives bytes. */
export function makeDraftCode(random: Uint8Array): string {
  const symbols = [...random.subarray(0, RANDOM_SYMBOLS)]
    .map((byte) => CHECK_ALPHABET[byte % CHECK_ALPHABET.length])
    .join('');
  return written(symbols + checkSymbol(symbols));
}

/**
 * Reads a code as a person types it: any case, with or without hyphens and blanks, I and L for 1, O for 0.
 * @returns its written form, or undefined when the check symbol shows a slip; that is then no guess at a code.
 */
export function parseDraftCode(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const symbols = plain.slice(0, RANDOM_SYMBOLS);
  const isWhole =
    plain.length === RANDOM_SYMBOLS + 1 && [...plain].every((symbol) => CHECK_ALPHABET.includes(symbol));
  return isWhole && checkSymbol(symbols) === plain.at(-1) ? written(plain) : undefined;
}

function written(symbols: string): string {
  return (symbols.match(/.{3}/g) ?? []).join('-');
}
