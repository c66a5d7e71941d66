import { join } from 'node:path';
import { hearers, type TerminalEvent, type TerminalSnapshot } from '../contract/live-state.ts';
import { operations } from '../contract/operations.ts';
import type { Audience } from '../contract/permissions.ts';
import type { Clock } from '../devices/clock.ts';
import packageFile from '../package.json' with { type: 'json' };
import type { AgencyProfile } from '../rules/agency-profile.ts';
import { pageAccess } from '../serving/access/page-access.ts';
import { closings } from '../serving/closings.ts';
import { httpApp } from '../serving/http-app.ts';
import { listen } from '../serving/listen.ts';
import { liveStream } from '../serving/live-stream.ts';
import type { Log } from '../serving/log/log.ts';
import { servingLogEvents } from '../serving/serving-log-events.ts';
import { type RunningModules, startModules } from '../serving/start-modules.ts';
import type { Config } from './config/config.ts';
import { promisedMark } from './ledger/case-number-marks.ts';
import { openPageKey } from './ledger/page-key.ts';
import { watchStorage } from './ledger/storage-watch.ts';
import { openStore, storageFailure } from './ledger/store.ts';
import type { Devices } from './modules/devices/opening/devices.ts';
import { modules, type TerminalBase, type TerminalGiven } from './modules.ts';

export interface ServiceParts {
  readonly config: Config;
  readonly agency: AgencyProfile;
  readonly clock: Clock;
  readonly log: Log;
  readonly openDevices: () => Promise<Devices>;
  /** Folder of the built pages. */
  readonly pages: string;
}

export interface Service {
  /** Where it listens, without a slash at the end. */
  readonly origin: string;
  /** A code that opens the audience's page once. */
  launchCode(audience: Audience): string;
  stop(): Promise<void>;
}

/**
 * Starts the modules and listens. Everything that the service does, it does because one of three things happened: a device
 * spoke, a request came in, or the last run left a receipt unfinished.
 * @throws {SetupError} when the port is taken or the store cannot be opened; everything acquired by then is given back.
 */
export async function startService(parts: ServiceParts): Promise<Service> {
  const { config, agency, clock, pages } = parts;
  const log = parts.log.of(servingLogEvents);
  await using closing = closings(({ message, stack }) => log('close.failed', { message, stack }));
  const opened = openStore(join(config.dataDir, 'terminal.db'), modules, promisedMark(config.dataDir));
  closing.add(opened.close);
  const storage = watchStorage(opened, clock);
  closing.add(storage.close);
  // Closed before the store, which is told what became of the receipts under way.
  const devices = await parts.openDevices();
  closing.add(devices.close);

  const snapshot = (audience: Audience): TerminalSnapshot => running.snapshot(audience) as TerminalSnapshot;
  const stream = liveStream<TerminalEvent>({
    clock,
    hearers,
    greeting: (audience) => [
      { type: 'snapshot', snapshot: snapshot(audience) },
      ...running.catchUp(audience),
    ],
    onAbandoned: () => running.endSession(),
  });
  closing.add(stream.close);

  const base: TerminalBase = {
    config,
    agency,
    clock,
    devices,
    store: storage.store,
    storage,
    isSimulated: devices.simulator !== undefined,
    forgetNews: stream.forget,
    live: { connect: stream.connect, snapshot },
  };
  const running: RunningModules<TerminalEvent> = await startModules<TerminalEvent>({
    modules,
    base,
    operations,
    log: parts.log,
    publish: stream.publish,
    onClose: closing.add,
  });
  const { launchCodes } = running.given as TerminalGiven;
  const key = openPageKey(config.dataDir);
  const isDemonstration = devices.areAllSimulated;
  const access = pageAccess({
    key,
    now: clock.now,
    port: () => server.port,
    spend: launchCodes.spend,
    isDemonstration,
  });
  const server = await listen(
    (port) => httpApp({ log, port, pages, access, answers: running.answers, storageFailure }),
    config.port,
  );
  closing.add(server.close);
  running.ready();
  log('service.started', { port: server.port, version: packageFile.version });
  const stop = closing.move();
  return { origin: `http://127.0.0.1:${server.port}`, launchCode: access.launchCode, stop };
}
