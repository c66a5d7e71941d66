import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startCommand } from '../command-run.ts';
import { startTerminal } from '../running-terminal.ts';
import { temporaryFolder } from '../temporary-folder.ts';

it.each([[[]], [['help']], [['--help']]])('%j lists every command, and where the data is', async (words) => {
  const folder = temporaryFolder();
  const { code, out, err } = await startCommand(words, folder).ended;
  expect([code, err]).toEqual([0, '']);
  for (const name of ['read-card', 'list-devices', 'cases', 'simulate printer', 'launch-address'])
    expect(out).toMatch(new RegExp(`^  ${name}`, 'm'));
  expect(out).toContain(`Data folder: ${folder} (set DATA_DIR, or dataDir in config.json)\n`);
});

it('words that mean nothing get the list as an error', async () => {
  const { code, out, err } = await startCommand(['dance']).ended;
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('npm run -s terminal -- COMMAND');
});

it('half of a command of two words is none', async () => {
  expect((await startCommand(['simulate']).ended).code).toBe(2);
});

it('a command tells how it is used, and does nothing', async () => {
  const { code, out, err } = await startCommand(['read-card', '--help']).ended;
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(
    /^npm run -s terminal -- read-card --reader .*\nWaits for one card, prints what is on it/,
  );
});

it('an option that there is not is answered with those that there are', async () => {
  const { code, out, err } = await startCommand(['read-card', '--raeder', 'x']).ended;
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/'--raeder'.*\nnpm run -s terminal -- read-card --reader/s);
});

it('check-config says what the terminal would run with, and every mistake', async () => {
  const folder = temporaryFolder();
  const CONFIG = join(folder, 'config.json');
  writeFileSync(CONFIG, JSON.stringify({ port: 4711 }));
  const good = await startCommand(['check-config'], folder, { CONFIG }).ended;
  expect([good.code, JSON.parse(good.out)]).toEqual([
    0,
    expect.objectContaining({ port: 4711, agency: 'los-angeles-county' }),
  ]);
  writeFileSync(CONFIG, JSON.stringify({ port: 'four' }));
  const bad = await startCommand(['check-config'], folder, { CONFIG }).ended;
  expect([bad.code, bad.out]).toEqual([1, '']);
  expect(bad.err).toContain('port');
});

it('launch-address prints an address that lets one in, once', async () => {
  const dataDir = temporaryFolder();
  const terminal = await startTerminal({ dataDir });
  const { code, out } = await startCommand(['launch-address', 'counter'], dataDir).ended;
  expect(code).toBe(0);
  const address = new URL(out.trim());
  expect([address.hostname, address.pathname]).toEqual(['127.0.0.1', '/counter/']);
  const open = () => fetch(`${terminal.origin}${address.pathname}${address.search}`, { redirect: 'manual' });
  expect((await open()).headers.getSetCookie()).toHaveLength(1);
  expect((await open()).headers.getSetCookie()).toHaveLength(0);
});

it('launch-address asks which page when it is told none, or one that there is not', async () => {
  for (const words of [[], ['lobby']]) {
    const { code, err } = await startCommand(['launch-address', ...words]).ended;
    expect([code, err]).toEqual([1, 'Say which page: kiosk, counter, diagnostics.\n']);
  }
});

it('sample-cards writes a file for each and says what it is', async () => {
  const folder = join(temporaryFolder(), 'cards');
  const { code, out } = await startCommand(['sample-cards', '--out', folder]).ended;
  expect(code).toBe(0);
  const files = readdirSync(folder);
  expect(out.trimEnd().split('\n')).toHaveLength(files.length);
  for (const file of files) expect(out).toMatch(new RegExp(`${join(folder, file)}  \\S.{10}`));
  expect((await startCommand(['sample-cards']).ended).err).toBe('Say where to: --out FOLDER\n');
});

it('decode-card wants one file', async () => {
  for (const words of [[], ['a.mfd', 'b.mfd']]) {
    const { code, err } = await startCommand(['decode-card', ...words]).ended;
    expect([code, err]).toEqual([1, 'Say which file: decode-card FILE\n']);
  }
});

it.each([
  [['render-receipts'], 'Say where to: --out FOLDER\n'],
  [['render-receipts', '--out', '/tmp', '--model', 'quill'], 'There is no printer model quill.\n'],
  [['render-receipts', '--out', '/tmp', '--receipt', 'poem'], 'There is no receipt poem.\n'],
  [
    ['print-sample', '--printer', 'tcp:127.0.0.1', '--receipt', 'card', '--model', 'quill'],
    'There is no printer model quill.\n',
  ],
  [
    ['print-sample', '--printer', 'none', '--receipt', 'card'],
    'Say which printer: --printer tcp:HOST:PORT, serial:PATH@BAUD or usb:PATH\n',
  ],
  [['cases'], 'the service has not run there'],
])('%j is refused in a sentence', async (words, sentence) => {
  const { code, out, err } = await startCommand(words).ended;
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(sentence);
});

it('list-devices lists what is plugged in here, for people and for programs, and ends by what it found', async () => {
  const json = await startCommand(['list-devices', '--all', '--json']).ended;
  const { devices, hidProblem } = JSON.parse(json.out) as {
    devices: { problem?: string }[];
    hidProblem: unknown;
  };
  const isWell = hidProblem === null && devices.every(({ problem }) => problem === undefined);
  expect(json.code).toBe(isWell ? 0 : 1);
  const words = await startCommand(['list-devices', '--all']).ended;
  expect(words.code).toBe(json.code);
  if (devices.length === 0 && hidProblem === null)
    expect(words.out).toBe('No reader, scanner, printer or serial port is plugged in.\n');
  else expect(words.out.trim().split('\n').length).toBeGreaterThanOrEqual(devices.length);
});
