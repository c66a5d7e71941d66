import type { SimulatedCard } from '../../card-reader/simulated-card.ts';
import { parseMfd } from '../mfd-file.ts';
import { FLIPPER_FIRST_LINE, parseFlipper } from './flipper-file.ts';
import { parseCardJson } from './json-file.ts';

export type CardFileResult =
  | { readonly ok: true; readonly card: SimulatedCard }
  /** `problem` is one English sentence that says what is wrong with the file. */
  | { readonly ok: false; readonly problem: string };

/** Room for a 4K card in any of the formats many times over. */
const MOST_BYTES = 1_000_000;

/**
 * Reads a card from a file of any kind that is known, told apart by how it begins: a `.nfc` file of the Flipper
 * Zero, our own JSON (docs/card-json.md), or else a raw `.mfd` dump. Never throws.
 */
export function parseCardFile(bytes: Uint8Array): CardFileResult {
  if (bytes.length > MOST_BYTES) return { ok: false, problem: 'It is too long to be a card.' };
  // A dump's bytes stay what they are in Latin-1, so none of them can be an error.
  const beginning = String.fromCharCode(...bytes.subarray(0, 64)).trimStart();
  if (beginning.startsWith(FLIPPER_FIRST_LINE)) return parseFlipper(new TextDecoder().decode(bytes));
  // A JSON file of 1024 or 4096 bytes is still one: a manufacturer block that begins `{"` fails its own check.
  if (beginning.startsWith('{')) {
    const parsed = parseCardJson(new TextDecoder().decode(bytes));
    if (parsed.ok || (bytes.length !== 1024 && bytes.length !== 4096)) return parsed;
  }
  return parseMfd(bytes);
}
