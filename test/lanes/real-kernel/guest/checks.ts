import { appendFileSync } from 'node:fs';
import { delay, systemClock } from '../../../../devices/clock.ts';

/** What must hold on a real kernel: a sentence, and the code that throws where it does not. */
export type Checks = Readonly<Record<string, () => Promise<void>>>;

/** One line of the results file. */
export interface CheckResult {
  readonly name: string;
  readonly ms: number;
  /** Undefined when the check passed. */
  readonly trouble?: string;
}

/** The processor is emulated, some ten times slower than a real one. */
export const LIMIT_MS = 20_000;
/** For what has no limit of its own. */
const CHECK_LIMIT_MS = 400_000;

/** Runs the checks one after the other and writes a line for each as soon as it is known. */
export async function runChecks(checks: Checks, resultsFile: string): Promise<boolean> {
  let allGood = true;
  for (const [name, check] of Object.entries(checks)) {
    const startedAt = systemClock.monotonic();
    const trouble = await Promise.race([
      check().then(() => undefined, troubleOf),
      delay(systemClock, CHECK_LIMIT_MS).then(() => `not done after ${CHECK_LIMIT_MS} ms`),
    ]);
    const ms = Math.round(systemClock.monotonic() - startedAt);
    const result: CheckResult = { name, ms, ...(trouble !== undefined && { trouble }) };
    appendFileSync(resultsFile, `${JSON.stringify(result)}\n`);
    process.stdout.write(`${trouble === undefined ? 'good' : 'BAD '} ${ms} ms  ${name}\n`);
    allGood &&= trouble === undefined;
  }
  return allGood;
}

export function troubleOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** What was said, in order, and a way to wait for what must be said next. */
export class Hearing {
  readonly #said: string[] = [];
  #heard = 0;
  #wake: (() => void) | undefined;

  say(text: string): void {
    this.#said.push(text);
    this.#wake?.();
  }

  /** Resolves with the next thing said from here on that begins so; what was said before that counts as heard. */
  async next(beginning: string, limitMs = LIMIT_MS): Promise<string> {
    let tooLate = false;
    const limit = systemClock.setTimeout(() => {
      tooLate = true;
      this.#wake?.();
    }, limitMs);
    try {
      for (;;) {
        for (; this.#heard < this.#said.length; this.#heard++) {
          const text = this.#said[this.#heard];
          if (!text?.startsWith(beginning)) continue;
          this.#heard++;
          return text;
        }
        if (tooLate)
          throw new Error(`"${beginning}" was not heard in ${limitMs} ms: ${this.#said.join(' | ')}`);
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    } finally {
      systemClock.clearTimeout(limit);
    }
  }

  /** Everything said so far that begins so. */
  all(beginning: string): string[] {
    return this.#said.filter((text) => text.startsWith(beginning));
  }
}
