import { sign, verify } from 'node:crypto';
import { completeCode, type FiledReceipt, readCode, textToSign, type UnreadableCode } from './code-text.ts';
import type { SigningKey, TrustedKey } from './signing-keys.ts';

export type VerifiedCode =
  | { readonly ok: true; readonly facts: FiledReceipt; readonly terminal: string }
  | UnreadableCode
  | {
      readonly ok: false;
      /**
       * - `unknownKey`: signed by a key that is not on the list: another agency's, or a replaced terminal's
       * - `altered`: the facts are not those that were signed; not a slip, for the check was mended
       * - `otherTerminal`: a good signature, of a terminal that does not give out this case number
       */
      readonly problem: 'unknownKey' | 'altered' | 'otherTerminal';
      readonly what: string;
    };

/**
 * The code that proves that a terminal filed a case, for the receipt's QR code: about 144 characters that
 * can be checked without asking any server. Ed25519 signatures are deterministic: a copy of a receipt
 * bears the same code.
 */
export function signCode(facts: FiledReceipt, key: SigningKey): string {
  const signed = textToSign(facts, key.keyId);
  return completeCode(signed, sign(null, Buffer.from(signed, 'ascii'), key.privateKey));
}

/** Checks a code, and says what is wrong with it as closely as it can be known. */
export function verifyCode(code: string, trusted: readonly TrustedKey[]): VerifiedCode {
  const read = readCode(code);
  if (!read.ok) return read;
  const { facts, keyId } = read;
  const holders = trusted.filter((key) => key.keyId === keyId);
  if (holders.length === 0)
    return {
      ok: false,
      problem: 'unknownKey',
      what: `The code was signed with the key ${keyId}, which is not known here.`,
    };
  const signer = holders.find(({ publicKey }) =>
    verify(null, Buffer.from(read.signed, 'ascii'), publicKey, read.signature),
  );
  if (!signer)
    return {
      ok: false,
      problem: 'altered',
      what: `The terminal with the key ${keyId} did not sign these facts.`,
    };
  if (!facts.caseNumber.startsWith(`${signer.terminal}-`))
    return {
      ok: false,
      problem: 'otherTerminal',
      what: `Case ${facts.caseNumber} is not one of terminal ${signer.terminal}, which signed the code.`,
    };
  return { ok: true, facts, terminal: signer.terminal };
}
