import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { TerminalEvent } from '../../contract/live-state.ts';
import type { SimulatorCommand } from '../../contract/simulator.ts';

const root = join(import.meta.dirname, '..', '..');
const commandHeaders = { 'Content-Type': 'application/json', 'X-Terminal': 'test' };

export interface RunningTerminal {
  readonly origin: string;
  /** The lines that it printed at the start. */
  readonly printed: readonly string[];
  post(path: string, body: unknown): Promise<Response>;
  simulate(command: SimulatorCommand): Promise<void>;
  /** The power goes. Resolves when the process is gone. */
  kill(): Promise<void>;
}

export interface TerminalOptions {
  readonly dataDir: string;
  /** Keys of the config file. */
  readonly config?: object;
}

/** Starts the service as `npm start` does, as a process of its own, on a port that the system chooses. */
export async function startTerminal({ dataDir, config = {} }: TerminalOptions): Promise<RunningTerminal> {
  const configPath = join(dataDir, 'test-config.json');
  writeFileSync(configPath, JSON.stringify({ terminalPrefix: '7QK', ...config }));
  const child = spawnTerminal({ PORT: '0', DATA_DIR: dataDir, CONFIG: configPath });
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
  const { origin } = new URL(first);

  const post = (path: string, body: unknown) =>
    fetch(`${origin}${path}`, { method: 'POST', headers: commandHeaders, body: JSON.stringify(body) });
  return {
    origin,
    printed,
    post,
    simulate: async (command) => {
      const reply = await post('/api/simulator', command);
      if (!reply.ok) throw new Error(`${command.do}: ${await reply.text()}`);
    },
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
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

export interface HeardEvent {
  readonly id: string;
  readonly event: TerminalEvent;
}

/** Listens to the event stream as a page does. `until` resolves with the first event that fits, old or new. */
export async function listen(origin: string, lastEventId?: string) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const headers = lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId };
  const reply = await fetch(`${origin}/api/events`, { signal: stop.signal, headers });
  const heard: HeardEvent[] = [];
  const waiting = new Set<() => void>();
  const reading = (async () => {
    let text = '';
    for await (const chunk of reply.body ?? []) {
      text += Buffer.from(chunk).toString();
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const fields = new Map(
          message.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
        );
        const data = fields.get('data');
        if (data === undefined || fields.has('event')) continue;
        heard.push({ id: fields.get('id') ?? '', event: JSON.parse(data) as TerminalEvent });
      }
      for (const look of [...waiting]) look();
    }
  })().catch(() => undefined);

  return {
    heard,
    ended: reading,
    hangUp: () => stop.abort(),
    until: <Type extends TerminalEvent['type']>(
      type: Type,
      fits: (event: Extract<TerminalEvent, { type: Type }>) => boolean = () => true,
    ): Promise<HeardEvent> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(
            ({ event }) => event.type === type && fits(event as Extract<TerminalEvent, { type: Type }>),
          );
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
