import { defineConfig } from 'vitest/config';
import { lanes } from '../how-much.ts';
import { inProcessTests } from './in-process-tests.ts';
import { MUTATED_FOLDER, mutatedFolders } from './mutated-folders.ts';

const folder = mutatedFolders.find(({ name }) => name === process.env[MUTATED_FOLDER]);
/** They do often what others do once, or, as the walk through a whole visit, everything for each mutant. */
const repeated: readonly string[] = [...lanes.counts, 'test/flows/whole-visit.test.ts'];

/** How Stryker has tests run: those that see a mutant of the folder, and nothing warmed up that none of them uses. */
export default defineConfig({
  test: {
    include: inProcessTests().filter(
      (test) => folder?.tests.some((part) => test.startsWith(part)) && !repeated.includes(test),
    ),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
