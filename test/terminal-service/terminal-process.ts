import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { audiences } from '../../contract/permissions.ts';
import { notePrinted } from './page-requests.ts';
import { configOf, type RunningTerminal, requestsTo, type TerminalOptions } from './running-terminal.ts';

const root = join(import.meta.dirname, '..', '..');

export interface TerminalProcess extends RunningTerminal {
  /** The lines that it printed at the start. */
  readonly printed: readonly string[];
  /** The power goes. Resolves when the process is gone. */
  kill(): Promise<void>;
}

/** Starts the service as `npm start` does, as a process of its own. */
export async function startTerminalProcess(options: TerminalOptions): Promise<TerminalProcess> {
  const { dataDir } = options;
  const child = spawnTerminal({ PORT: '0', DATA_DIR: dataDir, CONFIG: configOf(options) });
  onTestFinished(() => void child.kill('SIGKILL'));
  const printed: string[] = [];
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    printed.push(line);
    if (printed.length === 3) break;
  }
  const [first] = printed;
  if (!first) throw new Error(`the service did not start: ${complaint}`);
  notePrinted(printed);
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    ...requestsTo(new URL(first).origin),
    printed,
    address: (audience) => printed[audiences.indexOf(audience)] ?? '',
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Starts the service with this environment and does not wait for it to listen. */
export function spawnTerminal(environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ['terminal-service/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Runs a start that is expected to fail. */
export async function failedStart(
  environment: Record<string, string>,
): Promise<{ code: number; said: string }> {
  const child = spawnTerminal(environment);
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}
