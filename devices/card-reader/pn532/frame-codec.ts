/**
 * Frames between host and PN532 on its serial interface, as in NXP UM0701-02. Pure.
 *
 * ```
 * normal      00 00 FF LEN LCS          TFI data... DCS 00   LEN = 1 + data, LEN + LCS = 0 (mod 256)
 * extended    00 00 FF FF FF LENm LENl LCS TFI data... DCS 00   for more than 254 bytes of data
 * ACK         00 00 FF 00 FF 00
 * NACK        00 00 FF FF 00 00
 * error       00 00 FF 01 FF 7F 81 00                        TFI + data + DCS = 0 (mod 256)
 * ```
 */
export type Frame =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nack' }
  /** The chip did not understand a command ("application level error"). */
  | { readonly kind: 'applicationError' }
  /** A command to the chip, or its answer; `data` starts with the command or answer code. */
  | { readonly kind: 'toChip' | 'toHost'; readonly data: Uint8Array };

/** What a decoder found: a frame, or a start code that a valid frame did not follow. */
export type DecodedItem =
  | Frame
  | {
      readonly kind: 'damaged';
      readonly why: 'lengthChecksum' | 'dataChecksum' | 'tooLong' | 'unknownSender';
    };

/** Longest data of a frame without its TFI byte (UM0701-02). */
export const MAX_FRAME_DATA = 264;

const TFI_TO_CHIP = 0xd4;
const TFI_TO_HOST = 0xd5;
const TFI_ERROR = 0x7f;

export const ACK_FRAME = Uint8Array.of(0x00, 0x00, 0xff, 0x00, 0xff, 0x00);
export const NACK_FRAME = Uint8Array.of(0x00, 0x00, 0xff, 0xff, 0x00, 0x00);
const ERROR_FRAME = Uint8Array.of(0x00, 0x00, 0xff, 0x01, 0xff, 0x7f, 0x81, 0x00);

/** The bytes of a frame with preamble and postamble. Throws when its data exceeds `MAX_FRAME_DATA`. */
export function encodeFrame(frame: Frame): Uint8Array {
  switch (frame.kind) {
    case 'ack':
      return ACK_FRAME.slice();
    case 'nack':
      return NACK_FRAME.slice();
    case 'applicationError':
      return ERROR_FRAME.slice();
    case 'toChip':
    case 'toHost':
      return encodeData(frame.kind === 'toChip' ? TFI_TO_CHIP : TFI_TO_HOST, frame.data);
  }
}

function encodeData(tfi: number, data: Uint8Array): Uint8Array {
  if (data.length > MAX_FRAME_DATA) throw new RangeError(`${data.length} bytes do not fit a PN532 frame`);
  const length = data.length + 1;
  const header =
    length <= 0xff
      ? [length, -length & 0xff]
      : [0xff, 0xff, length >> 8, length & 0xff, -((length >> 8) + (length & 0xff)) & 0xff];
  return Uint8Array.of(0x00, 0x00, 0xff, ...header, tfi, ...data, -(tfi + sum(data)) & 0xff, 0x00);
}

function sum(bytes: Uint8Array): number {
  return bytes.reduce((total, byte) => total + byte, 0);
}

type Scan =
  | { readonly found: 'item'; readonly item: DecodedItem; readonly length: number }
  | { readonly found: 'incomplete' };

const incomplete: Scan = { found: 'incomplete' };

/**
 * Finds frames in a stream of bytes, however it is cut. Scans for the start code `00 FF`, so preambles of any
 * length and garbage between frames pass by; after a damaged frame it scans on right behind that frame's start
 * code, so a frame inside or behind the damage is still found. Holds one longest frame at most.
 */
export class FrameDecoder {
  #pending: Uint8Array = new Uint8Array();

  /** Takes the next bytes; answers what they complete, oldest first. */
  push(bytes: Uint8Array): DecodedItem[] {
    const buffer = new Uint8Array(this.#pending.length + bytes.length);
    buffer.set(this.#pending);
    buffer.set(bytes, this.#pending.length);
    const items: DecodedItem[] = [];
    let position = 0;
    for (;;) {
      const start = startCodeFrom(buffer, position);
      if (start === undefined) {
        position = buffer.at(-1) === 0x00 ? Math.max(position, buffer.length - 1) : buffer.length;
        break;
      }
      const scan = scanFrame(buffer.subarray(start));
      if (scan.found === 'incomplete') {
        position = start;
        break;
      }
      items.push(scan.item);
      position = start + scan.length;
    }
    this.#pending = buffer.slice(position);
    return items;
  }

  /** Forgets an unfinished frame: whatever comes next starts anew. */
  reset(): void {
    this.#pending = new Uint8Array();
  }
}

function startCodeFrom(buffer: Uint8Array, from: number): number | undefined {
  for (let at = buffer.indexOf(0x00, from); at >= 0; at = buffer.indexOf(0x00, at + 1)) {
    if (buffer[at + 1] === 0xff) return at;
  }
  return undefined;
}

const START_CODE_LENGTH = 2;

/** `bytes` starts with the start code. */
function scanFrame(bytes: Uint8Array): Scan {
  const [, , len, lcs] = bytes;
  if (len === undefined || lcs === undefined) return incomplete;
  if (len === 0x00 && lcs === 0xff) return { found: 'item', item: { kind: 'ack' }, length: 4 };
  if (len === 0xff && lcs === 0x00) return { found: 'item', item: { kind: 'nack' }, length: 4 };
  if (len === 0xff && lcs === 0xff) {
    const [, , , , lenHigh, lenLow, extendedLcs] = bytes;
    if (lenHigh === undefined || lenLow === undefined || extendedLcs === undefined) return incomplete;
    if (((lenHigh + lenLow + extendedLcs) & 0xff) !== 0) return damaged('lengthChecksum');
    return scanBody(bytes, 7, (lenHigh << 8) | lenLow);
  }
  if (((len + lcs) & 0xff) !== 0) return damaged('lengthChecksum');
  return scanBody(bytes, 4, len);
}

function scanBody(bytes: Uint8Array, headerLength: number, length: number): Scan {
  if (length > MAX_FRAME_DATA + 1) return damaged('tooLong');
  if (length === 0) return damaged('unknownSender');
  const end = headerLength + length + 1;
  if (bytes.length < end) return incomplete;
  if ((sum(bytes.subarray(headerLength, end)) & 0xff) !== 0) return damaged('dataChecksum');
  const tfi = bytes[headerLength];
  const data = bytes.slice(headerLength + 1, end - 1);
  if (tfi === TFI_TO_CHIP) return { found: 'item', item: { kind: 'toChip', data }, length: end };
  if (tfi === TFI_TO_HOST) return { found: 'item', item: { kind: 'toHost', data }, length: end };
  if (tfi === TFI_ERROR && data.length === 0) {
    return { found: 'item', item: { kind: 'applicationError' }, length: end };
  }
  return damaged('unknownSender');
}

type DamageCause = Extract<DecodedItem, { kind: 'damaged' }>['why'];

function damaged(why: DamageCause): Scan {
  return { found: 'item', item: { kind: 'damaged', why }, length: START_CODE_LENGTH };
}
