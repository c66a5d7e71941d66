import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

export interface TerminalOptions {
  readonly dataDir: string;
  /** Keys of the config file. */
  readonly config?: object;
  readonly clock?: Clock;
  /** Left out, the system chooses. */
  readonly port?: number;
}

/** Writes the config file that the options come to. @returns its path */
export function configOf({ dataDir, config = {} }: TerminalOptions): string {
  const path = join(dataDir, 'test-config.json');
  writeFileSync(path, JSON.stringify({ terminalPrefix: '7QK', ...config }));
  return path;
}

/**
 * Starts the service in the test's own process, on a port that the system chooses: quicker than a process of its own, and
 * what a test has run is known of its files. Kills, signals and what is printed need a process: `startTerminalProcess`.
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

/** The ways to ask a terminal that runs at this address. */
export function requestsTo(origin: string): Omit<RunningTerminal, 'stop' | 'address'> {
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
