import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '../../serving/setup-error.ts';

const ownMigrations = join(import.meta.dirname, 'migrations');

/**
 * Brings the file up to the newest numbered migration, forward only, one transaction each. The number
 * reached is in `PRAGMA user_version`. A file with content is copied beside itself before it is touched.
 * @throws {SetupError} when the file was written by a newer version, which would not understand half of it.
 */
export function migrate(database: DatabaseSync, path: string, folder = ownMigrations): void {
  const migrations = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, version: Number(name.slice(0, 4)) }));
  const newest = migrations.at(-1)?.version ?? 0;
  const current = versionOf(database);
  if (current > newest) {
    throw new SetupError(
      `${path} was written by a newer version of this program (schema ${current}, this one knows ${newest}). Start that version; nothing was changed.`,
    );
  }
  if (current === newest) return;
  if (current > 0) {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    const copy = `${path}.before-${String(newest).padStart(4, '0')}`;
    copyFileSync(path, copy);
    emptyDraftShelf(copy);
  }
  for (const { name, version } of migrations) {
    if (version <= current) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(`${readFileSync(join(folder, name), 'utf8')}; PRAGMA user_version = ${version}; COMMIT`);
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** A draft is promised to be gone after a day, and a copy stays for as long as nobody deletes it. */
function emptyDraftShelf(path: string): void {
  const copy = new DatabaseSync(path);
  const shelf = copy.prepare("SELECT name FROM sqlite_master WHERE name = 'parked_draft'").get();
  if (shelf) copy.exec('PRAGMA secure_delete = ON; DELETE FROM parked_draft');
  copy.close();
}

function versionOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}
