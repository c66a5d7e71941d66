import { join } from 'node:path';
import { systemClock } from '../devices/clock.ts';
import { type Log, openLog } from '../serving/log/log.ts';
import { SetupError } from '../serving/setup-error.ts';
import { loadAgencyProfile } from './agency/agency-profile.ts';
import { loadConfig } from './config/config.ts';
import { claimDataFolder } from './ledger/data-folder.ts';
import { openDevices } from './modules/devices/opening/devices.ts';
import { startService } from './service.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** config -> store -> devices -> routes -> listen. Setup mistakes are one sentence and exit code 1. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const agency = loadAgencyProfile(config.agency);
  const folder = claimDataFolder(config.dataDir);
  const log = openLog(folder.path);
  endOnSurprise(log);

  const devices = await openDevices({
    config,
    agency,
    clock: systemClock,
    onSurprise: (error) => {
      const { message, stack } = asError(error);
      log('reader.failed', { message, stack });
    },
  });
  const pages = join(import.meta.dirname, '..', 'dist');
  const service = await startService({ config, agency, clock: systemClock, log, devices, pages });
  for (const page of ['kiosk', 'counter', 'diagnostics']) say(`${service.origin}/${page}/`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log('service.stopped', { signal });
      void service.stop().then(() => {
        folder.release();
        process.exit(0);
      });
    });
  }
}

/** What no code expects ends the process: whoever supervises it starts it again, and starting is recovering. */
function endOnSurprise(log: Log): void {
  const end = (error: unknown): void => {
    const { message, stack } = asError(error);
    log('service.failed', { message, stack });
    process.stderr.write(`The service failed and stops: ${message}\n`);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof SetupError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
