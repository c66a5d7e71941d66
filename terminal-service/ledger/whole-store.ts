import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '../../serving/setup-error.ts';
import type { Mark } from './case-number-marks.ts';

const WAY_ON = 'npm run -s terminal -- accept-lost-cases';

/** The file is no database, or parts of it do not fit together. */
export class DamagedStore extends SetupError {}

/**
 * Opens a file that SQLite finds whole (`PRAGMA quick_check`).
 * @param readOnly the same file as a URL, to look at it alone
 * @throws {DamagedStore} with what SQLite finds.
 */
export function openWhole(path: string, readOnly?: URL): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = readOnly ? new DatabaseSync(readOnly, { readOnly: true }) : new DatabaseSync(path);
    const [found] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {});
    if (found === 'ok') return database;
    throw damaged(path, String(found));
  } catch (error) {
    database?.close();
    if (error instanceof SetupError) throw error;
    throw damaged(path, (error as Error).message);
  }
}

function damaged(path: string, found: string): DamagedStore {
  const what = found.replaceAll(/\s+/g, ' ').trim();
  return new DamagedStore(
    `${path} is damaged (${what}). Put it back from a backup, or go on with a new one, numbers above those that were given out: ${WAY_ON}`,
  );
}

/** The highest running number that a store has taken; 0 when it is new. */
export function highestTaken(database: DatabaseSync): number {
  const isThere = database.prepare("SELECT name FROM sqlite_master WHERE name = 'terminal'").get();
  if (!isThere) return 0;
  const row = database.prepare('SELECT next_sequence FROM terminal').get();
  return row ? Number(row.next_sequence) - 1 : 0;
}

/** @throws {SetupError} when numbers were given out that the store does not know of. */
export function refuseLess(path: string, held: number, { highest }: Mark): void {
  if (held >= highest) return;
  const holds = existsSync(path) ? `knows of case numbers up to ${held}` : 'is gone';
  throw new SetupError(
    `${path} ${holds}, but they were given out up to ${highest}: cases are missing, with the file or with its log (-wal). Put both back from a backup, or go on without those cases, above ${highest}: ${WAY_ON}`,
  );
}

/**
 * Puts a damaged store and its log out of the way; nothing of it is lost.
 * @param at as part of the new name
 * @returns where it lies now
 */
export function setAside(path: string, at: string): string {
  const aside = `${path}.damaged-${at.replaceAll(':', '-')}`;
  for (const part of ['', '-wal', '-shm']) if (existsSync(path + part)) renameSync(path + part, aside + part);
  return aside;
}
