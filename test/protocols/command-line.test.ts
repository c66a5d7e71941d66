import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FiledCase } from '../../contract/cases.ts';
import { startCommand } from '../terminal-service/command-run.ts';
import { complaint } from '../terminal-service/complaint.ts';
import { startTerminal } from '../terminal-service/running-terminal.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';
import { openPseudoTerminal } from './pseudo-terminal.ts';

const root = join(import.meta.dirname, '..', '..');

/** The program itself, as somebody starts it. */
function terminalProgram(...words: string[]) {
  const child = spawn(process.execPath, ['terminal-service/cli.ts', ...words], { cwd: root });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  return once(child, 'close').then(([code]) => ({ code: code as number, out }));
}

/** Two serial ports joined by a cable. */
async function cable() {
  const [left, right] = await Promise.all([openPseudoTerminal(), openPseudoTerminal()]);
  onTestFinished(async () => void (await Promise.all([left.hangUp(), right.hangUp()])));
  left.deviceEnd.onData((bytes) => void right.deviceEnd.write(bytes));
  right.deviceEnd.onData((bytes) => void left.deviceEnd.write(bytes));
  return { left: left.path, right: right.path };
}

describe('the command line', () => {
  it('plays a card on one serial port and reads it through another, once, and ends', async () => {
    const folder = temporaryFolder();
    const { code } = await startCommand(['sample-cards', '--out', folder], folder).ended;
    expect(code).toBe(0);
    const card = join(folder, 'everyday.mfd');
    const { left, right } = await cable();
    const chip = startCommand(['simulate', 'pn532', '--serial', left, '--card', card], folder);
    await chip.told;

    const bare = await startCommand(['read-card', '--reader', `pn532:${right}`, '--json'], folder).ended;
    expect(bare.code).toBe(0);
    expect(JSON.parse(bare.out)).toMatchObject({
      uid: 'DE010001',
      number: expect.stringMatching(/^0160\d{12}$/),
      problems: expect.arrayContaining([expect.objectContaining({ code: 'keyRefused' })]),
    });

    const keyed = await startCommand(
      ['read-card', '--reader', `pn532:${right}`, '--keys', card, '--json'],
      folder,
    ).ended;
    expect(keyed.code).toBe(0);
    expect(JSON.parse(keyed.out)).toMatchObject({
      family: 'nextfare-classic',
      balance: { cents: 1235, currency: 'USD' },
      trips: expect.arrayContaining([expect.objectContaining({ kind: 'storedValueTrip' })]),
      problems: [],
    });
  });

  it('takes the key table of DATA_DIR', async () => {
    const dataDir = temporaryFolder();
    await startCommand(['sample-cards', '--out', dataDir], dataDir).ended;
    const card = join(dataDir, 'everyday.mfd');
    const image = readFileSync(card);
    const keys = Array.from({ length: 16 }, (_, sector) => ({
      sector,
      type: 'A',
      key: image.subarray(sector * 64 + 48, sector * 64 + 54).toString('hex'),
    }));
    writeFileSync(join(dataDir, 'card-keys.json'), JSON.stringify(keys));
    const { left, right } = await cable();
    const chip = startCommand(['simulate', 'pn532', '--serial', left, '--card', card], dataDir);
    await chip.told;
    const read = await startCommand(['read-card', '--reader', `pn532:${right}`, '--json'], dataDir).ended;
    expect(JSON.parse(read.out)).toMatchObject({ balance: { cents: 1235 } });
  });

  it('plays a printer that a real service prints on, with faults from stdin', async () => {
    const folder = temporaryFolder();
    const tape = join(folder, 'tape.txt');
    const printer = startCommand(['simulate', 'printer', '--tcp', '0', '--tape', tape], folder);
    const events: Record<string, unknown>[] = [];
    const lines = createInterface({ input: printer.out });
    const listening = new Promise<number>((resolve) =>
      lines.on('line', (line) => {
        const event = JSON.parse(line) as Record<string, unknown>;
        events.push(event);
        if (event.event === 'listening') resolve(event.port as number);
      }),
    );
    const port = await listening;
    const dataDir = join(folder, 'data');
    mkdirSync(dataDir);
    printer.write('paper out after 5');
    const terminal = await startTerminal({ dataDir, config: { printer: `tcp:127.0.0.1:${port}` } });
    const filed = FiledCase.parse(await (await terminal.post('/api/cases', complaint())).json());
    expect(filed.receipt).toEqual({ state: 'waiting', reason: 'paperOut' });
    const cut = new Promise<void>((resolve) =>
      lines.on('line', (line) => line.includes('"kind":"cut"') && resolve()),
    );
    printer.write('paper in');
    await cut;
    const printed = readFileSync(tape, 'utf8');
    expect(printed.split(filed.caseNumber)).toHaveLength(2);
    expect(printed.trimEnd().endsWith('[cut]')).toBe(true);
    expect(events.some(({ event }) => event === 'state')).toBe(true);
    printer.write('dance\nquit');
    expect((await printer.ended).code).toBe(0);
    expect(events.at(-1)).toEqual({ event: 'notUnderstood', line: 'dance' });
  });

  it.each([
    [
      ['simulate', 'pn532', '--serial', '/nowhere', '--card', '/nowhere.mfd'],
      1,
      '/nowhere.mfd cannot be read',
    ],
    [['read-card', '--reader', 'magic:1'], 1, 'is not a card reader'],
    [['read-card', '--raeder', 'x'], 2, 'read-card --reader'],
    [['cases'], 1, 'the service has not run there'],
    [['dance'], 2, 'npm run -s terminal'],
  ])('says in a sentence what is wrong with %j', async (words, code, sentence) => {
    const result = await startCommand(words, temporaryFolder()).ended;
    expect(result.code).toBe(code);
    expect(result.err).toContain(sentence);
    expect(result.err).not.toContain('    at ');
  });

  it('is a program that ends with the code of its command, all that it had to say taken by a pipe', async () => {
    const { code, out } = await terminalProgram('operations');
    expect(code).toBe(0);
    expect(out).toBe(readFileSync(join(root, 'docs', 'operations.md'), 'utf8'));
  });
});
