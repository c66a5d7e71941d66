import { relative, resolve } from 'node:path';
import type { Mutant, MutantResult } from '@stryker-mutator/api/core';
import { root } from '../tree-imports.ts';

/** The environment variable with the path of a file: JSON, the names of the mutants that are to be run. */
export const CHOSEN_MUTANTS = 'CHOSEN_MUTANTS';

/** What tells one mutant from every other, also between two runs: its number is only its place among those made. */
export function nameOfMutant(mutant: Mutant): string {
  const { fileName, location, mutatorName, replacement } = mutant;
  const { start, end } = location;
  const file = relative(root, resolve(root, fileName));
  return JSON.stringify([file, start.line, start.column, end.line, end.column, mutatorName, replacement]);
}

/** The same of one that has been run: results count lines and columns from 1, mutants from 0. */
export function nameOfResult(result: MutantResult): string {
  const fromZero = ({ line, column }: MutantResult['location']['start']) => ({
    line: line - 1,
    column: column - 1,
  });
  const { start, end } = result.location;
  return nameOfMutant({ ...result, location: { start: fromZero(start), end: fromZero(end) } } as Mutant);
}
