import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { everydayBlocks } from '../../../devices/fare-card/card-file/flipper-dumps.ts';
import { startCommand } from '../../command-run.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const KEY = 'B5C6D7E8F90A';
/** No four digits of the key in a row, in either case. */
const pieces = Array.from({ length: KEY.length - 3 }, (_, at) => KEY.slice(at, at + 4).toLowerCase());

function expectNoDigits(said: string): void {
  for (const piece of pieces) expect(said.toLowerCase()).not.toContain(piece);
}

function written(name: string, content: string | Uint8Array): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, name);
  writeFileSync(path, content);
  return { folder, path };
}

const mistakes: readonly [what: string, table: string, says: RegExp][] = [
  ['a key without quotes', `[{"type": "A", "key": ${KEY}}]`, /is no key table\. It is not JSON/],
  [
    'a quote too many',
    `[{"type": "A", "key": "${KEY}""}]`,
    /is no key table\. It is not JSON \(line 1 column \d+\)/,
  ],
  [
    'a line cut off',
    `[{"type": "A",\n"key": "${KEY}`,
    /is no key table\. It is not JSON \(line 2 column \d+\)/,
  ],
  ['nothing but the key', KEY, /is no key table\. It is not JSON/],
  ['a digit too many', `[{"type": "A", "key": "${KEY}0"}]`, /0\.key: must be 12 hex digits/],
  [
    'the key as a name',
    `[{"type": "A", "${KEY}": 1}]`,
    /0: has a name that is not one of uid, sector, type and key/,
  ],
  ['the key as its type', `[{"type": "${KEY}", "key": "${KEY}"}]`, /0\.type: /],
  ['the key where the UID belongs', `[{"uid": "${KEY}0", "type": "A", "key": "${KEY}"}]`, /0\.uid: must be/],
  ['a table of tables', `{"${KEY}": "A"}`, /\(whole\): Invalid input: expected array/],
];

describe.each(mistakes)('a key table with %s', (_, table, says) => {
  it('is refused without a digit of the key, in the data folder', async () => {
    const { folder } = written('card-keys.json', table);
    const { code, out, err } = await startCommand(['check-config'], folder).ended;
    expect(code).toBe(1);
    expect(err).toMatch(says);
    expectNoDigits(out + err);
  });

  it('and named on the command line', async () => {
    const { path } = written('table.json', table);
    const { code, out, err } = await startCommand(
      ['read-card', '--reader', 'pn532:/dev/nowhere', '--keys', path],
      temporaryFolder(),
    ).ended;
    expect(code).toBe(1);
    expect(err).toMatch(says);
    expectNoDigits(out + err);
  });
});

it('a dump under another name than .mfd is told for what it is, and none of its keys is shown', async () => {
  const image = Uint8Array.from(everydayBlocks().flatMap((block) => [...block]));
  image.set(new TextEncoder().encode(KEY), 0);
  const { path } = written('card.bin', image);
  const { err } = await startCommand(['read-card', '--reader', 'pn532:/dev/nowhere', '--keys', path]).ended;
  expect(err).toMatch(
    /card\.bin is no key table\. It is a binary file\. The name of a dump ends in \.mfd or \.nfc\./,
  );
  expectNoDigits(err);
});

describe('a card in our JSON', () => {
  it.each([
    ['that breaks off in a trailer', `{"format": "card", "version": 1, "card": ${KEY}}`],
    ['with a key as a name', `{"format": "card", "version": 1, "card": {}, "${KEY}": 1}`],
    [
      'with a key as an application',
      `{"format":"card","version":1,"card":{"kind":"desfire","uid":"044F2ED2153580","directory":"listed","applications":{"${KEY}":{"files":{}}}}}`,
    ],
  ])('%s is refused without a digit of the key', async (_, text) => {
    const { path } = written('card.json', text);
    const { code, err } = await startCommand(['decode-card', path]).ended;
    expect(code).toBe(1);
    expect(err).toContain('holds no card.');
    expectNoDigits(err);
  });
});
