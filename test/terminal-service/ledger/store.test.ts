import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SetupError } from '../../../serving/setup-error.ts';
import { claimDataFolder } from '../../../terminal-service/ledger/data-folder.ts';
import { migrate } from '../../../terminal-service/ledger/migrate.ts';
import { openStore, sql, storageFailure } from '../../../terminal-service/ledger/store.ts';
import { statement } from '../statement.ts';
import { temporaryFolder } from '../temporary-folder.ts';

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
    const migrations = temporaryFolder();
    const path = join(folder, 'terminal.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    writeFileSync(
      join(migrations, '0001-first.sql'),
      'CREATE TABLE note (text TEXT); INSERT INTO note VALUES (1)',
    );
    migrate(database, path, migrations);
    expect(readdirSync(folder)).toEqual(['terminal.db']);
    writeFileSync(join(migrations, '0002-second.sql'), 'ALTER TABLE note ADD COLUMN about TEXT');
    migrate(database, path, migrations);
    expect(readdirSync(folder)).toEqual(['terminal.db', 'terminal.db.before-0002']);
    expect(database.prepare('SELECT * FROM note').all()).toEqual([{ text: '1', about: null }]);
  });

  it('takes no parked draft into the copy, where it would outlive its day', () => {
    const migrations = temporaryFolder();
    const path = join(temporaryFolder(), 'terminal.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    writeFileSync(
      join(migrations, '0001-first.sql'),
      "CREATE TABLE parked_draft (sealed TEXT); INSERT INTO parked_draft VALUES ('Sealed7731')",
    );
    migrate(database, path, migrations);
    writeFileSync(join(migrations, '0002-second.sql'), 'CREATE TABLE other (text TEXT)');
    migrate(database, path, migrations);
    expect(readFileSync(`${path}.before-0002`).includes('Sealed7731')).toBe(false);
    expect(database.prepare('SELECT * FROM parked_draft').all()).toEqual([{ sealed: 'Sealed7731' }]);
  });

  it('stays at the last good version when a migration fails half way', () => {
    const migrations = temporaryFolder();
    const path = join(temporaryFolder(), 'terminal.db');
    const database = new DatabaseSync(path);
    onTestFinished(() => database.close());
    writeFileSync(join(migrations, '0001-broken.sql'), 'CREATE TABLE note (text TEXT); CREATE NONSENSE');
    expect(() => migrate(database, path, migrations)).toThrow();
    expect(database.prepare('SELECT name FROM sqlite_master').all()).toEqual([]);
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 0 });
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
