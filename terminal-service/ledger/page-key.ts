import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../serving/setup-error.ts';

const KEY_FILE = 'page-key';
const KEY_BYTES = 32;

/**
 * The secret that launch codes and the pages' cookies are made with, made at the first start and readable to the service's
 * user alone. Deleting the file makes a new one at the next start, and every page has to be launched again.
 * @throws {SetupError} when the file is there and is no key.
 */
export function openPageKey(dataDir: string): Uint8Array {
  const path = join(dataDir, KEY_FILE);
  if (!existsSync(path))
    writeFileSync(path, `${randomBytes(KEY_BYTES).toString('hex')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  const text = readFileSync(path, 'utf8').trim();
  if (!new RegExp(`^[0-9a-f]{${KEY_BYTES * 2}}$`).test(text))
    throw new SetupError(`${path} is not a page key. Delete it to have a new one made.`);
  return Buffer.from(text, 'hex');
}
