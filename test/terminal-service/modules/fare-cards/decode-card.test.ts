import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  everydayBlocks,
  FLIPPER_DESFIRE,
  flipperClassic,
} from '../../../devices/fare-card/card-file/flipper-dumps.ts';
import { startCommand } from '../../command-run.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const terminal = (...words: string[]) => startCommand(words).ended;

function written(name: string, content: string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

it('decodes a Flipper dump with unread bytes; the JSON has every key, and says what is missing', async () => {
  const text = flipperClassic(everydayBlocks(), (block, line) =>
    block === 4 || block === 5 ? new Array(16).fill('??').join(' ') : line,
  );
  const { out } = await terminal('decode-card', written('card.nfc', text), '--json');
  const card = JSON.parse(out) as Record<string, unknown>;
  expect(Object.keys(card)).toEqual([
    'family',
    'name',
    'uid',
    'number',
    'balance',
    'expiresOn',
    'passes',
    'topUps',
    'trips',
    'problems',
  ]);
  expect(card).toMatchObject({
    family: 'nextfare-classic',
    number: '0160000167776943',
    balance: null,
    problems: [{ code: 'keyMissing', part: 'balance' }],
  });
  const trips = card.trips as { at: string; route: string | null; fareCents: number }[];
  expect(trips).toHaveLength(6);
  expect(trips.map(({ at }) => at)).toEqual(
    trips
      .map(({ at }) => at)
      .sort()
      .reverse(),
  );
});

it('decodes a Flipper DESFire dump', async () => {
  const { out } = await terminal('decode-card', written('card.nfc', FLIPPER_DESFIRE), '--json');
  expect(JSON.parse(out)).toMatchObject({
    family: 'clipper',
    uid: '044F2ED2153580',
    balance: { cents: 225, currency: 'USD' },
    problems: [
      { code: 'notInFile', part: 'card' },
      { code: 'notInFile', part: 'expiry' },
      { code: 'protected', part: 'topUps' },
    ],
  });
});

it('says in a sentence that a file holds no card', async () => {
  const { code, err } = await terminal('decode-card', written('card.mfd', 'nothing'));
  expect(code).toBe(1);
  expect(err).toMatch(/card\.mfd holds no card\. A \.mfd file holds 1024 bytes/);
});

it('shows of a trip where it began and ended, when, and in which vehicle, in words and as JSON', async () => {
  const folder = temporaryFolder();
  await startCommand(['sample-cards', '--out', folder], folder).ended;
  const file = join(folder, 'open-files.json');
  const { out } = await terminal('decode-card', file);
  const trips = out.split('\n').filter((line) => line.startsWith('trip'));
  expect(trips[0]).toMatch(/^trip {6}\S+T\S+ Muni bus vehicle 8123 \$2\.50 storedValueTrip$/);
  expect(trips[1]).toMatch(
    /^trip {6}\S+T\S+ until \S+T\S+ BART subway from #12 to #31 \$4\.05 storedValueTrip$/,
  );
  const json = await terminal('decode-card', file, '--json');
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  expect((JSON.parse(json.out) as { trips: unknown[] }).trips.slice(0, 2)).toEqual([
    {
      kind: 'storedValueTrip',
      at: time,
      mode: 'bus',
      agency: 'Muni',
      vehicle: '8123',
      route: null,
      station: null,
      exitedAt: null,
      exitStation: null,
      fareCents: 250,
    },
    {
      kind: 'storedValueTrip',
      at: time,
      mode: 'subway',
      agency: 'BART',
      vehicle: null,
      route: null,
      station: '#12',
      exitedAt: time,
      exitStation: '#31',
      fareCents: 405,
    },
  ]);
});
