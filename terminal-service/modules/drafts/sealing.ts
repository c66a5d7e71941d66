import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';

/** What a try at a code costs, in the parameters of scrypt (RFC 7914). */
export interface TryCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** OWASP ASVS 5.0, appendix C; 32 MB and some tenths of a second for each try. */
export const TRY_COST: TryCost = { N: 2 ** 15, r: 8, p: 3 };
const MOST_MEMORY_BYTES = 64 * 1024 * 1024;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a code opens: where its draft lies, and the key to it. Neither can be had from the other. */
export interface CodeSecrets {
  /** Hex. */
  readonly place: string;
  readonly key: Uint8Array;
}

/** Derives both from the code; nothing of the code is ever stored. `salt` is the terminal's own. */
export function secretsOf(code: string, salt: Uint8Array, cost: TryCost = TRY_COST): Promise<CodeSecrets> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 2 * KEY_BYTES, { ...cost, maxmem: MOST_MEMORY_BYTES }, (error, derived) => {
      if (error) reject(error);
      else
        resolve({
          place: derived.subarray(0, KEY_BYTES).toString('hex'),
          key: derived.subarray(KEY_BYTES),
        });
    });
  });
}

/** AES-256-GCM: nonce, ciphertext, tag. The place is authenticated with it, so drafts cannot be swapped. */
export function seal({ place, key }: CodeSecrets, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when a byte was changed. */
export function unseal({ place, key }: CodeSecrets, sealed: Uint8Array): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
    decipher.final(),
  ]).toString('utf8');
}
