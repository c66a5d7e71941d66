import { type DesfireStatus, desfireStatus, statusBytes } from './status.ts';

/**
 * DESFire native commands in ISO/IEC 7816-4 wrapping: `90 CMD 00 00 [Lc data] 00` out, `data 91 SS` back.
 * Readers that speak ISO-DEP pass these through without understanding them.
 */

const CLASS = 0x90;
const SW1 = 0x91;

/** Most bytes that a command may carry: the chip's 60-byte buffer less the wrapping. */
export const COMMAND_DATA_MAX = 55;

/** Most bytes of data that one answer carries. */
export const REPLY_DATA_MAX = 59;

export interface NativeCommand {
  readonly command: number;
  readonly data: Uint8Array;
}

export interface NativeReply {
  readonly status: DesfireStatus;
  readonly data: Uint8Array;
}

/** Throws a RangeError for more than `COMMAND_DATA_MAX` bytes: that is a mistake in our own code. */
export function wrapCommand(command: number, data: Uint8Array = new Uint8Array()): Uint8Array {
  if (data.length > COMMAND_DATA_MAX) throw new RangeError('a DESFire command carries at most 55 bytes');
  // Without data Lc is left out: a zero Lc would make the final Le ambiguous.
  const body = data.length === 0 ? [] : [data.length, ...data];
  return Uint8Array.of(CLASS, command, 0x00, 0x00, ...body, 0x00);
}

/** Undefined when the APDU is no wrapped native command. */
export function unwrapCommand(apdu: Uint8Array): NativeCommand | undefined {
  const [cla, command, p1, p2, lc] = apdu;
  if (cla !== CLASS || command === undefined || p1 !== 0 || p2 !== 0 || lc === undefined) return undefined;
  if (apdu.length === 5) return lc === 0 ? { command, data: new Uint8Array() } : undefined;
  if (lc === 0 || apdu.length !== 6 + lc || apdu.at(-1) !== 0) return undefined;
  return { command, data: apdu.slice(5, 5 + lc) };
}

export function wrapReply({ status, data }: NativeReply): Uint8Array {
  return Uint8Array.of(...data, SW1, statusBytes[status]);
}

/** Undefined when the answer is none of a DESFire: too short, another SW1, a status that does not exist. */
export function unwrapReply(answer: Uint8Array): NativeReply | undefined {
  const sw2 = answer.at(-1);
  if (sw2 === undefined || answer.at(-2) !== SW1) return undefined;
  const status = desfireStatus(sw2);
  return status && { status, data: answer.slice(0, -2) };
}
