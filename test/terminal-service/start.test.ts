import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { claimDataFolder } from '../../terminal-service/ledger/data-folder.ts';
import { startTerminal } from './running-terminal.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { failedStart, startTerminalProcess } from './terminal-process.ts';

describe('starting', () => {
  it('prints the addresses of the three faces, a line each', async () => {
    const { origin, printed } = await startTerminalProcess({ dataDir: temporaryFolder() });
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(printed.map((line) => line.replace(/\?launch=[\w.-]+$/, ''))).toEqual(
      ['kiosk', 'counter', 'diagnostics'].map((page) => `${origin}/${page}/`),
    );
    for (const page of printed)
      expect(new URL(page).searchParams.get('launch')).toMatch(/^\w+\.[\w.-]{40,}$/);
  });

  it('ends in order when it is asked to, and says so once it has', async () => {
    const dataDir = temporaryFolder();
    const terminal = await startTerminalProcess({ dataDir });
    await terminal.stop();
    const log = readFileSync(join(dataDir, 'service.log'), 'utf8').trim().split('\n');
    expect(JSON.parse(log.at(-1) ?? '')).toMatchObject({
      event: 'service.stopped',
      signal: 'SIGTERM',
      msg: 'The service was asked to stop and has stopped.',
    });
    claimDataFolder(dataDir).release();
  });
});

describe('a start that cannot be', () => {
  const oneSentence = /^[A-Z][^\n]+\.\n$/;

  it('because the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const { code, said } = await failedStart({ PORT: String(port), DATA_DIR: temporaryFolder() });
    expect(code).toBe(1);
    expect(said).toMatch(oneSentence);
    expect(said).toContain(`Port ${port} on 127.0.0.1 is taken`);
  });

  it('because another service uses the data folder', async () => {
    const dataDir = temporaryFolder();
    await startTerminal({ dataDir });
    const { code, said } = await failedStart({ PORT: '0', DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(said).toMatch(oneSentence);
    expect(said).toContain('is in use by another terminal service');
  });

  it('because the data folder cannot be written', async () => {
    const parent = temporaryFolder();
    writeFileSync(join(parent, 'file'), '');
    // A file where the folder's parent should be stops every user, root too.
    const { code, said } = await failedStart({ PORT: '0', DATA_DIR: join(parent, 'file', 'data') });
    expect(code).toBe(1);
    expect(said).toMatch(oneSentence);
    expect(said).toContain('cannot be written');
  });

  it.each([
    ['a misspelt key', '{"prot": 8080}', 'prot'],
    ['a wrong type', '{"port": "8080"}', 'port'],
    ['an unknown reader', '{"cardReader": "magic:1"}', 'magic:1'],
    ['a prefix that can be misread', '{"terminalPrefix": "OIL"}', 'terminalPrefix'],
    ['an agency without a profile', '{"agency": "atlantis"}', 'atlantis'],
    ['no JSON', '{"port": ', 'not JSON'],
    ['a list', '[]', 'one JSON object'],
  ])('because the config file has %s', async (_what, text, named) => {
    const folder = temporaryFolder();
    const path = join(folder, 'config.json');
    writeFileSync(path, text);
    const { code, said } = await failedStart({ DATA_DIR: folder, CONFIG: path });
    expect(code).toBe(1);
    expect(said).toContain(named);
    expect(said).not.toContain('    at ');
  });

  it('because the named config file is not there', async () => {
    const { code, said } = await failedStart({ DATA_DIR: temporaryFolder(), CONFIG: '/nowhere/config.json' });
    expect(code).toBe(1);
    expect(said).toContain('/nowhere/config.json cannot be read');
  });

  it('because PORT is no number', async () => {
    const { code, said } = await failedStart({ DATA_DIR: temporaryFolder(), PORT: 'http' });
    expect(code).toBe(1);
    expect(said).toContain('PORT is "http"');
  });
});
