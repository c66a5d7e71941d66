import type { CardPart, CardProblem } from '../fare-card.ts';
import type { Desfire, DesfireReply } from './commands.ts';

export type PartRead<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CardProblem };

/** Reads a file of the selected application from end to end, whichever way its type wants to be read. */
export async function readFile(card: Desfire, file: number): Promise<DesfireReply<Uint8Array>> {
  const settings = await card.fileSettings(file);
  if (!settings.ok) return settings;
  switch (settings.value.type) {
    case 'standard':
    case 'backup':
      return card.readData(file);
    case 'linearRecord':
    case 'cyclicRecord':
      // Asked for the records of an empty file, the chip answers with an error.
      return settings.value.records === 0 ? { ok: true, value: new Uint8Array() } : card.readRecords(file);
    case 'value':
      return { ok: false, status: 'malformed' };
  }
}

/** True when the card refuses strangers: the file may only be read with the operator's key, or by nobody. */
export function isRefused(reply: DesfireReply<unknown>): boolean {
  return !reply.ok && (reply.status === 'permissionDenied' || reply.status === 'authenticationError');
}

/** Why a file was not read; undefined when it was, and for an answer that makes no sense. */
export function whyUnread(
  reply: DesfireReply<unknown>,
): 'protected' | 'notInFile' | 'freeNotRead' | undefined {
  if (reply.ok) return undefined;
  if (isRefused(reply)) return 'protected';
  const { status } = reply;
  return status === 'notInFile' || status === 'freeNotRead' ? status : undefined;
}

/** Reads one part of a fare card from a file of its own. `decode` gives undefined for bytes that make no sense. */
export async function readPart<T>(
  card: Desfire,
  file: number,
  part: CardPart,
  decode: (bytes: Uint8Array) => T | undefined,
): Promise<PartRead<T>> {
  const reply = await readFile(card, file);
  const code = whyUnread(reply);
  if (code) return { ok: false, problem: { code, part } };
  const value = reply.ok ? decode(reply.value) : undefined;
  return value === undefined ? { ok: false, problem: { code: 'malformed', part } } : { ok: true, value };
}

/** The problems of those parts that could not be read. */
export function problemsOf(parts: readonly PartRead<unknown>[]): CardProblem[] {
  return parts.flatMap((part) => (part.ok ? [] : [part.problem]));
}

/** What was read, or `otherwise`. */
export function valueOr<T, Otherwise>(part: PartRead<T>, otherwise: Otherwise): T | Otherwise {
  return part.ok ? part.value : otherwise;
}
