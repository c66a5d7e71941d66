import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonOf, textOf } from '../../../devices/fare-card/card-file/file-text.ts';
import { type KeyProvider, type KeyTableEntry, keyTable } from '../../../devices/fare-card/classic-keys.ts';
import { classicKeyOf, sectorOfBlock, trailerOfBlock } from '../../../devices/fare-card/classic-memory.ts';
import { SetupError, sentences } from '../../../serving/setup-error.ts';
import { readBounded } from './bounded-file.ts';
import { loadCardFile } from './load-card-file.ts';

/** The agency's key table. It holds secrets, so it lies in the data folder and never in the repository. */
const KEY_FILE = 'card-keys.json';

/** Keys of ten thousand cards, sector by sector. */
const MOST_MEGABYTES = 64;

const UNKNOWN_NAME = 'has a name that is not one of uid, sector, type and key';

const KeyFile = z.array(
  z.strictObject(
    {
      uid: z
        .string()
        .regex(/^([0-9A-F]{2}){4,10}$/, 'must be the UID in capital hex digits')
        .exactOptional(),
      sector: z.int().min(0).max(39).exactOptional(),
      type: z.enum(['A', 'B']),
      key: z.string().regex(/^[0-9A-Fa-f]{12}$/, 'must be 12 hex digits'),
    },
    // The usual words name what was found, and that may be a key.
    { error: ({ code }) => (code === 'unrecognized_keys' ? UNKNOWN_NAME : undefined) },
  ),
);

/**
 * Keys that chips leave the factory with and those of the public card directory (NXP MF1S50yyX data sheet,
 * section 8.6.1; NXP AN10787), and zeros, which tools write when they erase a card. They open test cards and
 * nothing that an agency has personalised.
 */
const factoryKeys = ['FFFFFFFFFFFF', 'A0A1A2A3A4A5', 'D3F7D3F7D3F7', '000000000000'].map(
  (key): KeyTableEntry => ({ type: 'A', key }),
);

/**
 * Where the keys of MIFARE Classic sectors come from on this terminal: first those that the caller adds, then
 * `card-keys.json` in the data folder, then the factory's.
 * @throws {SetupError} with every mistake in the file.
 */
export function loadCardKeys(dataDir: string, more: readonly KeyTableEntry[] = []): KeyProvider {
  const path = join(dataDir, KEY_FILE);
  return keyTable([...more, ...(existsSync(path) ? readKeyFile(path) : []), ...factoryKeys]);
}

/**
 * Keys from a JSON list of `{uid?, sector?, type, key}`, tried in its order, or from the trailers of a dump
 * (`.mfd`, `.nfc`) for that one card.
 * @throws {SetupError} with every mistake in the file.
 */
export function readKeyFile(path: string): readonly KeyTableEntry[] {
  return /\.(mfd|nfc)$/.test(path) ? keysOfDump(path) : keysOfTable(path);
}

function keysOfTable(path: string): readonly KeyTableEntry[] {
  const refused = (problem: string) => new SetupError(`${path} is no key table. ${problem}`);
  const read = textOf(readBounded(path, 'key table', MOST_MEGABYTES));
  if (!read.ok) throw refused(`${read.problem} The name of a dump ends in .mfd or .nfc.`);
  const json = jsonOf(read.text);
  if (!json.ok) throw refused(json.problem);
  const parsed = KeyFile.safeParse(json.content);
  if (!parsed.success)
    throw new SetupError(`The key table ${path} is not valid:\n${sentences(parsed.error)}`);
  return parsed.data;
}

function keysOfDump(path: string): readonly KeyTableEntry[] {
  const { uid, memory } = loadCardFile(path);
  if (!memory) throw new SetupError(`${path} is no MIFARE Classic card, so there are no sector keys in it.`);
  return memory.blocks.flatMap((_, block): KeyTableEntry[] => {
    if (block !== trailerOfBlock(block)) return [];
    return (['A', 'B'] as const).flatMap((type): KeyTableEntry[] => {
      const key = classicKeyOf(memory, block, type)?.toHex();
      return key ? [{ uid: uid.toHex().toUpperCase(), sector: sectorOfBlock(block), type, key }] : [];
    });
  });
}
