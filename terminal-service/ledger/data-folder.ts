import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SetupError } from '../../serving/setup-error.ts';
import { closeToOthers, makePrivate, type Openness, refuseShared } from './private-files.ts';

export interface DataFolder {
  readonly path: string;
  /** What other accounts could look into until now. */
  readonly wasOpen: readonly Openness[];
  release(): void;
}

/**
 * Makes sure that the data folder exists, is writable, and belongs to this account and to this process alone.
 *
 * The lock is an exclusive SQLite transaction on an empty file, because the operating system lets go of
 * it whenever the process ends, however it ends: after a power cut or a kill there is no stale lock to remove.
 * @throws {SetupError} when the folder cannot be made, cannot be written, is everybody's, or is in use.
 */
export function claimDataFolder(path: string): DataFolder {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new SetupError(
      `The data folder ${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? (error as Error).message}). Make it writable for this user, or set DATA_DIR to another folder.`,
    );
  }
  refuseShared(path);
  let lock: DatabaseSync | undefined;
  try {
    makePrivate(join(path, 'in-use.lock'));
    lock = new DatabaseSync(join(path, 'in-use.lock'));
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const inUse = (error as { errcode?: number }).errcode === 5;
    throw new SetupError(
      inUse
        ? `The data folder ${path} is in use by another terminal service. Stop that one, or set DATA_DIR to another folder.`
        : `The data folder ${path} cannot be written (${(error as Error).message}). Make it writable for this user, or set DATA_DIR to another folder.`,
    );
  }
  const held = lock;
  return { path, wasOpen: closeToOthers(path), release: () => held.close() };
}
