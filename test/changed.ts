/**
 * Runs what a change touches: the check, and the tests that have most to say of the files that differ from the last
 * commit, or from another: `npm run test:changed -- [--since COMMIT]`. It is no substitute for `npm test`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { testsFor } from './tests-for.ts';
import { importsOf, partsOfTree, root, sourcesOf } from './tree-imports.ts';

const { values } = parseArgs({ options: { since: { type: 'string', default: 'HEAD' } } });
const began = performance.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const git = (...words: string[]) =>
  execFileSync('git', words, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);

/** Ends with the program's own code where it fails. */
function run(program: string, ...words: string[]): void {
  const { status } = spawnSync(join(root, 'node_modules', '.bin', program), words, {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

const changed = [
  ...git('diff', '--name-only', values.since),
  ...git('ls-files', '--others', '--exclude-standard'),
];
const tests = testsFor(changed, importsOf(sourcesOf(partsOfTree))).filter((test) =>
  existsSync(join(root, test)),
);
say(`${changed.length} files changed since ${values.since}: ${tests.length} test files`);

run('tsc', '--noEmit');
run('biome', 'ci', '.');
if (tests.some((test) => test.startsWith('test/browser/'))) run('vite', 'build', '--logLevel', 'warn');
run('vitest', 'run', ...tests);
say(`${Math.round((performance.now() - began) / 1000)} s`);
