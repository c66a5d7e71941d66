import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { VP3300_FACE } from '../../../../devices/card-reader/vivotech2/simulator-face.ts';
import type { Checks } from './checks.ts';
import { fareCardImage } from './fare-card-on-reader.ts';

const CLI = join(import.meta.dirname, '../../../../terminal-service/cli.ts');
const CARD_FILE = '/mnt/card.mfd';
/** What the programs have in common is made ready once: the processor is slow. */
const env = { ...process.env, DATA_DIR: '/mnt/data', NODE_COMPILE_CACHE: '/mnt/compiled' };

async function terminal(...words: string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, [CLI, ...words], { env })).stdout;
}

export const commandLineChecks: Checks = {
  'command line: a reader that one program plays is listed, and its card is read, by others': async () => {
    writeFileSync(CARD_FILE, fareCardImage);
    const played = ['simulate', 'vivotech2', '--uhid', '--card', CARD_FILE];
    const simulator = spawn(process.execPath, [CLI, ...played], { env, stdio: 'pipe' });
    const ended = once(simulator, 'exit');
    assert.match(String(await once(simulator.stderr, 'data')), /is plugged in/);
    const [listed, read] = await Promise.all([
      terminal('list-devices'),
      terminal('read-card', '--reader', 'vivotech2', '--json'),
    ]);
    assert.match(listed, new RegExp(RegExp.escape(VP3300_FACE.name)));
    const card: unknown = JSON.parse(read);
    assert.partialDeepStrictEqual(card, { uid: 'DE010001' });
    simulator.stdin.end('quit\n');
    assert.deepEqual(await ended, [0, null]);
  },
};
