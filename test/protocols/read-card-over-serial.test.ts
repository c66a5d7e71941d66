import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { FLIPPER_DESFIRE } from '../devices/fare-card/card-file/flipper-dumps.ts';
import { temporaryFolder } from '../terminal-service/temporary-folder.ts';
import { cable } from './pseudo-terminal.ts';

const root = join(import.meta.dirname, '..', '..');

/** Plays the reader as a technician does, and resolves once it answers. */
async function simulated(path: string, file: string): Promise<ChildProcess> {
  const words = ['terminal-service/cli.ts', 'simulate', 'pn532', '--serial', path, '--card', file];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['pipe', 'ignore', 'pipe'] });
  onTestFinished(() => void child.kill());
  await new Promise<void>((resolve, reject) => {
    child.stderr?.once('data', () => resolve());
    child.once('exit', () => reject(new Error('the simulator ended')));
  });
  return child;
}

const read = async (path: string) => {
  const command = ['terminal-service/cli.ts', 'read-card', '--reader', `pn532:${path}`, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: root, timeout: 20_000 });
  return JSON.parse(stdout) as object;
};

it('two commands on one cable: what one plays from a Flipper file, the other reads', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'card.nfc');
  writeFileSync(file, FLIPPER_DESFIRE);
  const { left: readerEnd, right: terminalEnd } = await cable();
  const simulator = await simulated(readerEnd, file);
  // A fault on the line on the way: it is mended, not noticed.
  simulator.stdin?.write('fail ackLost\n');
  expect(await read(terminalEnd)).toMatchObject({
    family: 'clipper',
    uid: '044F2ED2153580',
    balance: { cents: 225, currency: 'USD' },
  });
});
