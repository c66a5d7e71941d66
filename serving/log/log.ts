import { join } from 'node:path';
import { pino } from 'pino';
import { type LogEvent, type LogFields, logEvents } from './log-events.ts';

export type Log = <Event extends LogEvent>(event: Event, fields?: LogFields<Event>) => void;

/** Opens `service.log` in the data folder: one JSON object per line, written before the call returns. */
export function openLog(dataDir: string): Log {
  const destination = pino.destination({ dest: join(dataDir, 'service.log'), sync: true, mode: 0o600 });
  // A full disk must not take the service down with it: the log is what it can do without.
  destination.on('error', () => undefined);
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination);
  return (event, fields = {}) => logger.info({ event, ...allowed(event, fields) }, logEvents[event].says);
}

function allowed(event: LogEvent, fields: object): object {
  const names: readonly string[] = logEvents[event].fields;
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => value !== undefined && names.includes(name)),
  );
}
