import { crc32 } from 'node:zlib';
import type { CaseKind } from '../case-kind.ts';
import { fromBase32, toBase32 } from './crockford-base32.ts';
import { KEY_ID_LENGTH } from './signing-keys.ts';

/** What a filed receipt proves. Nothing about the person: a receipt found on the floor tells no tales. */
export interface FiledReceipt {
  /** As printed, such as `7QK-00042-M`; begins with the terminal's prefix. */
  readonly caseNumber: string;
  readonly kind: CaseKind;
  /** Seconds since the Unix epoch, whole; up to the year 36812. */
  readonly filedAt: number;
}

/** The parts of a code as it stands on paper. `signed` is the text that the signature is over. */
export interface CodeParts {
  readonly facts: FiledReceipt;
  readonly keyId: string;
  readonly signed: string;
  readonly signature: Uint8Array;
}

/** Why a text cannot be read as a code; `what` says it in a sentence. */
export interface UnreadableCode {
  readonly ok: false;
  readonly problem: 'notACode' | 'newerVersion' | 'cutShort' | 'misread';
  readonly what: string;
}

/**
 * A code is `RC1:7QK-00042-M:C:<filed at>:<key id>:<signature>:<check>`, all in the alphanumeric set of QR
 * codes (5.5 bits a character). The figures and bytes are in Crockford's Base32. The check, a CRC-32 over
 * all before it, tells a slip of eye or camera from a forgery, whose author would have mended it.
 */
const NAME = 'RC';
const VERSION = '1';
const FILED_AT_BYTES = 5;
const SIGNATURE_BYTES = 64;
const CHECK_BYTES = 4;
const symbolsFor = (bytes: number) => Math.ceil((bytes * 8) / 5);

/** Printed on paper that customers keep: a letter never changes and is never given to another kind. */
const letterOfKind: Readonly<Record<CaseKind, string>> = {
  complaint: 'C',
  commendation: 'P',
  suggestion: 'S',
  lostItem: 'L',
  citationDispute: 'D',
};
const CASE_NUMBER = /^[0-9A-Z]+(?:-[0-9A-Z]+)*$/;

const fields = ['version', 'case number', 'kind', 'time', 'key', 'signature', 'check'] as const;
const fieldLengths: Readonly<Partial<Record<(typeof fields)[number], number>>> = {
  kind: 1,
  time: symbolsFor(FILED_AT_BYTES),
  key: KEY_ID_LENGTH,
  signature: symbolsFor(SIGNATURE_BYTES),
  check: symbolsFor(CHECK_BYTES),
};

/** The text to be signed. Throws if the facts are not those of a filed receipt. */
export function textToSign(facts: FiledReceipt, keyId: string): string {
  if (!CASE_NUMBER.test(facts.caseNumber)) throw new RangeError(`Not a case number: ${facts.caseNumber}`);
  return [
    NAME + VERSION,
    facts.caseNumber,
    letterOfKind[facts.kind],
    toBase32(timeBytes(facts.filedAt)),
    keyId,
  ].join(':');
}

/** Puts signature and check behind the signed text. */
export function completeCode(signed: string, signature: Uint8Array): string {
  const body = `${signed}:${toBase32(signature)}`;
  return `${body}:${checkOf(body)}`;
}

/**
 * Reads a code as scanned or typed: in any case, with blanks and line ends anywhere. Every other change
 * of a character is found here, by the check at the latest.
 */
export function readCode(text: string): ({ readonly ok: true } & CodeParts) | UnreadableCode {
  const code = text.replace(/\s/g, '').toUpperCase();
  if (!code.startsWith(NAME)) return unreadable('notACode', 'This is not the code of a receipt.');
  const parts = code.split(':');
  const misfit = misfitOf(parts);
  if (misfit) return misfit;

  const [, caseNumber = '', letter = '', time = '', keyId = '', signatureText = '', check = ''] = parts;
  const body = parts.slice(0, -1).join(':');
  if (checkOf(body) !== check)
    return unreadable(
      'misread',
      'A character of the code was read or typed wrong: the check does not agree.',
    );
  const kind = (Object.keys(letterOfKind) as CaseKind[]).find((each) => letterOfKind[each] === letter);
  const filedAt = fromBase32(time);
  const signature = fromBase32(signatureText);
  if (!kind || !filedAt || !signature || !CASE_NUMBER.test(caseNumber))
    return unreadable('notACode', 'This looks like the code of a receipt, but no terminal writes it so.');
  return {
    ok: true,
    facts: { caseNumber, kind, filedAt: filedAt.reduce((seconds, byte) => seconds * 256 + byte, 0) },
    keyId,
    signed: parts.slice(0, -2).join(':'),
    signature,
  };
}

/** Judges version, number and length of the parts: what a torn slip or a half-read code fails on. */
function misfitOf(parts: readonly string[]): UnreadableCode | undefined {
  const [version = ''] = parts;
  if (version !== NAME + VERSION) {
    if (parts.length === 1 && version.length <= NAME.length) return cutShort('version');
    return /^\d+$/.test(version.slice(NAME.length)) && parts.length > 1
      ? unreadable(
          'newerVersion',
          `The code is of version ${version.slice(NAME.length)}; this program reads ${VERSION}.`,
        )
      : unreadable('notACode', 'This is not the code of a receipt.');
  }
  if (parts.length > fields.length) return unreadable('misread', 'The code has a part too many.');
  for (const [index, name] of fields.entries()) {
    const part = parts[index];
    const length = fieldLengths[name] ?? part?.length ?? 0;
    const isLast = index >= parts.length - 1;
    if (part === undefined || (isLast && part.length < length)) return cutShort(name);
    if (part.length !== length)
      return unreadable('misread', `The ${name} has ${part.length} characters instead of ${length}.`);
  }
  return undefined;
}

function cutShort(field: string): UnreadableCode {
  return unreadable(
    'cutShort',
    `The code ends too early, in its ${field}: the slip is torn or was read in part.`,
  );
}

function unreadable(problem: UnreadableCode['problem'], what: string): UnreadableCode {
  return { ok: false, problem, what };
}

function checkOf(body: string): string {
  const check = new DataView(new ArrayBuffer(CHECK_BYTES));
  check.setUint32(0, crc32(body));
  return toBase32(new Uint8Array(check.buffer));
}

function timeBytes(seconds: number): Uint8Array {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds >= 256 ** FILED_AT_BYTES)
    throw new RangeError(`Not a time of filing in whole seconds: ${seconds}`);
  const bytes = new Uint8Array(FILED_AT_BYTES);
  for (let at = FILED_AT_BYTES - 1, rest = seconds; at >= 0; at--, rest = Math.floor(rest / 256))
    bytes[at] = rest % 256;
  return bytes;
}
