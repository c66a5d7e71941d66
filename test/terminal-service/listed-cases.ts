import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

export interface ListedCase {
  readonly caseNumber: string;
  readonly language: string;
  readonly receipt: string;
}

/** What a technician sees with `npm run -s terminal -- cases --json`. */
export function listedCases(dataDir: string): ListedCase[] {
  const { stdout, status } = runCases(dataDir);
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

/** The command as it ends, well or not. */
export function runCases(dataDir: string) {
  return spawnSync(process.execPath, ['terminal-service/cli.ts', 'cases', '--json'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
}
