import type { Migration } from './define-module.ts';

/** What a command may know of the program that it is part of. */
export interface Program {
  readonly modules: readonly {
    readonly name: string;
    readonly migrations?: readonly Migration[] | undefined;
  }[];
}

/** A command for technicians and scripts. Resolves with the exit code; unless it fails, stdout is its answer. */
export interface Command {
  /** One line for the overview, and the whole usage for `help COMMAND`. */
  readonly usage: string;
  readonly about: string;
  run(words: readonly string[], program: Program): Promise<number>;
}
