import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startCommand } from '../../command-run.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

/** A file without contents that says it is this long; it takes no room on the disk. */
function hollow(name: string, bytes: number): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, '');
  truncateSync(path, bytes);
  return path;
}

const GB = 1_000_000_000;
const readCard = ['read-card', '--reader', 'pn532:/dev/nowhere', '--keys'];

it.each([
  [['decode-card'], 'film.mfd', 1.9 * GB, 'is 1,900.0 MB long; a card file is 1 MB at the most.'],
  [['decode-card'], 'film.nfc', 1_000_001, 'is 1.0 MB long; a card file is 1 MB at the most.'],
  [readCard, 'film.json', 3 * GB, 'is 3,000.0 MB long; a key table is 64 MB at the most.'],
  [readCard, 'film.mfd', 3 * GB, 'is 3,000.0 MB long; a card file is 1 MB at the most.'],
])('%j %s of %i bytes is refused by its size before it is read', async (words, name, size, says) => {
  const path = hollow(name, size);
  const before = process.memoryUsage().arrayBuffers;
  const { code, err } = await startCommand([...words, path]).ended;
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  expect([code, err]).toEqual([1, `${path} ${says}\n`]);
});

it('what has no size and no end is read no further than a card goes', async () => {
  const { code, err } = await startCommand(['decode-card', '/dev/zero']).ended;
  expect([code, err]).toEqual([1, '/dev/zero is longer than 1 MB; a card file is 1 MB at the most.\n']);
});

it('a key table in the data folder of any size is told of when the settings are checked', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'card-keys.json');
  writeFileSync(path, '');
  truncateSync(path, 3 * GB);
  const { code, err } = await startCommand(['check-config'], folder).ended;
  expect([code, err]).toEqual([1, `${path} is 3,000.0 MB long; a key table is 64 MB at the most.\n`]);
});

it('a folder is no file', async () => {
  const folder = join(temporaryFolder(), 'cards');
  mkdirSync(folder);
  const { code, err } = await startCommand(['decode-card', folder]).ended;
  expect(code).toBe(1);
  expect(err).toMatch(/^The card file .*cards cannot be read \(EISDIR/);
});
