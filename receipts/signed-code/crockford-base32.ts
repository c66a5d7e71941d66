/** Crockford's Base32: no I, L, O or U, so that nothing is misread; all in QR's dense alphanumeric set. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five bits to a symbol from the highest bit on; the last symbol is filled up with zero bits. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(pending >> bits) & 31] ?? '';
    }
    pending &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + (ALPHABET[(pending << (5 - bits)) & 31] ?? '');
}

/** The bytes, or undefined if `toBase32` would not have written this text: one value has one spelling. */
export function fromBase32(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  let pending = 0;
  let bits = 0;
  for (const symbol of text) {
    const value = ALPHABET.indexOf(symbol);
    if (value < 0) return undefined;
    pending = (pending << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((pending >> bits) & 0xff);
    pending &= (1 << bits) - 1;
  }
  return bits >= 5 || pending !== 0 ? undefined : Uint8Array.from(bytes);
}
