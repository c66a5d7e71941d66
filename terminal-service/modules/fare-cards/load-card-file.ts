import type { SimulatedCard } from '../../../devices/card-reader/simulated-card.ts';
import { parseCardFile } from '../../../devices/fare-card/card-file/card-file.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { readBounded } from './bounded-file.ts';

/** Room for a 4K card in any of the formats many times over. */
const MOST_MEGABYTES = 1;

/**
 * Reads a card from a file of any known kind.
 * @throws {SetupError} when there is no such file, it is too long, or it holds no card.
 */
export function loadCardFile(path: string): SimulatedCard {
  const parsed = parseCardFile(readBounded(path, 'card file', MOST_MEGABYTES));
  if (!parsed.ok) throw new SetupError(`${path} holds no card. ${parsed.problem}`);
  return parsed.card;
}
