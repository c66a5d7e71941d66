import { expect } from 'vitest';
import { startCommand } from './command-run.ts';

export interface ListedCase {
  readonly caseNumber: string;
  readonly language: string;
  readonly receipt: string;
}

/** What a technician sees with `npm run -s terminal -- cases --json`. */
export async function listedCases(dataDir: string): Promise<ListedCase[]> {
  const { code, out } = await runCases(dataDir);
  expect(code).toBe(0);
  return JSON.parse(out);
}

/** The command as it ends, well or not. */
export function runCases(dataDir: string) {
  return startCommand(['cases', '--json'], dataDir).ended;
}
