/**
 * pcProx commands and what their 8-byte answers mean (micolous, "pcProx protocol", found out on firmware
 * 07.3.0; the maker publishes only a library). A command is one report that starts with its code; what is
 * asked for is then read, what is to be set is sent as a second report.
 */
export const commands = {
  page0: 0x80,
  page1: 0x81,
  page2: 0x82,
  deviceInfo: 0x8a,
  /** How many bits of the card buffer count. Answered only after `cardData` was asked for. */
  cardLength: 0x8e,
  cardData: 0x8f,
  /** Back to reading cards; the parameter says which pages to keep in EEPROM. */
  endConfiguration: 0x90,
} as const;

/** To `endConfiguration`: the settings live until the power goes. */
export const KEEP_NOTHING = 0x00;

/** Configuration page 0. */
export const page0 = {
  /** Leading parity bits to cut off in the low half, trailing ones in the high half. */
  parityAt: 2,
  /** The one length of card, in bits, that is read if `onlyTotalBits` is set. */
  totalBitsAt: 4,
  flagsAt: 7,
} as const;

export const page0Flags = {
  onlyTotalBits: 0x02,
  noEndKey: 0x20,
  /** The reader types nothing: its cards are fetched by a program. */
  keystrokesOff: 0x80,
} as const;

/** Configuration page 1. */
export const page1 = {
  /** How long a card stays in the buffer after it was seen last, in steps of 50 ms. */
  holdAt: 2,
} as const;
export const HOLD_STEP_MS = 50;

export interface PcProxInfo {
  /** As the maker writes it: `07.3.0`. */
  readonly firmware: string;
  readonly deviceType: number;
}

/** Undefined when the reader says nothing about itself. */
export function decodeDeviceInfo(answer: Uint8Array): PcProxInfo | undefined {
  if (isNothing(answer)) return undefined;
  // The nibbles stand as the tested reader sends them; the protocol's text has them the other way round.
  const [, , minorAndRelease = 0, major = 0, , typeLow = 0, typeHigh = 0] = answer;
  const firmware = `${String(major).padStart(2, '0')}.${minorAndRelease >> 4}.${minorAndRelease & 0x0f}`;
  return { firmware, deviceType: typeLow | (typeHigh << 8) };
}

/** True for the answer of a reader that has nothing to say. */
export function isNothing(answer: Uint8Array): boolean {
  return answer.every((byte) => byte === 0);
}

/**
 * Page 0 as it must be while cards are fetched: no keystrokes into whatever has the focus, nothing cut off
 * the UID, and cards of every length.
 */
export function page0ForFetching(asFound: Uint8Array): Uint8Array {
  const page = asFound.slice();
  page[page0.parityAt] = 0;
  page[page0.flagsAt] = ((page[page0.flagsAt] ?? 0) & ~page0Flags.onlyTotalBits) | page0Flags.keystrokesOff;
  return page;
}

/**
 * The card in the buffer, from the answers to `cardData` and `cardLength`; undefined when there is none, or
 * when the two do not belong together because the card left, or another came, between them.
 */
export function decodeCardBuffer(
  data: Uint8Array,
  length: Uint8Array,
): { readonly bits: number; readonly bytes: Uint8Array } | undefined {
  const [bits = 0, again] = length;
  const size = Math.ceil(bits / 8);
  if (bits === 0 || bits !== again || size > data.length) return undefined;
  if (isNothing(data) || !isNothing(data.subarray(size))) return undefined;
  return { bits, bytes: data.slice(0, size) };
}
