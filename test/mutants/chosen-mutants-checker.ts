import { readFileSync } from 'node:fs';
import { type CheckResult, CheckStatus } from '@stryker-mutator/api/check';
import type { Mutant } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { CHOSEN_MUTANTS, nameOfMutant } from './chosen-mutants.ts';

/**
 * Lets Stryker run the chosen mutants only. Its own ranges of lines cannot: every mutant of a line, and every one
 * inside of a block that was chosen as a whole, would be run as well.
 */
class ChosenMutantsChecker {
  #chosen = new Set<string>();

  async init(): Promise<void> {
    this.#chosen = new Set(JSON.parse(readFileSync(process.env[CHOSEN_MUTANTS] ?? '', 'utf8')) as string[]);
  }

  async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        this.#chosen.has(nameOfMutant(mutant))
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: 'not in the sample' },
      ]),
    );
  }

  /** All at once: nothing has to be compiled. */
  async group(mutants: Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)];
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'chosen', ChosenMutantsChecker)];
