import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { toBase32 } from './crockford-base32.ts';

/** A terminal's own Ed25519 key (RFC 8032). The private half never leaves the terminal. */
export interface SigningKey {
  readonly keyId: string;
  readonly privateKey: KeyObject;
}

/** A key whose receipts are believed, and the terminal that holds its private half. */
export interface TrustedKey {
  readonly keyId: string;
  readonly publicKey: KeyObject;
  /** The prefix of that terminal's case numbers, such as `7QK`. */
  readonly terminal: string;
}

/** Why a key text is no use, as a sentence for the technician's log. */
export type KeyProblem = { readonly ok: false; readonly what: string };

/** 40 bits of the key's digest: enough to look a key up by; the signature is what is relied on. */
const KEY_ID_BYTES = 5;
/** Length of a key id in symbols. */
export const KEY_ID_LENGTH = 8;

/** Makes a key for a new terminal, as PKCS #8 PEM text. Whoever stores it keeps it readable to itself only. */
export function makeSigningKeyPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
}

/** Reads a key that `makeSigningKeyPem` made. */
export function readSigningKey(pem: string): { readonly ok: true; readonly key: SigningKey } | KeyProblem {
  const read = readEd25519(pem, createPrivateKey, 'private');
  return read.ok
    ? { ok: true, key: { keyId: keyIdOf(createPublicKey(read.key)), privateKey: read.key } }
    : read;
}

/** The public half as SPKI PEM text, to be given to whoever checks receipts. */
export function publicKeyPem(key: SigningKey): string {
  return createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' });
}

/**
 * Reads a public key of a terminal.
 * @param terminal the prefix of the terminal's case numbers; its key vouches for no others
 */
export function readTrustedKey(
  pem: string,
  terminal: string,
): { readonly ok: true; readonly key: TrustedKey } | KeyProblem {
  // createPublicKey would take a private key's text too, and a private key on a list is a leak to tell of.
  if (pem.includes('PRIVATE KEY'))
    return { ok: false, what: 'This is a private key; a public key belongs here.' };
  const read = readEd25519(pem, createPublicKey, 'public');
  return read.ok ? { ok: true, key: { keyId: keyIdOf(read.key), publicKey: read.key, terminal } } : read;
}

function readEd25519(
  pem: string,
  read: (pem: string) => KeyObject,
  half: 'private' | 'public',
): { readonly ok: true; readonly key: KeyObject } | KeyProblem {
  let key: KeyObject;
  try {
    key = read(pem);
  } catch {
    return { ok: false, what: `This is not the PEM text of a ${half} key.` };
  }
  return key.asymmetricKeyType === 'ed25519'
    ? { ok: true, key }
    : { ok: false, what: `This is a key for ${key.asymmetricKeyType}; an Ed25519 key is needed.` };
}

function keyIdOf(publicKey: KeyObject): string {
  const digest = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  return toBase32(digest.subarray(0, KEY_ID_BYTES));
}
