import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { type Audience, audiences, pageOf } from '../../contract/permissions.ts';
import type { SimulatorCommand } from '../../contract/simulator.ts';
import { type Clock, systemClock } from '../../devices/clock.ts';
import { openLog } from '../../serving/log/log.ts';
import { loadConfig } from '../../terminal-service/config/config.ts';
import { loadAgencyProfile } from '../../terminal-service/config/load-agency-profile.ts';
import { claimDataFolder } from '../../terminal-service/ledger/data-folder.ts';
import { openDevices } from '../../terminal-service/modules/devices/opening/devices.ts';
import { startService } from '../../terminal-service/service.ts';
import { getAs, notePrinted, postAs } from './page-requests.ts';

const root = join(import.meta.dirname, '..', '..');

export interface RunningTerminal {
  readonly origin: string;
  /** An address that opens the audience's page once. */
  address(audience: Audience): string;
  /** A question or a command of a page: of the first audience that may, unless one is named. */
  get(path: string, audience?: Audience): Promise<Response>;
  post(path: string, body: unknown, audience?: Audience): Promise<Response>;
  simulate(command: SimulatorCommand): Promise<void>;
  /** Ends it in order. */
  stop(): Promise<void>;
}

export interface TerminalProcess extends RunningTerminal {
  /** The lines that it printed at the start. */
  readonly printed: readonly string[];
  /** The power goes. Resolves when the process is gone. */
  kill(): Promise<void>;
}

export interface TerminalOptions {
  readonly dataDir: string;
  /** Keys of the config file. */
  readonly config?: object;
  readonly clock?: Clock;
  /** Left out, the system chooses. */
  readonly port?: number;
}

function configOf({ dataDir, config = {} }: TerminalOptions): string {
  const path = join(dataDir, 'test-config.json');
  writeFileSync(path, JSON.stringify({ terminalPrefix: '7QK', ...config }));
  return path;
}

/**
 * Starts the service in the test's own process, on a port that the system chooses: quicker than a process of its own, and
 * what a test has run is known of its files. Kills, signals and what is printed need `startTerminalProcess`.
 */
export async function startTerminal(options: TerminalOptions): Promise<RunningTerminal> {
  const { dataDir, clock = systemClock, port = 0 } = options;
  const config = loadConfig({ PORT: String(port), DATA_DIR: dataDir, CONFIG: configOf(options) });
  const agency = loadAgencyProfile(config.agency);
  const folder = claimDataFolder(config.dataDir);
  const service = await startService({
    config,
    agency,
    clock,
    log: openLog(folder.path),
    openDevices: () => openDevices({ config, agency, clock }),
    pages: join(root, 'dist'),
  }).catch((error: unknown) => {
    folder.release();
    throw error;
  });
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= service.stop().then(() => folder.release());
    return stopping;
  };
  onTestFinished(stop);
  const address = (audience: Audience) =>
    `${service.origin}/${pageOf[audience]}/?launch=${service.launchCode(audience)}`;
  notePrinted(audiences.map(address));
  return { ...requestsTo(service.origin), address, stop };
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

function requestsTo(origin: string): Omit<RunningTerminal, 'stop' | 'address'> {
  return {
    origin,
    get: (path, audience) => getAs(origin, path, audience),
    post: (path, body, audience) => postAs(origin, path, body, audience),
    simulate: async (command) => {
      const reply = await postAs(origin, '/api/simulator', command);
      if (!reply.ok) throw new Error(`${command.do}: ${await reply.text()}`);
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
