import { PassThrough, type Readable, type Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Program } from '../../serving/command.ts';
import { runCommand } from '../../terminal-service/run-command.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Where a command is started, with what it wrote. */
interface Surroundings extends Omit<Program, 'modules'> {
  readonly input: PassThrough;
  readonly out: PassThrough;
  /** What it has written so far. */
  written(): { readonly out: string; readonly err: string };
}

function surroundings(dataDir = temporaryFolder(), env: NodeJS.ProcessEnv = {}): Surroundings {
  const [input, out, err] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const pieces = { out: '', err: '' };
  out.on('data', (chunk: Buffer) => {
    pieces.out += chunk;
  });
  err.on('data', (chunk: Buffer) => {
    pieces.err += chunk;
  });
  return { env: { DATA_DIR: dataDir, ...env }, input, out, err, written: () => ({ ...pieces }) };
}

/** A program without modules, for a command by itself. */
export const aProgram = (): Program => ({ ...surroundings(), modules: [] });

/**
 * A command while it runs, in this process, so that the tests see all that it does.
 * @param env what else is set besides the data folder
 */
export function startCommand(words: readonly string[], dataDir?: string, env?: NodeJS.ProcessEnv) {
  const started = surroundings(dataDir, env);
  onTestFinished(() => void started.input.end());
  const first = (stream: Readable | Writable) =>
    new Promise<void>((resolve) => void stream.once('data', () => resolve()));
  return {
    /** The exit code, and all that it wrote. */
    ended: runCommand(words, started).then(async (code) => {
      // What was written a moment ago is read a moment later.
      await new Promise(setImmediate);
      return { code, ...started.written() };
    }),
    /** Its first words: it is ready. */
    spoke: first(started.out),
    /** What it first told besides. */
    told: first(started.err),
    out: started.out,
    write: (line: string) => void started.input.write(`${line}\n`),
    said: () => started.written().out,
  };
}
