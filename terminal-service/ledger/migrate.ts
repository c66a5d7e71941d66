import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Migration } from '../../serving/define-module.ts';
import { SetupError } from '../../serving/setup-error.ts';

/** The part of a module that has a part in the store. */
export interface MigratedModule {
  readonly name: string;
  readonly migrations?: readonly Migration[] | undefined;
}

/**
 * Steps from before each module had its own, numbered through, in `PRAGMA user_version` 1 to 3. They stay as they are: to
 * split them would make two ways to one schema.
 */
const FROZEN = 3;
/** From here on the table `module_migration` says what was done; a program from before refuses such a file. */
const BY_MODULE = 4;

const frozenFolder = join(import.meta.dirname, 'migrations');
const ownTable = `
  -- What each module has done to this file. Forward only.
  CREATE TABLE module_migration (
    module TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (module, number)
  ) STRICT`;

export interface Step {
  /** As it is named in a copy of the file from before it. */
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings the file up to date, forward only, one transaction for each step. A file with content is copied beside itself
 * before it is touched.
 * @throws {SetupError} when the file was written by a newer version, which would not understand half of it.
 */
export function migrate(database: DatabaseSync, path: string, modules: readonly MigratedModule[]): void {
  const steps = stepsLeft(database, path, modules);
  const [first] = steps;
  if (!first) return;
  if (versionOf(database) > 0) copyBefore(database, path, first.name);
  for (const { sql } of steps) {
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(`${sql}; COMMIT`);
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  }
}

/**
 * What is still to be done to a file; nothing of it is changed.
 * @throws {SetupError} when the file was written by a newer version.
 */
export function stepsLeft(
  database: DatabaseSync,
  path: string,
  modules: readonly MigratedModule[],
): readonly Step[] {
  const current = versionOf(database);
  const done = current === BY_MODULE ? stepsDone(database) : [];
  refuseNewer(path, current, done, modules);
  return [
    ...frozenSteps(current),
    ...modules.flatMap(({ name, migrations = [] }) =>
      migrations.filter(({ number }) => !done.includes(stepName(name, number))).map(moduleStep(name)),
    ),
  ];
}

function frozenSteps(current: number): Step[] {
  const frozen = readdirSync(frozenFolder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, version: Number(name.slice(0, 4)) }))
    .filter(({ version }) => version > current && version <= FROZEN)
    .map(({ name, version }) => ({
      name: name.slice(0, 4),
      sql: `${readFileSync(join(frozenFolder, name), 'utf8')}; PRAGMA user_version = ${version}`,
    }));
  if (current >= BY_MODULE) return frozen;
  const table = { name: '0004', sql: `${ownTable}; PRAGMA user_version = ${BY_MODULE}` };
  return [...frozen, table];
}

function moduleStep(module: string) {
  return ({ number, sql }: Migration): Step => ({
    name: stepName(module, number),
    sql: `${sql}; INSERT INTO module_migration (module, number) VALUES ('${module}', ${number})`,
  });
}

const stepName = (module: string, number: number) => `${module}-${number}`;

function stepsDone(database: DatabaseSync): string[] {
  const rows = database.prepare('SELECT module, number FROM module_migration').all();
  return rows.map((row) => stepName(String(row.module), Number(row.number)));
}

function refuseNewer(
  path: string,
  current: number,
  done: readonly string[],
  modules: readonly MigratedModule[],
): void {
  const known = modules.flatMap(({ name, migrations = [] }) =>
    migrations.map(({ number }) => stepName(name, number)),
  );
  const strange = current > BY_MODULE ? `schema ${current}` : done.find((step) => !known.includes(step));
  if (strange === undefined) return;
  throw new SetupError(
    `${path} was written by a newer version of this program (${strange}, which this one does not know). Start that version; nothing was changed.`,
  );
}

/** A copy of the file as it was. A draft is promised to be gone after a day, and a copy stays until somebody deletes it. */
function copyBefore(database: DatabaseSync, path: string, step: string): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  const copyPath = `${path}.before-${step}`;
  copyFileSync(path, copyPath);
  const copy = new DatabaseSync(copyPath);
  const shelf = copy.prepare("SELECT name FROM sqlite_master WHERE name = 'parked_draft'").get();
  if (shelf) copy.exec('PRAGMA secure_delete = ON; DELETE FROM parked_draft');
  copy.close();
}

function versionOf(database: DatabaseSync): number {
  return (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
}
