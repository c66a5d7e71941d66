import type { SimulatedCard } from '../../card-reader/simulated-card.ts';
import { parseMfd } from '../mfd-file.ts';
import { textOf } from './file-text.ts';
import { FLIPPER_FIRST_LINE, parseFlipper } from './flipper-file.ts';
import { parseCardJson } from './json-file.ts';

export type CardFileResult =
  | { readonly ok: true; readonly card: SimulatedCard }
  /** `problem` is one English sentence that says what is wrong with the file. */
  | { readonly ok: false; readonly problem: string };

/**
 * Reads a card from a file of any kind that is known, told apart by how it begins: a `.nfc` file of the Flipper
 * Zero, our own JSON (docs/card-json.md), or else a raw `.mfd` dump. Never throws.
 */
export function parseCardFile(bytes: Uint8Array): CardFileResult {
  const read = textOf(bytes);
  if (read.ok) {
    const beginning = read.text.slice(0, 64).trimStart();
    if (beginning.startsWith(FLIPPER_FIRST_LINE)) return parseFlipper(read.text);
    if (/^[{[]/.test(beginning)) return parseCardJson(read.text);
  }
  const dump = parseMfd(bytes);
  return !dump.ok && !read.ok && read.why === 'utf16' ? read : dump;
}
