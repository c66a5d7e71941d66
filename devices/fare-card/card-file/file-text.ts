/** `problem` is one English sentence that says what the file is instead. */
interface Refused {
  readonly ok: false;
  readonly problem: string;
}

/** The text in a file's bytes, without the byte order mark that some editors put before UTF-8. */
export function textOf(
  bytes: Uint8Array,
): { readonly ok: true; readonly text: string } | (Refused & { readonly why: 'utf16' | 'binary' }) {
  if (isUtf16(bytes)) return { ok: false, why: 'utf16', problem: 'It is text in UTF-16; save it as UTF-8.' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return { ok: true, text };
  } catch {
    // Not UTF-8.
  }
  return { ok: false, why: 'binary', problem: 'It is a binary file.' };
}

/**
 * What JSON text says. The engine's own message quotes what stands at the mistake, and that may be a key: only the
 * place is told, where the engine knows it.
 */
export function jsonOf(text: string): { readonly ok: true; readonly content: unknown } | Refused {
  try {
    return { ok: true, content: JSON.parse(text) };
  } catch (error) {
    const [place = ''] = /\(line \d+ column \d+\)$/.exec((error as Error).message) ?? [];
    return { ok: false, problem: `It is not JSON${place && ` ${place}`}.` };
  }
}

/** By its byte order mark, or by the zeros beside the first two letters. */
function isUtf16(bytes: Uint8Array): boolean {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = bytes;
  if ((b0 === 0xff && b1 === 0xfe) || (b0 === 0xfe && b1 === 0xff)) return true;
  return (
    (isLetter(b0) && b1 === 0 && isLetter(b2) && b3 === 0) ||
    (b0 === 0 && isLetter(b1) && b2 === 0 && isLetter(b3))
  );
}

/** Or another sign of ASCII, or the blank or line's end that may follow a bracket. */
function isLetter(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d;
}
