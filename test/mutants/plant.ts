/**
 * Plants one fault after the other in a copy of the tree and runs the tests that must find it:
 * `npm run mutants:planted -- [--only PART-OF-A-NAME] [--some N --seed S]`.
 */
import type { ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { copyTree } from './copied-tree.ts';
import { type PlantedFault, plantedFaults } from './planted-faults.ts';
import { plantedText } from './planted-text.ts';
import { runTests, type Verdict } from './run-tests.ts';
import { seededChoice } from './seeded-choice.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, some: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const named = plantedFaults.filter(({ name }) => name.includes(values.only ?? ''));
const some = Number(values.some ?? named.length);
const faults = seededChoice(named, ({ name }) => name, some, Number(values.seed));
if (faults.length === 0) throw new Error(`no planted fault is called anything like "${values.only}"`);

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const tree = copyTree();
let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    running?.kill('SIGKILL');
    tree.remove();
    process.exit(1);
  });

const run = (files: readonly string[]): Promise<Verdict> =>
  runTests(tree.path, files, (child) => {
    running = child;
  });

/** @returns which test found it, or throws with why none did. */
async function plant(fault: PlantedFault): Promise<string> {
  const path = join(tree.path, fault.file);
  const sound = readFileSync(path, 'utf8');
  writeFileSync(path, plantedText(sound, fault));
  try {
    const verdict = await run(fault.foundBy);
    if (verdict.tests === 'failed') return verdict.by;
    throw new Error(verdict.tests === 'passed' ? 'every test passed' : verdict.why);
  } finally {
    writeFileSync(path, sound);
  }
}

/** @returns whether it was found. */
async function report(fault: PlantedFault): Promise<boolean> {
  const began = performance.now();
  const outcome = await plant(fault).then(
    (by) => ({ found: true, how: `by "${by}"` }),
    (error: Error) => ({ found: false, how: error.message }),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(5);
  say(`${outcome.found ? 'found    ' : 'NOT FOUND'} ${seconds} s  ${fault.name}: ${outcome.how}`);
  return outcome.found;
}

try {
  const sound = await run([...new Set(faults.flatMap(({ foundBy }) => foundBy))]);
  if (sound.tests !== 'passed')
    throw new Error(`the tree fails without any fault: ${sound.tests === 'failed' ? sound.by : sound.why}`);
  let found = 0;
  for (const fault of faults) if (await report(fault)) found++;
  say(`${found} passed, ${faults.length - found} failed`);
  process.exitCode = found === faults.length ? 0 : 1;
} finally {
  tree.remove();
}
