import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import type { CardReader } from '../../../devices/card-reader/card-reader.ts';
import { oneCard } from '../../../terminal-service/modules/devices/one-card.ts';
import { cable } from '../../protocols/pseudo-terminal.ts';
import { startCommand } from '../command-run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A folder with the sample cards, and a simulated chip with one of them on the far end of a cable. */
async function chipWithCard(name = 'everyday') {
  const folder = temporaryFolder();
  const { out } = await startCommand(['sample-cards', '--out', folder], folder).ended;
  const card = join(folder, `${name}.mfd`);
  expect(out).toContain(`${card}  `);
  const { left, right } = await cable();
  const chip = startCommand(['simulate', 'pn532', '--serial', left, '--card', card], folder);
  await chip.told;
  return { folder, card, chip, port: left, reader: `pn532:${right}` };
}

it('a card is read once, with the keys of its dump, and the command ends', async () => {
  const { folder, card, chip, port, reader } = await chipWithCard();
  const bare = await startCommand(['read-card', '--reader', reader, '--json'], folder).ended;
  expect(bare.code).toBe(0);
  expect(JSON.parse(bare.out)).toMatchObject({
    uid: 'DE010001',
    number: expect.stringMatching(/^0160\d{12}$/),
    balance: null,
    expiresOn: null,
    problems: expect.arrayContaining([expect.objectContaining({ code: 'keyRefused' })]),
  });
  const keyed = await startCommand(['read-card', '--reader', reader, '--keys', card, '--json'], folder).ended;
  expect(keyed.code).toBe(0);
  expect(JSON.parse(keyed.out)).toMatchObject({
    family: 'nextfare-classic',
    balance: { cents: 1235, currency: 'USD' },
    trips: expect.arrayContaining([expect.objectContaining({ kind: 'storedValueTrip' })]),
    problems: [],
  });
  expect(keyed.err).toMatch(/^Connecting|lay a card on the reader/im);
  chip.write('quit');
  const ended = await chip.ended;
  expect([ended.code, ended.err]).toEqual([
    0,
    `A PN532 answers on ${port}, with the card ${card} on it.\nThe port was closed: closed\n`,
  ]);
});

it('for a person it is written in lines: money, passes, top-ups, trips, and what could not be read', async () => {
  const { folder, card, reader } = await chipWithCard();
  const { out } = await startCommand(['read-card', '--reader', reader, '--keys', card], folder).ended;
  const lines = out.split('\n');
  expect(lines[0]).toMatch(/^TAP \(nextfare-classic\), UID DE010001$/);
  expect(lines[1]).toMatch(/^number {4}0160\d{12}$/);
  expect(lines[2]).toBe('balance   $12.35');
  expect(lines[3]).toMatch(/^expires {3}\d{4}-\d{2}-\d{2}$/);
  expect(out).toMatch(/^top-up {4}\d{4}-\d{2}-\d{2}T\d{2}:\d{2} \$\d+\.\d{2}/m);
  expect(out).toMatch(/^trip {6}\d{4}-\d{2}-\d{2}T\d{2}:\d{2} .*\$\d+\.\d{2} storedValueTrip$/m);
  const bare = await startCommand(['read-card', '--reader', reader], folder).ended;
  expect(bare.out).toMatch(/^balance {3}not known$/m);
  expect(bare.out).toMatch(/^problem {3}card: keyRefused$/m);
});

it('the key table of the data folder is used', async () => {
  const { folder, card, reader } = await chipWithCard();
  const image = readFileSync(card);
  const keys = Array.from({ length: 16 }, (_, sector) => ({
    sector,
    type: 'A',
    key: image.subarray(sector * 64 + 48, sector * 64 + 54).toString('hex'),
  }));
  writeFileSync(join(folder, 'card-keys.json'), JSON.stringify(keys));
  const read = await startCommand(['read-card', '--reader', reader, '--json'], folder).ended;
  expect(JSON.parse(read.out)).toMatchObject({ balance: { cents: 1235 } });
});

it('waits for a card as long as it is told, and says that none came', async () => {
  const { folder, chip, reader } = await chipWithCard();
  chip.write('remove');
  const { code, out, err } = await startCommand(['read-card', '--reader', reader, '--wait', '1.5'], folder)
    .ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toMatch(
    /^The card reader is being opened\.\nPN532 firmware 1\.6: lay a card on the reader\.\n/,
  );
  expect(err.endsWith('No card was read within 1.5 seconds.\n')).toBe(true);
});

it('says why a card was not read, and lets go of the reader', async () => {
  const written: string[] = [];
  const err = new PassThrough();
  err.on('data', (chunk: Buffer) => written.push(chunk.toString()));
  let closed = 0;
  const reader: CardReader = {
    status: { device: 'online', media: 'notPresent', model: 'PN532' },
    onEvent: (listener) => {
      queueMicrotask(() => listener({ type: 'cardDropped', reason: 'removedTooSoon' }));
      return () => {};
    },
    close: async () => void closed++,
  };
  expect(await oneCard(reader, 60, { err })).toBeUndefined();
  await new Promise(setImmediate);
  expect([written.join(''), closed]).toEqual([
    'Lay a card on the reader.\nThe card was not read: removedTooSoon.\n',
    1,
  ]);
});

it('the hand at a simulated reader is told what it cannot do, and goes on', async () => {
  const { chip, folder, reader } = await chipWithCard();
  chip.write('remove');
  chip.write('dance');
  chip.write('fail dance');
  chip.write('tap /nowhere.mfd');
  chip.write('tap');
  const { code } = await startCommand(['read-card', '--reader', reader, '--json'], folder).ended;
  expect(code).toBe(0);
  chip.write('quit');
  const { err } = await chip.ended;
  expect(err).toContain('"dance" is not known. Lines on stdin: remove, tap, tap FILE, quit, fail WHAT');
  expect(err).toContain('"fail dance" is not known.');
  expect(err).toContain('The card file /nowhere.mfd cannot be read');
});

it.each([
  [['read-card'], 'Say which reader: --reader pn532:'],
  [['read-card', '--reader', 'magic:1'], '"magic:1" is not a card reader; write none, simulated'],
  [
    ['read-card', '--reader', 'simulated'],
    'No card can be laid on that one; name a reader that is plugged in.',
  ],
  [['read-card', '--reader', 'none'], 'No card can be laid on that one'],
  [['read-card', '--reader', 'pn532:/dev/nowhere', '--wait', '0'], '--wait is a number of seconds above 0.'],
  [
    ['read-card', '--reader', 'pn532:/dev/nowhere', '--wait', 'soon'],
    '--wait is a number of seconds above 0.',
  ],
  [['read-card', '--reader', 'pn532:/dev/nowhere', '--keys', '/nowhere.json'], 'The key table /nowhere.json'],
  [
    ['find-uid-order', '--number', '12'],
    'Say what is printed on the card: --number with its 16 or 20 digits.',
  ],
  [
    ['find-uid-order', '--reader', 'pn532:/dev/nowhere', '--number', '0160 0323 4663 8769'],
    'Only a pcProx has this setting.',
  ],
  [['simulate', 'pn532', '--card', '/nowhere.mfd'], 'Say where and which card: --serial PATH --card FILE'],
  [['simulate', 'pn532', '--serial', '/nowhere', '--card', '/nowhere.mfd'], '/nowhere.mfd cannot be read'],
  [['simulate', 'vivotech2', '--card', '/nowhere.mfd'], 'Say where and which card: --uhid --card FILE'],
])('%j is answered in a sentence', async (words, sentence) => {
  const { code, out, err } = await startCommand(words).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(sentence);
  expect(err).not.toContain('    at ');
});

it('a reader that is not there is told of while it is waited for', async () => {
  const { code, err } = await startCommand(['read-card', '--reader', 'pn532:/dev/nowhere', '--wait', '0.3'])
    .ended;
  expect(code).toBe(1);
  expect(err).toContain('/dev/nowhere is not there; plug the device in');
  const none = await startCommand(['find-uid-order', '--number', '0160 0323 4663 8769', '--wait', '0.3'])
    .ended;
  expect(none.code).toBe(1);
  expect(none.err).toContain('No card was read within 0.3 seconds.\n');
});
