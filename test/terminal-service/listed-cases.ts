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
  const { stdout, status } = spawnSync(process.execPath, ['terminal-service/cli.ts', 'cases', '--json'], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  return JSON.parse(stdout);
}
