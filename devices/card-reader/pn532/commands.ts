import type { ClassicKey } from '../presented-card.ts';
import type { CardIdentity } from '../reader-session.ts';
import { type ChipStatus, chipStatus } from './chip-status.ts';

/**
 * The PN532's commands as this product uses them: pure builders of the request and parsers of its answer.
 * All of them are described in NXP UM0701-02 under their names.
 */
export interface Command<Answer> {
  /** Command code and parameters: the data of a frame to the chip. */
  readonly request: Uint8Array;
  /** How long the chip may take from its ACK to its answer. */
  readonly answerWithinMs: number;
  /** Reads the answer's data behind the answer code; undefined when that makes no sense. */
  readonly parse: (data: Uint8Array) => Answer | undefined;
}

export const commandCode = {
  diagnose: 0x00,
  getFirmwareVersion: 0x02,
  getGeneralStatus: 0x04,
  readRegister: 0x06,
  writeRegister: 0x08,
  setParameters: 0x12,
  samConfiguration: 0x14,
  powerDown: 0x16,
  rfConfiguration: 0x32,
  inDataExchange: 0x40,
  inCommunicateThru: 0x42,
  inDeselect: 0x44,
  inListPassiveTarget: 0x4a,
  inRelease: 0x52,
} as const;

export const mifareCommand = { authenticateA: 0x60, authenticateB: 0x61, read: 0x30 } as const;

/** For commands that the chip answers from its own memory; libnfc allows the same. */
const CHIP_ANSWER_MS = 350;
/** For commands that talk to a card. A card waits for itself (frame waiting time), the chip for both. */
const CARD_ANSWER_MS = 1_000;
/** A card may ask for up to 5 s for one APDU (ISO/IEC 14443-4 section 7.2: FWT 4949 ms). */
const APDU_ANSWER_MS = 5_500;
const MORE_FOLLOWS = 0x40;

const acknowledged = (data: Uint8Array): true | undefined => (data.length === 0 ? true : undefined);

const statusOnly = ([status, ...rest]: Uint8Array): ChipStatus | undefined =>
  status === undefined || rest.length > 0 ? undefined : chipStatus(status);

/** SAMConfiguration: normal mode: no secure module; P70_IRQ not used. It also ends the chip's low-power state. */
export function samConfiguration(): Command<true> {
  return {
    request: Uint8Array.of(commandCode.samConfiguration, 0x01),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: acknowledged,
  };
}

export interface FirmwareVersion {
  /** 32h for the PN532. */
  readonly chip: number;
  readonly version: number;
  readonly revision: number;
}

/** GetFirmwareVersion. */
export function getFirmwareVersion(): Command<FirmwareVersion> {
  return {
    request: Uint8Array.of(commandCode.getFirmwareVersion),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: (data) => {
      const [chip, version, revision, support] = data;
      if (chip === undefined || version === undefined || revision === undefined || support === undefined) {
        return undefined;
      }
      return { chip, version, revision };
    },
  };
}

/** Diagnose, test 00h: the chip sends back what it was sent. */
export function echo(nonce: Uint8Array): Command<true> {
  return {
    request: Uint8Array.of(commandCode.diagnose, 0x00, ...nonce),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: (data) =>
      data.length === nonce.length + 1 && data[0] === 0x00 && nonce.every((byte, at) => data[at + 1] === byte)
        ? true
        : undefined,
  };
}

/** Diagnose, test 06h: asks the selected ISO/IEC 14443-4 card whether it is still there. Other cards have no such question. */
export function askIsoDepPresence(): Command<ChipStatus> {
  return {
    request: Uint8Array.of(commandCode.diagnose, 0x06),
    answerWithinMs: CARD_ANSWER_MS,
    parse: statusOnly,
  };
}

/**
 * SetParameters: a card that can is brought to ISO/IEC 14443-4 when it is listed, frames have their preamble, and
 * APDUs go without NAD and CID. It is what the chip has after power-on, and libnfc sets.
 */
export function setUsualParameters(): Command<true> {
  return {
    request: Uint8Array.of(commandCode.setParameters, 0x14),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: acknowledged,
  };
}

/** RFConfiguration, item 02h: 102 ms for a peer's ATR_RES and 51 ms for a card's answer, as after power-on. */
export function setUsualTimings(): Command<true> {
  return {
    request: Uint8Array.of(commandCode.rfConfiguration, 0x02, 0x00, 0x0b, 0x0a),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: acknowledged,
  };
}

/** RFConfiguration, item 04h: what a card does not answer is not repeated, as after power-on. */
export function repeatNothing(): Command<true> {
  return {
    request: Uint8Array.of(commandCode.rfConfiguration, 0x04, 0x00),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: acknowledged,
  };
}

/** RFConfiguration, item 05h: how often the chip repeats before it gives up, the number of repetitions for each kind. */
export function limitRetries(retries: { readonly passiveActivation: number }): Command<true> {
  // The first two are for peer-to-peer targets, which are not used; FFh and 01h are the chip's defaults.
  return {
    request: Uint8Array.of(commandCode.rfConfiguration, 0x05, 0xff, 0x01, retries.passiveActivation),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: acknowledged,
  };
}

/** RFConfiguration, item 01h. Automatic collision avoidance stays off: it is for peer-to-peer. */
export function switchField(state: 'on' | 'off'): Command<true> {
  return {
    request: Uint8Array.of(commandCode.rfConfiguration, 0x01, state === 'on' ? 0x01 : 0x00),
    answerWithinMs: CHIP_ANSWER_MS,
    parse: acknowledged,
  };
}

export interface ListedCard extends CardIdentity {
  /** The chip's own number for the card, 1 or 2. */
  readonly target: number;
}

/** InListPassiveTarget, at 106 kbit/s type A. The chip finds two cards at most; none is an empty list. */
export function listCards(max: 1 | 2): Command<readonly ListedCard[]> {
  return {
    request: Uint8Array.of(commandCode.inListPassiveTarget, max, 0x00),
    answerWithinMs: CARD_ANSWER_MS,
    parse: (data) => parseListedCards(data, max),
  };
}

/**
 * InListPassiveTarget for a card that is no fare card here: type B (AFI 00h: every application), or FeliCa at 212 kbit/s
 * (polling of every system). The answer is whether there is one.
 */
export function findCard(radio: 'typeB' | 'felica'): Command<boolean> {
  const question = radio === 'typeB' ? [0x03, 0x00] : [0x01, 0x00, 0xff, 0xff, 0x00, 0x00];
  return {
    request: Uint8Array.of(commandCode.inListPassiveTarget, 1, ...question),
    answerWithinMs: CARD_ANSWER_MS,
    parse: ([count]) => (count === undefined || count > 1 ? undefined : count === 1),
  };
}

/**
 * Each card: target, SENS_RES (2), SEL_RES, UID length, UID, and for ISO/IEC 14443-4 cards (SEL_RES bit 5)
 * the ATS, whose first byte counts itself.
 */
function parseListedCards(data: Uint8Array, max: number): readonly ListedCard[] | undefined {
  const count = data[0];
  if (count === undefined || count > max) return undefined;
  const cards: ListedCard[] = [];
  let at = 1;
  for (let index = 0; index < count; index++) {
    const target = data[at];
    const sak = data[at + 3];
    const uidLength = data[at + 4];
    if (target === undefined || sak === undefined || uidLength === undefined) return undefined;
    const uidEnd = at + 5 + uidLength;
    if ((uidLength !== 4 && uidLength !== 7 && uidLength !== 10) || uidEnd > data.length) return undefined;
    const atsLength = (sak & 0x20) === 0 ? 0 : data[uidEnd];
    const end = uidEnd + (atsLength ?? 0);
    if (end > data.length) return undefined;
    cards.push({
      target,
      atqa: data.slice(at + 1, at + 3),
      sak,
      uid: data.slice(at + 5, uidEnd),
      ats: atsLength ? data.slice(uidEnd + 1, end) : undefined,
    });
    at = end;
  }
  return at === data.length ? cards : undefined;
}

/**
 * InDataExchange with the MIFARE command 60h or 61h. The card checks the key against the UID that its first selection
 * ended with: the last four bytes of a longer one.
 */
export function authenticate(
  target: number,
  block: number,
  key: ClassicKey,
  uid: Uint8Array,
): Command<ChipStatus> {
  const code = key.type === 'A' ? mifareCommand.authenticateA : mifareCommand.authenticateB;
  return {
    request: Uint8Array.of(commandCode.inDataExchange, target, code, block, ...key.bytes, ...uid.slice(-4)),
    answerWithinMs: CARD_ANSWER_MS,
    parse: statusOnly,
  };
}

export type BlockAnswer =
  | { readonly status: 'ok'; readonly data: Uint8Array }
  | { readonly status: Exclude<ChipStatus, 'ok'> };

/** InDataExchange with the MIFARE command 30h: 16 bytes. */
export function readBlock(target: number, block: number): Command<BlockAnswer> {
  return {
    request: Uint8Array.of(commandCode.inDataExchange, target, mifareCommand.read, block),
    answerWithinMs: CARD_ANSWER_MS,
    parse: (data) => {
      if (data[0] === undefined) return undefined;
      const status = chipStatus(data[0]);
      if (status !== 'ok') return { status };
      return data.length === 17 ? { status, data: data.slice(1) } : undefined;
    },
  };
}

export type ApduAnswer =
  /** `more`: this is not the end of the answer; `continueApdu` gives the next part. */
  | { readonly status: 'ok'; readonly data: Uint8Array; readonly more: boolean }
  | { readonly status: Exclude<ChipStatus, 'ok'> };

/** InDataExchange with an ISO/IEC 14443-4 card: the chip cuts the APDU into blocks itself. At most 262 bytes. */
export function exchangeApdu(target: number, apdu: Uint8Array): Command<ApduAnswer> {
  return {
    request: Uint8Array.of(commandCode.inDataExchange, target, ...apdu),
    answerWithinMs: APDU_ANSWER_MS,
    parse: (data) => {
      const [statusByte] = data;
      if (statusByte === undefined) return undefined;
      const status = chipStatus(statusByte);
      if (status !== 'ok') return { status };
      return { status, data: data.slice(1), more: (statusByte & MORE_FOLLOWS) !== 0 };
    },
  };
}

/** The next part of an answer that is longer than a frame: an exchange without data (InDataExchange, MI bit). */
export function continueApdu(target: number): Command<ApduAnswer> {
  return exchangeApdu(target, new Uint8Array());
}

/** InRelease, target 0: every card. It takes an ISO/IEC 14443-4 card out of its session, so that it can be listed again. */
export function releaseCards(): Command<ChipStatus> {
  return {
    request: Uint8Array.of(commandCode.inRelease, 0x00),
    answerWithinMs: CARD_ANSWER_MS,
    parse: statusOnly,
  };
}
