import { chmodSync, closeSync, openSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SetupError } from '../../serving/setup-error.ts';

/** Windows has rights of another kind; a folder inherits them from where it lies. */
const hasModes = process.platform !== 'win32';

/** What the service and its technicians keep in a data folder, by how a name begins: copies and logs go by the same names. */
const OUR_FILES = [
  'terminal.db',
  'service.log',
  'in-use.lock',
  'page-key',
  'card-keys.json',
  'receipt-key',
  'case-number-mark',
];
const OUR_FOLDERS = ['marks', 'trusted-receipt-keys'];

/** What was found open to other accounts, by its path in the folder. `leftOpen`: it belongs to somebody else. */
export interface Openness {
  readonly path: string;
  readonly became: 'tightened' | 'leftOpen';
}

/** @throws {SetupError} on a folder that is everybody's (sticky, like /tmp) and must not be closed to others. */
export function refuseShared(folder: string): void {
  if (hasModes && statSync(folder).mode & 0o1000)
    throw new SetupError(
      `The data folder ${folder} is shared by every account. Set DATA_DIR to a folder of its own.`,
    );
}

/** @throws {SetupError} on somebody else's folder: what root makes in it, the service's account could not open. */
export function refuseOtherAccounts(folder: string): void {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  if (hasModes && owner !== undefined && owner !== process.geteuid?.())
    throw new SetupError(
      `The data folder ${folder} belongs to another account, with the number ${owner}. Run this as that one: sudo -u '#${owner}' ...`,
    );
}

/**
 * Takes from every other account what it may do with the data folder and with what is ours in it. Other people's files stay
 * as they are: somebody may keep the data in a folder of many things.
 */
export function closeToOthers(folder: string): readonly Openness[] {
  if (!hasModes) return [];
  return [folder, ...ours(folder)].flatMap((path): Openness[] => {
    if ((statSync(path).mode & 0o077) === 0) return [];
    const name = relative(folder, path) || '.';
    return [{ path: name, became: close(path) ? 'tightened' : 'leftOpen' }];
  });
}

function ours(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && OUR_FOLDERS.includes(entry.name)) return [path, ...filesIn(path)];
    const isOurs = OUR_FILES.some((name) => entry.name.startsWith(name));
    return entry.isFile() && isOurs ? [path] : [];
  });
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));

function close(path: string): boolean {
  try {
    chmodSync(path, statSync(path).isDirectory() ? 0o700 : 0o600);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes an empty file for this account alone, before SQLite, which asks for no rights, makes it for all to read. What
 * cannot be made is told by SQLite.
 */
export function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch {}
}
