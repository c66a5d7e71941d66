import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Clock } from '../../../devices/clock.ts';

export interface ProgramRun {
  /** A name to be found in PATH, or a path. */
  readonly program: string;
  readonly words: readonly string[];
  /** Given on stdin, which is then closed. */
  readonly input: string;
  readonly clock: Clock;
  readonly timeoutMs: number;
  /** It is ended as soon as it has written more than this. */
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

export type ProgramEnd =
  | { readonly end: 'finished'; readonly output: Uint8Array }
  | { readonly end: 'notFound' | 'noPermission' | 'died' | 'timedOut' | 'tooMuch' | 'cancelled' };

/**
 * Runs a program without a shell and collects what it writes. Resolves only when the process is gone.
 * Its stderr is thrown away: it may quote what was spoken, and espeak-ng fills it with chatter.
 */
export function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const { program, words, input, clock, timeoutMs, mostBytes, signal } = run;
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve({ end: 'cancelled' });
      return;
    }
    let child: ChildProcessByStdio<Writable, Readable, null>;
    try {
      child = spawn(program, words, { stdio: ['pipe', 'pipe', 'ignore'] });
    } catch (error) {
      // Most failures to start are events, but a file that is no program (ENOEXEC) is thrown.
      resolve(notStarted(error));
      return;
    }

    const output: Buffer[] = [];
    let bytes = 0;
    let endedBecause: 'timedOut' | 'tooMuch' | 'cancelled' | undefined;
    const endIt = (why: 'timedOut' | 'tooMuch' | 'cancelled'): void => {
      endedBecause ??= why;
      child.kill('SIGKILL');
      // Whatever the program itself has started may hold the pipe open; we wait for the program alone.
      child.stdout.destroy();
    };
    const cancel = () => endIt('cancelled');
    const timer = clock.setTimeout(() => endIt('timedOut'), timeoutMs);
    signal.addEventListener('abort', cancel, { once: true });
    const settle = (end: ProgramEnd): void => {
      clock.clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      resolve(end);
    };

    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) endIt('tooMuch');
      else output.push(chunk);
    });
    child.once('error', (error) => settle(notStarted(error)));
    child.once('close', (code) => {
      if (endedBecause) settle({ end: endedBecause });
      else settle(code === 0 ? { end: 'finished', output: Buffer.concat(output) } : { end: 'died' });
    });
    // A program that dies closes its stdin first; its exit code says more than the broken pipe does.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

function notStarted(error: unknown): ProgramEnd {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { end: 'notFound' };
  return { end: code === 'EACCES' || code === 'EPERM' ? 'noPermission' : 'died' };
}
