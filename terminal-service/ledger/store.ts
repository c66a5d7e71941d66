import { existsSync } from 'node:fs';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import {
  type Compilable,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { SetupError } from '../../serving/setup-error.ts';
import type { Mark } from './case-number-marks.ts';
import { type MigratedModule, migrate, stepsLeft } from './migrate.ts';
import { makePrivate } from './private-files.ts';
import type { Schema } from './schema.ts';
import { highestTaken, openWhole, refuseLess } from './whole-store.ts';

/**
 * Builds typed SQL; it never runs it. Kysely's own execution is asynchronous, and a transaction that can
 * be left in the middle by an `await` is one into which another request's writes can slip.
 */
export const sql = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * The terminal's durable facts: a SQLite file in WAL mode with `synchronous = FULL`, which makes a
 * committed transaction survive a power cut (SQLite documentation, "PRAGMA synchronous"). Synchronous throughout.
 */
export interface Store {
  all<Row>(query: Compilable<Row>): Row[];
  first<Row>(query: Compilable<Row>): Row | undefined;
  run(query: Compilable<unknown>): void;
  /** All of `work` or nothing of it. Rolled back when `work` throws. */
  transaction<Result>(work: () => Result): Result;
  /**
   * Takes what was deleted out of the log as well: deleting writes zeros into the file (`secure_delete`), but the
   * log keeps earlier pages until it is emptied. While another program reads, the log stays until the next call.
   */
  purgeLog(): void;
  close(): void;
}

/**
 * Opens the store, bringing an older file up to date first, by the modules' own steps.
 * @param promised how far case numbers have been given out; a store that holds less is not touched
 * @throws {SetupError} on a newer file or one that holds less; {DamagedStore} on a damaged one.
 */
export function openStore(path: string, modules: readonly MigratedModule[], promised?: Mark): Store {
  if (promised && !existsSync(path)) refuseLess(path, 0, promised);
  // Its log and the log's index get the rights that it has.
  if (path !== ':memory:') makePrivate(path);
  const database = openWhole(path);
  try {
    if (promised) refuseLess(path, highestTaken(database), promised);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    database.exec('PRAGMA secure_delete = ON');
    migrate(database, path, modules);
  } catch (error) {
    database.close();
    throw error;
  }
  const purgeLog = () => database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  // A power cut leaves the log as it was.
  purgeLog();

  const { all, first, run } = queries(database);
  return {
    all,
    first,
    run,
    transaction: (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        // After "disk full" SQLite has rolled back by itself and a second ROLLBACK would hide the first error.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    purgeLog,
    close: () => database.close(),
  };
}

/** The part of a store that changes nothing. */
export type ReadableStore = Pick<Store, 'all' | 'first' | 'close'>;

/**
 * Opens the store to look at it, whether or not the service runs. Nothing is written, not even beside it: files that
 * somebody else's account left there would keep the service from starting.
 * @throws {SetupError} when it has to be brought up to date first, was written by a newer version, or is damaged.
 */
export function readStore(path: string, modules: readonly MigratedModule[]): ReadableStore {
  // Without a log nobody has it open and nothing is missing from the file itself; with one the log has to be read too.
  const url = pathToFileURL(path);
  if (!existsSync(`${path}-wal`)) url.searchParams.set('immutable', '1');
  const database = openWhole(path, url);
  if (stepsLeft(database, path, modules).length > 0) {
    database.close();
    throw new SetupError(
      `${path} was written by an earlier version of this program. Start the service once, which brings it up to date.`,
    );
  }
  const { all, first } = queries(database);
  return { all, first, close: () => database.close() };
}

/** Runs what Kysely has built, each text prepared once. */
function queries(database: DatabaseSync): Pick<Store, 'all' | 'first' | 'run'> {
  const statements = new Map<string, StatementSync>();
  const prepared = (text: string): StatementSync => {
    const known = statements.get(text) ?? database.prepare(text);
    statements.set(text, known);
    return known;
  };
  const all = <Row>(query: Compilable<Row>): Row[] => {
    const compiled = query.compile();
    return prepared(compiled.sql).all(...(compiled.parameters as SQLInputValue[])) as Row[];
  };
  return {
    all,
    first: (query) => all(query)[0],
    run: (query) => {
      const compiled = query.compile();
      prepared(compiled.sql).run(...(compiled.parameters as SQLInputValue[]));
    },
  };
}

/** Calls that write a file beside the store. */
const FILE_CALLS: readonly unknown[] = ['mkdir', 'open', 'write', 'fsync', 'rename', 'close'];

/** What the disk said no to. @returns undefined for an error that is not the disk's. */
export function storageFailure(error: unknown): 'storageFull' | 'storageFailed' | undefined {
  const { errcode: code, code: name, syscall } = (error ?? {}) as Record<string, unknown>;
  if (FILE_CALLS.includes(syscall))
    return name === 'ENOSPC' || name === 'EDQUOT' ? 'storageFull' : 'storageFailed';
  if (typeof code !== 'number') return undefined;
  // Primary result codes of SQLite ("Result and Error Codes"): the low byte of the extended one.
  const primary = code & 0xff;
  if (primary === 13) return 'storageFull';
  return [8, 10, 11, 14, 26].includes(primary) ? 'storageFailed' : undefined;
}
