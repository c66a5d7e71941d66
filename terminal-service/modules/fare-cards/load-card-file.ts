import { readFileSync } from 'node:fs';
import type { SimulatedCard } from '../../../devices/card-reader/simulated-card.ts';
import { parseCardFile } from '../../../devices/fare-card/card-file/card-file.ts';
import { SetupError } from '../../../serving/setup-error.ts';

/**
 * Reads a card from a file of any known kind.
 * @throws {SetupError} when there is no such file or it holds no card.
 */
export function loadCardFile(path: string): SimulatedCard {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new SetupError(`The card file ${path} cannot be read (${(error as Error).message}).`);
  }
  const parsed = parseCardFile(bytes);
  if (!parsed.ok) throw new SetupError(`${path} holds no card. ${parsed.problem}`);
  return parsed.card;
}
