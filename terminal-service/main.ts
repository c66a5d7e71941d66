import { join } from 'node:path';
import { audiences, pageOf } from '../contract/permissions.ts';
import { systemClock } from '../devices/clock.ts';
import { openLog } from '../serving/log/log.ts';
import type { LogOf } from '../serving/log/log-events.ts';
import { plainWords } from '../serving/plain-words.ts';
import { servingLogEvents } from '../serving/serving-log-events.ts';
import { SetupError } from '../serving/setup-error.ts';
import { loadConfig } from './config/config.ts';
import { loadAgencyProfile } from './config/load-agency-profile.ts';
import { claimDataFolder } from './ledger/data-folder.ts';
import { storageFailure } from './ledger/store.ts';
import { deviceLogEvents } from './modules/devices/device-log-events.ts';
import { openDevices } from './modules/devices/opening/devices.ts';
import { startService } from './service.ts';

const say = (line: string) => void process.stdout.write(`${plainWords(line)}\n`);
const complain = (line: string) => void process.stderr.write(`${plainWords(line)}\n`);

/** config -> ledger -> devices -> modules -> listen. Setup mistakes are one sentence and exit code 1. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const agency = loadAgencyProfile(config.agency);
  const folder = claimDataFolder(config.dataDir);
  const log = openLog(folder.path);
  const serviceLog = log.of(servingLogEvents);
  endOnSurprise(serviceLog);
  for (const { path, became } of folder.wasOpen) serviceLog(`dataFolder.${became}`, { path });

  const onSurprise = (error: unknown) => log.of(deviceLogEvents)('device.failed', wordsOf(error));
  const service = await startService({
    config,
    agency,
    clock: systemClock,
    log,
    openDevices: () => openDevices({ config, agency, clock: systemClock, onSurprise }),
    pages: join(import.meta.dirname, '..', 'dist'),
  });
  for (const audience of audiences)
    say(`${service.origin}/${pageOf[audience]}/?launch=${service.launchCode(audience)}`);

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void service.stop().then(() => {
        serviceLog('service.stopped', { signal });
        folder.release();
        process.exit(0);
      });
    });
  }
}

/** What no code expects ends the process: whoever supervises it starts it again, and starting is recovering. */
function endOnSurprise(log: LogOf<typeof servingLogEvents>): void {
  const end = (error: unknown): void => {
    const words = wordsOf(error);
    log('service.failed', words);
    complain(`The service failed and stops: ${words.message}`);
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

function wordsOf(error: unknown): { message: string; stack: string | undefined } {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  return { message, stack };
}

main().catch((error: unknown) => {
  complain(whyNotStarted(error));
  process.exit(1);
});

/** A sentence where somebody can do something about it. Whoever supervises the service tries again until it helps. */
function whyNotStarted(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  const { message, stack } = error as Error;
  switch (storageFailure(error)) {
    case 'storageFull':
      return `The disk that the data folder lies on is full (${message}). Make room on it, and start again.`;
    case 'storageFailed':
      return `The data folder cannot be read or written (${message}). Make it and its disk writable, and start again.`;
    case undefined:
      return stack ?? message;
  }
}
