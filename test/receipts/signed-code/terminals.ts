import {
  makeSigningKeyPem,
  publicKeyPem,
  readSigningKey,
  readTrustedKey,
  type SigningKey,
  type TrustedKey,
} from '../../../receipts/signed-code/signing-keys.ts';

/** A terminal with its key, as its service and whoever checks receipts hold the two halves. */
export interface Terminal {
  readonly signing: SigningKey;
  readonly trusted: TrustedKey;
}

export function makeTerminal(prefix: string): Terminal {
  const signing = readSigningKey(makeSigningKeyPem());
  if (!signing.ok) throw new Error(signing.what);
  const trusted = readTrustedKey(publicKeyPem(signing.key), prefix);
  if (!trusted.ok) throw new Error(trusted.what);
  return { signing: signing.key, trusted: trusted.key };
}
