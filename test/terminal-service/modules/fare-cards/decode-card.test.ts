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
