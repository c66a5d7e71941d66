import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from '@stryker-mutator/api/core';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { root } from '../tree-imports.ts';

const silence = () => {};
const silent = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: silence,
  debug: silence,
  info: silence,
  warn: silence,
  error: silence,
  fatal: silence,
};

/** Every mutant that Stryker makes of these files, none of them run. */
export async function everyMutant(files: readonly string[]): Promise<readonly Mutant[]> {
  const sources = files.map((file) => {
    const name = join(root, file);
    return { name, content: readFileSync(name, 'utf8'), mutate: true };
  });
  const { mutants } = await new Instrumenter(silent).instrument(sources, {
    ignorers: [],
    excludedMutations: [],
    plugins: null,
  });
  return mutants;
}
