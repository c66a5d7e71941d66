import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCommand } from '../../command-run.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { fakeEngine } from './fake-engine.ts';
import { readWav } from './wav-bytes.ts';

async function terminalSay(engine: string, ...words: string[]) {
  const folder = temporaryFolder();
  const config = join(folder, 'config.json');
  const out = join(folder, 'said.wav');
  writeFileSync(config, JSON.stringify({ speech: { engine } }));
  const given = ['say', ...words.map((word) => (word === 'OUT' ? out : word))];
  const ended = await startCommand(given, folder, { PATH: process.env.PATH, CONFIG: config }).ended;
  return { code: ended.code, said: ended.out, complained: ended.err, out };
}

describe('the command `say`', () => {
  it('writes what the kiosk would say', async () => {
    const { path } = await fakeEngine();
    const { code, said, out } = await terminalSay(path, '--language', 'en', '--out', 'OUT', 'Hello', 'there');
    expect([code, said]).toEqual([0, `${out}\n`]);
    expect(readWav(readFileSync(out)).samples).toHaveLength(200 * 'Hello there'.length);
  });

  it('says what to install when nothing is there', async () => {
    const { code, complained } = await terminalSay('/nowhere/e', '--language', 'en', '--out', 'OUT', 'Hello');
    expect(code).toBe(1);
    expect(complained).toContain('Install the package espeak-ng');
  });

  it('says which languages there are when one has no voice', async () => {
    const { path } = await fakeEngine();
    const { code, complained } = await terminalSay(path, '--language', 'tl', '--out', 'OUT', 'Kumusta');
    expect(code).toBe(1);
    expect(complained).toBe('There is no voice for this language. It can speak: en, es, zh, ko.\n');
  });

  it.each([
    ['no text', ['--language', 'en', '--out', 'OUT']],
    ['no language', ['--out', 'OUT', 'Hello']],
    ['no file', ['--language', 'en', 'Hello']],
    ['a rate that is none', ['--language', 'en', '--out', 'OUT', '--rate', 'fast', 'Hello']],
    ['a folder that is not there', ['--language', 'en', '--out', '/nowhere/said.wav', 'Hello']],
  ])('with %s ends with one sentence', async (_what, words) => {
    const { path } = await fakeEngine();
    const { code, complained } = await terminalSay(path, ...words);
    expect(code).toBe(1);
    expect(complained).toMatch(/^[^\n]+\.?\n$/);
  });
});
