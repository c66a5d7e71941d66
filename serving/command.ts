import type { Readable, Writable } from 'node:stream';
import type { Migration } from './define-module.ts';

/** What a command knows of the program that it is part of, and of where it was started. */
export interface Program {
  readonly env: NodeJS.ProcessEnv;
  /** Lines that somebody types, for a command that is worked by them. */
  readonly input: Readable;
  /** Its answer. */
  readonly out: Writable;
  /** What is told besides: prompts, progress, why it failed. */
  readonly err: Writable;
  readonly modules: readonly {
    readonly name: string;
    readonly migrations?: readonly Migration[] | undefined;
  }[];
}

/** A command for technicians and scripts. Resolves with the exit code; unless it fails, `out` is its answer. */
export interface Command {
  /** One line for the overview, and the whole usage for `help COMMAND`. */
  readonly usage: string;
  readonly about: string;
  run(words: readonly string[], program: Program): Promise<number>;
}
