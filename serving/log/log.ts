import { join } from 'node:path';
import { pino } from 'pino';
import type { LogEvents, LogOf } from './log-events.ts';

/** A log that is open; each part of the program writes its own events into it. */
export interface Log {
  of<Events extends LogEvents>(events: Events): LogOf<Events>;
}

/** Opens `service.log` in the data folder: one JSON object per line, written before the call returns. */
export function openLog(dataDir: string): Log {
  const destination = pino.destination({ dest: join(dataDir, 'service.log'), sync: true, mode: 0o600 });
  // A full disk must not take the service down with it: the log is what it can do without.
  destination.on('error', () => undefined);
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return {
    of:
      (events) =>
      (event, ...[fields]) => {
        const declared = events[event];
        if (declared) logger.info({ event, ...allowed(declared.fields, fields ?? {}) }, declared.says);
      },
  };
}

function allowed(declared: object, fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && name in declared),
  );
}
