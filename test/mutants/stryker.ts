import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogLevel, MutantResult, PartialStrykerOptions } from '@stryker-mutator/api/core';
import { Stryker } from '@stryker-mutator/core';
import { MUTATED_FOLDER, type MutatedFolder } from './mutated-folders.ts';

/**
 * Makes mutants of these files and has the folder's tests run against each; Stryker's own copy of the tree is what is
 * changed.
 * @param options what this run has besides what all have
 */
export function runStryker(
  folder: MutatedFolder,
  files: readonly string[],
  options: PartialStrykerOptions = {},
): Promise<MutantResult[]> {
  process.env[MUTATED_FOLDER] = folder.name;
  return new Stryker({
    mutate: [...files],
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutants/mutants.config.ts' },
    plugins: ['@stryker-mutator/vitest-runner'],
    // TypeScript 7 has no function that reads a tsconfig, which Stryker wants to rewrite for a copy of its own.
    tsconfigFile: 'none.json',
    ignorePatterns: ['data', 'dist', 'screenshots'],
    tempDirName: join(tmpdir(), `mutants-${process.pid}`),
    cleanTempDir: 'always',
    concurrency: 2,
    // All tests of a folder one after the other, if need be on a busy machine.
    dryRunTimeoutMinutes: 60,
    reporters: [],
    logLevel: 'error' as LogLevel,
    warnings: false,
    ...options,
  }).runMutationTest();
}
