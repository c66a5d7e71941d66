import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Hearing, troubleOf } from './checks.ts';

const CLI = join(import.meta.dirname, '../../../../terminal-service/cli.ts');
/** What the commands have in common is made ready once: the processor is slow. */
const env = { ...process.env, DATA_DIR: '/mnt/data', NODE_COMPILE_CACHE: '/mnt/compiled' };
/** A command loads all modules: it takes fifteen seconds to start, and forty when the host has too much to do. */
const COMMAND_LIMIT_MS = 120_000;

/**
 * Commands of this product that run side by side, each with a name, and the lines that they write, in order:
 * `simulator: VP3300 is plugged in`, `simulator ended: 0`. They end with the block that it is declared in.
 */
export class RunningCommands extends Hearing implements AsyncDisposable {
  readonly #running = new Map<string, ChildProcessWithoutNullStreams>();

  /** Starts one; the answer is its stdin. */
  start(name: string, ...words: string[]): NodeJS.WritableStream {
    const command = spawn(process.execPath, [CLI, ...words], { env });
    this.#running.set(name, command);
    for (const output of [command.stdout, command.stderr]) {
      createInterface(output).on('line', (line) => this.say(`${name}: ${line}`));
    }
    command.on('close', (code, signal) => {
      this.#running.delete(name);
      this.say(`${name} ended: ${code ?? signal}`);
    });
    return command.stdin;
  }

  /** Runs one to its end, which must be a good one. The answer is what it wrote to stdout. */
  async answerTo(name: string, ...words: string[]): Promise<string> {
    this.start(name, ...words);
    let answer = '';
    this.#running.get(name)?.stdout.on('data', (text) => {
      answer += text;
    });
    await this.next(`${name} ended: 0`);
    return answer;
  }

  /** As in `Hearing`. What was not heard is told with where the commands that still run are waiting. */
  override async next(beginning: string, limitMs = COMMAND_LIMIT_MS): Promise<string> {
    try {
      return await super.next(beginning, limitMs);
    } catch (error) {
      const waiting = [...this.#running].map(([name, { pid }]) => `${name} is in ${placesOf(pid)}`);
      throw new Error([troubleOf(error), ...waiting].join('\n'));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const command of this.#running.values()) command.kill('SIGKILL');
  }
}

/** What each thread of a program is called and the place in the kernel where it waits. */
function placesOf(pid: number | undefined): string {
  const threads = `/proc/${pid}/task`;
  const read = (file: string) => readFileSync(file, 'utf8').trim();
  try {
    return readdirSync(threads)
      .map((thread) => `${read(join(threads, thread, 'comm'))}: ${read(join(threads, thread, 'wchan'))}`)
      .join(', ');
  } catch (error) {
    return `no place that can be told, a thread has just ended (${error})`;
  }
}
