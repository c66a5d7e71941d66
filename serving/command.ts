/** A command for technicians and scripts. Resolves with the exit code; unless it fails, stdout is its answer. */
export interface Command {
  /** One line for the overview, and the whole usage for `help COMMAND`. */
  readonly usage: string;
  readonly about: string;
  run(words: readonly string[]): Promise<number>;
}
