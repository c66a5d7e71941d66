/**
 * What an ESC/POS printer says, told apart byte by byte. All answers share one stream without framing;
 * only fixed bits distinguish them (Epson ESC/POS reference, "Identification of transmission status"):
 *
 * | bits                     | meaning                                                       |
 * | 0xx1xx10                 | DLE EOT answer, one byte                                      |
 * | 0xx1xx00                 | first of the four bytes of an ASB; the next three are 0xx0xxxx |
 * | 0xx0xxxx                 | GS r or GS I 1 to 3 answer, one byte                          |
 * | 35h 37h 3Bh 3Dh 5Fh      | block data: printable bytes up to a 00h                       |
 * | 11h 13h                  | XON and XOFF of a serial line                                 |
 */
export type PrinterReply =
  | { readonly kind: 'realTimeStatus'; readonly byte: number }
  | { readonly kind: 'automaticStatus'; readonly bytes: AutomaticStatus }
  | { readonly kind: 'single'; readonly byte: number }
  | { readonly kind: 'block'; readonly header: number; readonly text: string }
  | { readonly kind: 'flowControl'; readonly on: boolean }
  /** Bytes that are no answer, or the beginning of one that was broken off. */
  | { readonly kind: 'noise'; readonly bytes: readonly number[] };

/** The four bytes of an Automatic Status Back. */
export type AutomaticStatus = readonly [number, number, number, number];

/** Header of an answer to GS ( H and to DLE DC4 fn 8. */
export const RESPONSE_BLOCK = 0x37;
/** Header of an answer to GS I 65 to 69. */
export const INFORMATION_BLOCK = 0x5f;

const BLOCK_HEADERS: ReadonlySet<number> = new Set([0x35, RESPONSE_BLOCK, 0x3b, 0x3d, INFORMATION_BLOCK]);
const XON = 0x11;
const XOFF = 0x13;

/** The longest block any model documents (GS I, 80 characters), with room to spare. */
const LONGEST_BLOCK = 128;

/** Takes the printer's bytes as they come, in pieces of any size. Never throws; holds at most one answer. */
export class StatusDecoder {
  #held: number[] = [];

  push(bytes: Uint8Array): PrinterReply[] {
    const replies: PrinterReply[] = [];
    for (const byte of bytes) this.#take(byte, replies);
    return replies;
  }

  #take(byte: number, replies: PrinterReply[]): void {
    const [first] = this.#held;
    // A serial printer may stop the host in the middle of its own answer.
    if (byte === XON || byte === XOFF) replies.push({ kind: 'flowControl', on: byte === XON });
    else if (first === undefined) this.#begin(byte, replies);
    else if (BLOCK_HEADERS.has(first)) this.#continueBlock(first, byte, replies);
    else this.#continueAutomaticStatus(byte, replies);
  }

  #begin(byte: number, replies: PrinterReply[]): void {
    if (BLOCK_HEADERS.has(byte) || (byte & 0x93) === 0x10) this.#held.push(byte);
    else if ((byte & 0x93) === 0x12) replies.push({ kind: 'realTimeStatus', byte });
    else if ((byte & 0x90) === 0) replies.push({ kind: 'single', byte });
    else replies.push({ kind: 'noise', bytes: [byte] });
  }

  #continueBlock(header: number, byte: number, replies: PrinterReply[]): void {
    if (byte === 0x00) {
      const text = String.fromCharCode(...this.#held.slice(1));
      this.#held = [];
      replies.push({ kind: 'block', header, text });
    } else if (byte < 0x20 || byte > 0x7e || this.#held.length >= LONGEST_BLOCK) {
      this.#breakOff(byte, replies);
    } else {
      this.#held.push(byte);
    }
  }

  #continueAutomaticStatus(byte: number, replies: PrinterReply[]): void {
    if ((byte & 0x90) !== 0) {
      this.#breakOff(byte, replies);
      return;
    }
    this.#held.push(byte);
    const [first, second, third, fourth] = this.#held;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) return;
    this.#held = [];
    replies.push({ kind: 'automaticStatus', bytes: [first, second, third, fourth] });
  }

  /** The answer being collected ends here without its end; `byte` may be the beginning of the next one. */
  #breakOff(byte: number, replies: PrinterReply[]): void {
    replies.push({ kind: 'noise', bytes: this.#held });
    this.#held = [];
    this.#begin(byte, replies);
  }
}

/** The answer to DLE DC4 fn 8 (`37h 25h 00h`): the buffers are empty. */
export function isForgotten(reply: PrinterReply): boolean {
  return reply.kind === 'block' && reply.header === RESPONSE_BLOCK && reply.text === '%';
}

/**
 * Whether the byte that answers GS r 1 says that the paper has ended (bits 2 and 3). By the Epson ESC/POS reference
 * it never does, because a printer without paper stops before it; some clones read on.
 */
export function saysPaperEnded(byte: number): boolean {
  return (byte & 0x0c) !== 0;
}

/** The process id in an answer to GS ( H fn 48 (`37h 22h id 00h`); undefined for any other reply. */
export function completedProcessId(reply: PrinterReply): string | undefined {
  if (reply.kind !== 'block' || reply.header !== RESPONSE_BLOCK) return undefined;
  return reply.text.length === 5 && reply.text.startsWith('"') ? reply.text.slice(1) : undefined;
}
