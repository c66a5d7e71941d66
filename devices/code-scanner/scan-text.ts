import type { CodeScan } from './code-scanner.ts';
import { IDENTIFIER_LENGTH, leadingSymbology } from './symbology.ts';

/** Longest code that is taken: a QR code of version 40 holds 2,953 bytes. More is a scanner gone mad. */
export const MAX_SCAN_BYTES = 4096;

/** Separates the fields of a GS1 code, so it is part of what the code says. */
const GS = '\u001d';

/** What the bytes of one scan say; undefined when nothing is left of them. */
export function decodeScan(bytes: Uint8Array): CodeScan | undefined {
  const said = textOf(bytes).replaceAll(/\p{Cc}/gu, (control) => (control === GS ? GS : ''));
  const symbology = leadingSymbology(said);
  const text = symbology ? said.slice(IDENTIFIER_LENGTH) : said;
  if (text === '') return undefined;
  return symbology ? { text, symbology } : { text };
}

/** QR codes hold UTF-8 or, as their standard had it first, Latin-1; scanners pass on either without saying which. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}
