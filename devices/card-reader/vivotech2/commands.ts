import type { ClassicKey } from '../presented-card.ts';
import type { CommandFrame } from './frame-codec.ts';
import { cardErrorOf, type ReaderStatus } from './reader-status.ts';

/** What came back for a command. */
export interface Reply {
  readonly status: ReaderStatus;
  readonly data: Uint8Array;
}

/** One command of the NEO 2 guide 80139403-002, and how to understand its answer. */
export interface Command<Answer> extends CommandFrame {
  readonly answerWithinMs: number;
  /** True when carrying it out twice does no harm, so it may be sent again after a lost answer. */
  readonly repeatable: boolean;
  /** Undefined when the answer makes no sense. */
  readonly parse: (reply: Reply) => Answer | undefined;
}

/** `refused` carries what the reader said instead of "ok". */
type Refused = { readonly kind: 'refused'; readonly status: ReaderStatus };

/**
 * The reader's own work and two USB frames per report take a few milliseconds; the rest is for a machine so busy
 * that this process has no turn for a while. Cards come on top of it.
 */
const AT_ONCE_MS = 800;
/** Selecting, authenticating and reading one sector over the air, on the same busy machine. */
const CARD_WORK_MS = 1_100;
/** Frame waiting time extensions of a slow ISO-DEP card (ISO/IEC 14443-4). */
const APDU_WITHIN_MS = 3_000;

const done = ({ status }: Reply): { readonly kind: 'done' } | Refused =>
  status === 'ok' ? { kind: 'done' } : { kind: 'refused', status };

/** 18-01, works in every mode. */
export const ping: Command<true> = {
  command: 0x18,
  subCommand: 0x01,
  data: new Uint8Array(),
  answerWithinMs: AT_ONCE_MS,
  repeatable: true,
  parse: ({ status }) => (status === 'ok' ? true : undefined),
};

const text = ({ status, data }: Reply): string | undefined =>
  status === 'ok'
    ? new TextDecoder('latin1')
        .decode(data)
        .replace(/[^ -~]+/g, ' ')
        .trim()
    : undefined;

/** 29-00: the firmware's name and version in ASCII. */
export const firmwareVersion: Command<string> = {
  command: 0x29,
  subCommand: 0x00,
  data: new Uint8Array(),
  answerWithinMs: AT_ONCE_MS,
  repeatable: true,
  parse: text,
};

/** 12-01, in ASCII. */
export const serialNumber: Command<string> = {
  command: 0x12,
  subCommand: 0x01,
  data: new Uint8Array(),
  answerWithinMs: AT_ONCE_MS,
  repeatable: true,
  parse: text,
};

/** 2C-01: the reader leaves its payment logic and does what it is told. Stopping also drops the field. */
export const passThrough = (start: boolean): Command<{ readonly kind: 'done' } | Refused> => ({
  command: 0x2c,
  subCommand: 0x01,
  data: Uint8Array.of(start ? 1 : 0),
  answerWithinMs: AT_ONCE_MS,
  repeatable: true,
  parse: done,
});

/** The type byte of a poll's answer. `dual` is ISO-DEP and MIFARE Classic in one, as in phones. */
export const CARD_TYPE_BYTE = {
  isoDepA: 0x01,
  isoDepB: 0x02,
  classic: 0x03,
  ultralight: 0x04,
  otherA: 0x05,
  otherB: 0x06,
  dual: 0x07,
} as const;

export type CardType = keyof typeof CARD_TYPE_BYTE;

const CARD_TYPE_OF_BYTE: ReadonlyMap<number, CardType> = new Map(
  Object.entries(CARD_TYPE_BYTE).map(([type, byte]) => [byte, type as CardType]),
);

export type PollAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'card'; readonly type: CardType; readonly uid: Uint8Array }
  | Refused;

/** Which side of a `dual` card a poll wakes. */
export type DualCardSide = 'classic' | 'isoDep';

/**
 * 2C-02, or 2C-0C to wake the ISO-DEP side of a card that has both. Looks for a card for so long, in steps
 * of 10 ms up to 2550. Zero is not allowed, and the poll always ends.
 */
export function poll(forMs: number, side: DualCardSide = 'classic'): Command<PollAnswer> {
  const tens = Math.min(255, Math.max(1, Math.round(forMs / 10)));
  return {
    command: 0x2c,
    subCommand: side === 'classic' ? 0x02 : 0x0c,
    data: side === 'classic' ? Uint8Array.of(0, tens) : Uint8Array.of(0, tens, 0x00, 0x01),
    answerWithinMs: tens * 10 + CARD_WORK_MS,
    repeatable: true,
    parse: ({ status, data: [typeByte = 0, ...uid] }) => {
      if (status === 'timeout') return { kind: 'none' };
      if (status !== 'ok') return { kind: 'refused', status };
      if (typeByte === 0) return { kind: 'none' };
      const type = CARD_TYPE_OF_BYTE.get(typeByte);
      return type && { kind: 'card', type, uid: Uint8Array.from(uid) };
    },
  };
}

/** Why a card command gave nothing. `keyRefused` may come with the set-up or with the read that uses it. */
type CardFailure = { readonly kind: 'keyRefused' | 'failed' | 'notAllowed' | 'notSupported' };

function cardFailure({ status, data }: Reply): CardFailure {
  if (status === 'commandNotAllowed' || status === 'subCommandNotAllowed') return { kind: 'notAllowed' };
  // A reader of the SRED kind, which encrypts what it reads, says so to every question for a card's blocks.
  if (status === 'parameterNotSupported') return { kind: 'notSupported' };
  const error = cardErrorOf(data);
  return { kind: error === 'authenticationFailed' || error === 'notAuthenticated' ? 'keyRefused' : 'failed' };
}

/** 2C-06: sets the key for the sector of `block`. The reader offers it to the card with the next read. */
export const setKey = (block: number, key: ClassicKey): Command<{ readonly kind: 'done' } | CardFailure> => ({
  command: 0x2c,
  subCommand: 0x06,
  data: Uint8Array.of(block, key.type === 'A' ? 1 : 2, ...key.bytes),
  answerWithinMs: CARD_WORK_MS,
  repeatable: true,
  parse: (reply) => (reply.status === 'ok' ? { kind: 'done' } : cardFailure(reply)),
});

/** The card type that a read names, in the upper half of its first byte. */
export const MIFARE_CLASSIC = 3;
const BLOCK_BYTES = 16;

/** 2C-07: reads one block of a MIFARE Classic card. */
export const readBlock = (
  block: number,
): Command<{ readonly kind: 'block'; readonly data: Uint8Array } | CardFailure> => ({
  command: 0x2c,
  subCommand: 0x07,
  data: Uint8Array.of((MIFARE_CLASSIC << 4) | 1, block),
  answerWithinMs: CARD_WORK_MS,
  repeatable: true,
  parse: (reply) => {
    if (reply.status !== 'ok') return cardFailure(reply);
    return reply.data.length === BLOCK_BYTES ? { kind: 'block', data: reply.data } : undefined;
  },
});

/** 2C-03: one APDU to an ISO-DEP card, and the card's answer with its status word. */
export const exchangeApdu = (
  apdu: Uint8Array,
): Command<{ readonly kind: 'response'; readonly apdu: Uint8Array } | CardFailure> => ({
  command: 0x2c,
  subCommand: 0x03,
  data: apdu,
  answerWithinMs: APDU_WITHIN_MS,
  repeatable: false,
  parse: (reply) => (reply.status === 'ok' ? { kind: 'response', apdu: reply.data } : cardFailure(reply)),
});

export const POWER_LED = 0;
export const ALL_LEDS = 0xff;

/** 0A-02: lights, numbered from the left from 0. Only in pass-through mode. */
export const setLed = (led: number, on: boolean): Command<{ readonly kind: 'done' } | Refused> => ({
  command: 0x0a,
  subCommand: 0x02,
  data: Uint8Array.of(led, on ? 1 : 0),
  answerWithinMs: AT_ONCE_MS,
  repeatable: true,
  parse: done,
});

/** 0B-01 with one beep for a good tap; 0B-02 with 400 ms for a bad one. */
export const beep = (tone: 'short' | 'long'): Command<{ readonly kind: 'done' } | Refused> => ({
  command: 0x0b,
  subCommand: tone === 'short' ? 0x01 : 0x02,
  data: Uint8Array.of(0x01),
  answerWithinMs: AT_ONCE_MS + 400,
  // A beep too many is a message of its own to whoever taps.
  repeatable: false,
  parse: done,
});
