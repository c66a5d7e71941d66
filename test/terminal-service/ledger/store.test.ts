import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SetupError } from '../../../serving/setup-error.ts';
import { claimDataFolder } from '../../../terminal-service/ledger/data-folder.ts';
import { migrate } from '../../../terminal-service/ledger/migrate.ts';
import { sql, storageFailure } from '../../../terminal-service/ledger/store.ts';
import { openStore } from '../open-store.ts';
import { statement } from '../statement.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const tablesOf = (path: string) => {
  const database = new DatabaseSync(path, { readOnly: true });
  const tables = database.prepare('SELECT name, sql FROM sqlite_master ORDER BY name').all();
  database.close();
  return tables;
};
const tables = sql.selectFrom('filed_case').select('case_number');

describe('the store', () => {
  it('is made by the migrations and opens again as it was', () => {
    const path = join(temporaryFolder(), 'terminal.db');
    openStore(path).close();
    const store = openStore(path);
    onTestFinished(() => store.close());
    expect(store.all(tables)).toEqual([]);
  });

  it('survives a power cut after each commit: WAL with full synchronisation', () => {
    const store = openStore(join(temporaryFolder(), 'terminal.db'));
    onTestFinished(() => store.close());
    expect(store.first(statement('PRAGMA journal_mode'))).toEqual({ journal_mode: 'wal' });
    expect(store.first(statement('PRAGMA synchronous'))).toEqual({ synchronous: 2 });
  });

  it('keeps nothing of a deleted row once the log is purged, and nothing of one that was changed', () => {
    const path = join(temporaryFolder(), 'terminal.db');
    const store = openStore(path);
    onTestFinished(() => store.close());
    const files = () => [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('');
    const call = { called_at: 'then', language: 'en', answered_at: null };
    for (const call_id of ['Changed7731', 'Deleted7731', 'Staying7731'])
      store.run(sql.insertInto('staff_call').values({ ...call, call_id }));
    store.run(sql.updateTable('staff_call').set({ call_id: 'Other' }).where('call_id', '=', 'Changed7731'));
    store.run(sql.deleteFrom('staff_call').where('call_id', '=', 'Deleted7731'));
    expect(files().match(/(Changed|Deleted)7731/g)).not.toBeNull();
    store.purgeLog();
    expect(files().match(/(Changed|Deleted)7731/g)).toBeNull();
    expect(files()).toContain('Staying7731');
  });

  it('refuses a file of a newer version and leaves it alone', () => {
    const path = join(temporaryFolder(), 'terminal.db');
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 9999');
    newer.close();
    expect(() => openStore(path)).toThrow(SetupError);
    expect(() => openStore(path)).toThrow(/written by a newer version/);
  });

  it('takes a copy before it changes an older file, and keeps what is in it', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'terminal.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    const first = { number: 1, sql: 'CREATE TABLE note (text TEXT); INSERT INTO note VALUES (1)' };
    migrate(database, path, [{ name: 'notes', migrations: [first] }]);
    expect(readdirSync(folder)).toEqual(['terminal.db']);
    const second = { number: 2, sql: 'ALTER TABLE note ADD COLUMN about TEXT' };
    migrate(database, path, [{ name: 'notes', migrations: [first, second] }]);
    expect(readdirSync(folder)).toEqual(['terminal.db', 'terminal.db.before-notes-2']);
    expect(database.prepare('SELECT * FROM note').all()).toEqual([{ text: '1', about: null }]);
    const copy = new DatabaseSync(join(folder, 'terminal.db.before-notes-2'));
    expect(copy.prepare('SELECT * FROM note').all()).toEqual([{ text: '1' }]);
    copy.close();
  });

  it('takes no parked draft into the copy, where it would outlive its day', () => {
    const path = join(temporaryFolder(), 'terminal.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    migrate(database, path, []);
    database.exec("INSERT INTO parked_draft VALUES ('place', x'5ea1ed7731', 'tomorrow')");
    migrate(database, path, [
      { name: 'others', migrations: [{ number: 1, sql: 'CREATE TABLE other (text TEXT)' }] },
    ]);
    expect(readFileSync(`${path}.before-others-1`).includes(Buffer.from('5ea1ed7731', 'hex'))).toBe(false);
    expect(database.prepare('SELECT place FROM parked_draft').all()).toEqual([{ place: 'place' }]);
  });

  it('stays at the last good step when a migration fails half way', () => {
    const path = join(temporaryFolder(), 'terminal.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    const steps = [
      { number: 1, sql: 'CREATE TABLE note (text TEXT)' },
      { number: 2, sql: 'CREATE TABLE half (text TEXT); CREATE NONSENSE' },
    ];
    expect(() => migrate(database, path, [{ name: 'notes', migrations: steps }])).toThrow();
    expect(database.prepare("SELECT name FROM sqlite_master WHERE name IN ('note', 'half')").all()).toEqual([
      { name: 'note' },
    ]);
    expect(database.prepare('SELECT * FROM module_migration').all()).toEqual([
      { module: 'notes', number: 1 },
    ]);
  });

  it.each([
    ['a module', [{ module: 'weather', number: 1 }]],
    ['a later step of a module', [{ module: 'notes', number: 2 }]],
  ])('refuses a file with %s that it does not know', (_what, done) => {
    const path = join(temporaryFolder(), 'terminal.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    const notes = { name: 'notes', migrations: [{ number: 1, sql: 'CREATE TABLE note (text TEXT)' }] };
    migrate(database, path, [notes]);
    for (const { module, number } of done)
      database.exec(`INSERT INTO module_migration VALUES ('${module}', ${number})`);
    expect(() => migrate(database, path, [notes])).toThrow(/written by a newer version/);
  });

  it.each([0, 1, 2, 3])('ends with the same tables from a file at step %i', (version) => {
    const made = join(temporaryFolder(), 'made.db');
    openStore(made).close();
    const path = join(temporaryFolder(), 'terminal.db');
    const older = new DatabaseSync(path);
    const folder = join(import.meta.dirname, '../../../terminal-service/ledger/migrations');
    for (const name of readdirSync(folder).sort().slice(0, version))
      older.exec(readFileSync(join(folder, name), 'utf8'));
    older.exec(`PRAGMA user_version = ${version}`);
    older.close();
    openStore(path).close();
    expect(tablesOf(path)).toEqual(tablesOf(made));
  });

  it('rolls everything back when the work throws', () => {
    const store = openStore(join(temporaryFolder(), 'terminal.db'));
    onTestFinished(() => store.close());
    expect(() =>
      store.transaction(() => {
        store.run(sql.insertInto('terminal').values({ only_row: 1, prefix: '7QK', next_sequence: 1 }));
        throw new Error('in the middle');
      }),
    ).toThrow('in the middle');
    expect(store.all(sql.selectFrom('terminal').selectAll())).toEqual([]);
  });

  it('tells a full disk from a failing one', () => {
    expect(storageFailure({ errcode: 13 })).toBe('storageFull');
    expect(storageFailure({ errcode: 10 | (3 << 8) })).toBe('storageFailed');
    expect(storageFailure({ errcode: 19 })).toBeUndefined();
    expect(storageFailure(new Error('other'))).toBeUndefined();
    expect(storageFailure(null)).toBeUndefined();
  });
});

describe('the data folder', () => {
  it('is made when it is not there', () => {
    const path = join(temporaryFolder(), 'deep', 'data');
    claimDataFolder(path).release();
    expect(existsSync(path)).toBe(true);
  });

  it('belongs to one service at a time', () => {
    const path = temporaryFolder();
    const first = claimDataFolder(path);
    expect(() => claimDataFolder(path)).toThrow(/is in use by another terminal service/);
    first.release();
    claimDataFolder(path).release();
  });

  it('that is a file is refused with one sentence', () => {
    const path = join(temporaryFolder(), 'terminal.db');
    openStore(path).close();
    expect(() => claimDataFolder(path)).toThrow(/cannot be written/);
  });
});
