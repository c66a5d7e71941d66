/** A command that the printer obeys the moment it arrives, whatever is waiting in the buffer before it. */
export type RealTimeCommand =
  | { readonly kind: 'tellStatus'; readonly n: 1 | 2 | 3 | 4 }
  | { readonly kind: 'recover'; readonly forget: boolean }
  | { readonly kind: 'pulse'; readonly pin: 2 | 5 }
  | { readonly kind: 'sendAutomaticStatus' }
  | { readonly kind: 'clearBuffers' };

const CLEAR_BUFFERS = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08];

/**
 * Watches the arriving bytes for real-time commands. It sees bytes, not commands: as in a real printer
 * (Epson TM-T90 specification, notes on DLE EOT), picture data that happens to contain one is obeyed too.
 */
export class RealTimeScan {
  #recent: number[] = [];

  push(byte: number): RealTimeCommand | undefined {
    this.#recent.push(byte);
    if (this.#recent.length > CLEAR_BUFFERS.length) this.#recent.shift();
    const found = this.#match();
    if (found) this.#recent = [];
    return found;
  }

  #match(): RealTimeCommand | undefined {
    const last = (...pattern: (number | undefined)[]) => {
      const tail = this.#recent.slice(-pattern.length);
      return tail.length === pattern.length && pattern.every((b, i) => b === undefined || b === tail[i]);
    };
    for (const n of [1, 2, 3, 4] as const) if (last(0x10, 0x04, n)) return { kind: 'tellStatus', n };
    if (last(0x10, 0x05, 0x01)) return { kind: 'recover', forget: false };
    if (last(0x10, 0x05, 0x02)) return { kind: 'recover', forget: true };
    if (last(0x10, 0x14, 0x07, 0x01)) return { kind: 'sendAutomaticStatus' };
    if (last(0x10, 0x14, 0x01, 0x00, undefined)) return { kind: 'pulse', pin: 2 };
    if (last(0x10, 0x14, 0x01, 0x01, undefined)) return { kind: 'pulse', pin: 5 };
    if (last(...CLEAR_BUFFERS)) return { kind: 'clearBuffers' };
    return undefined;
  }
}
