/**
 * Runs a sample of the mutants of each folder and says how many the tests find:
 * `npm run mutants:sample -- [--mutants N] [--seed S] [--only FOLDER] [--look]`. With `--look` the bar decides nothing: a small
 * sample is there to be read.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { MutantResult } from '@stryker-mutator/api/core';
import { root } from '../tree-imports.ts';
import { CHOSEN_MUTANTS, nameOfMutant, nameOfResult } from './chosen-mutants.ts';
import { everyMutant } from './every-mutant.ts';
import { type MutatedFolder, mutatedFolders } from './mutated-folders.ts';
import { scoreFolders } from './score-folders.ts';
import { seededChoice } from './seeded-choice.ts';
import { runStryker } from './stryker.ts';

const { values } = parseArgs({
  options: {
    mutants: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    look: { type: 'boolean', default: false },
  },
});
const checker = join(import.meta.dirname, 'chosen-mutants-checker.ts');

async function runChosen(
  mutated: MutatedFolder,
  chosen: ReadonlySet<string>,
  files: readonly string[],
): Promise<MutantResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'chosen-mutants-'));
  try {
    const list = join(folder, 'chosen.json');
    writeFileSync(list, JSON.stringify([...chosen]));
    process.env[CHOSEN_MUTANTS] = list;
    const results = await runStryker(mutated, files, {
      plugins: ['@stryker-mutator/vitest-runner', checker],
      checkers: ['chosen'],
    });
    return results.filter((result) => chosen.has(nameOfResult(result)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await scoreFolders(
  mutatedFolders.filter(({ name }) => name.includes(values.only)),
  async (folder, files) => {
    const all = await everyMutant(files);
    const chosen = seededChoice(all, nameOfMutant, Number(values.mutants), Number(values.seed));
    const chosenFiles = new Set(chosen.map(({ fileName }) => relative(root, fileName)));
    const results = await runChosen(folder, new Set(chosen.map(nameOfMutant)), [...chosenFiles]);
    return { results, what: `${results.length} of ${all.length} mutants, seed ${values.seed}` };
  },
  values.look ? 'look' : 'bar',
);
