import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What is read of Vitest's JSON report. */
export interface TestReport {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

export type Verdict =
  | { readonly tests: 'passed' }
  | { readonly tests: 'failed'; readonly by: string }
  /** Nothing was tested: a file could not be loaded, or the run ended some other way. */
  | { readonly tests: 'notRun'; readonly why: string };

/** Only a test that failed has found anything: a file that does not even load says nothing of what tests look at. */
export function verdictOf(report: TestReport | undefined): Verdict {
  if (!report) return { tests: 'notRun', why: 'Vitest wrote no report' };
  const results = report.testResults.flatMap((file) => file.assertionResults);
  const failed = results.find(({ status }) => status === 'failed');
  if (failed) return { tests: 'failed', by: failed.fullName.trim() };
  const unloaded = report.testResults.find(({ assertionResults }) => assertionResults.length === 0);
  if (unloaded) return { tests: 'notRun', why: `${unloaded.name}: ${firstLines(unloaded.message)}` };
  if (!report.success) return { tests: 'notRun', why: 'the run failed without a test that did' };
  if (!results.some(({ status }) => status === 'passed')) return { tests: 'notRun', why: 'no test ran' };
  return { tests: 'passed' };
}

const firstLines = (message: string) =>
  stripVTControlCharacters(message).trim().split(/\n+/).slice(0, 3).join(' ');

/** Runs these test files in this tree. `started` gets the process, for whoever has to end it. */
export async function runTests(
  tree: string,
  files: readonly string[],
  started: (child: ChildProcess) => void,
): Promise<Verdict> {
  const report = join(tree, 'report.json');
  rmSync(report, { force: true });
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const settings = [
    '--config',
    'test/mutants/planted.config.ts',
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const child = spawn(process.execPath, [vitest, 'run', ...settings, ...files], {
    cwd: tree,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  started(child);
  await once(child, 'close');
  return verdictOf(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined);
}
