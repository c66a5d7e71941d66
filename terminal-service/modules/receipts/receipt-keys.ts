import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  makeSigningKeyPem,
  publicKeyPem,
  readSigningKey,
  readTrustedKey,
  type SigningKey,
  type TrustedKey,
} from '../../../receipts/signed-code/signing-keys.ts';
import { SetupError } from '../../../serving/setup-error.ts';

const KEY_FILE = 'receipt-key.pem';
const PUBLIC_KEY_FILE = 'receipt-key.pub.pem';
/** Public keys of other terminals, each in a file named after its prefix: `7QK.pem`. */
const TRUSTED_FOLDER = 'trusted-receipt-keys';

export interface ReceiptKeys {
  readonly signing: SigningKey;
  /** This terminal's own and those of the terminals that were made known to it. */
  readonly trusted: readonly TrustedKey[];
}

/**
 * The key that this terminal signs its receipts with, made at the first start. It stays in the data folder,
 * readable to the service alone; its public half lies beside it, to be carried to the other terminals.
 * @throws {SetupError} when a key file is there and is none: to make a new key then would disown every
 *   receipt that was given out. Only one that is empty and whose public half was never written, as a power cut in the first
 *   start leaves it, is replaced: it has signed nothing.
 */
export function openReceiptKeys(dataDir: string, prefix: string): ReceiptKeys {
  const path = join(dataDir, KEY_FILE);
  const publicPath = join(dataDir, PUBLIC_KEY_FILE);
  if (existsSync(path) && statSync(path).size === 0 && !existsSync(publicPath)) rmSync(path);
  if (!existsSync(path)) writeFileSync(path, makeSigningKeyPem(), { mode: 0o600, flag: 'wx', flush: true });
  const read = readSigningKey(readFileSync(path, 'utf8'));
  if (!read.ok)
    throw new SetupError(
      `${path}: ${read.what} Put the right key back from a backup. Without one, move ${PUBLIC_KEY_FILE} to ${join(TRUSTED_FOLDER, `${prefix}.pem`)}, so that the receipts signed until now stay genuine, and delete ${KEY_FILE}: a new one is made.`,
    );
  const own = publicKeyPem(read.key);
  // Its first line says whose it is; PEM readers skip what stands before the key (RFC 7468, 2).
  writeFileSync(publicPath, `Terminal: ${prefix}\n${own}`, { mode: 0o600 });
  return { signing: read.key, trusted: [trustedKey(own, prefix, path), ...trustedKeysIn(dataDir)] };
}

/** The keys of a data folder whose service need not be running, nor ever have run. */
export function knownReceiptKeys(dataDir: string): TrustedKey[] {
  const path = join(dataDir, PUBLIC_KEY_FILE);
  const others = trustedKeysIn(dataDir);
  if (!existsSync(path)) return others;
  const text = readFileSync(path, 'utf8');
  const prefix = /^Terminal: (\w+)$/m.exec(text)?.[1];
  if (prefix === undefined) throw new SetupError(`${path} does not say which terminal it is of.`);
  return [trustedKey(text, prefix, path), ...others];
}

function trustedKeysIn(dataDir: string): TrustedKey[] {
  const folder = join(dataDir, TRUSTED_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.pem'))
    .map((name) => {
      const path = join(folder, name);
      return trustedKey(readFileSync(path, 'utf8'), name.slice(0, -'.pem'.length), path);
    });
}

function trustedKey(pem: string, terminal: string, path: string): TrustedKey {
  const read = readTrustedKey(pem, terminal);
  if (!read.ok) throw new SetupError(`${path}: ${read.what}`);
  return read.key;
}
