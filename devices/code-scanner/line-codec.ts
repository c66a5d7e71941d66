import { MAX_SCAN_BYTES } from './scan-text.ts';

/** CR, LF and TAB: whichever of them a scanner is set to end a scan with. */
const LINE_ENDS = [0x0d, 0x0a, 0x09];

/**
 * Cuts a scanner's bytes into scans. A scan that grows too long is dropped whole, for a code that was cut
 * off would be another code.
 */
export class LineCutter {
  #line: number[] = [];
  #tooLong = false;

  /** The scans that these bytes complete. */
  push(bytes: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    for (const byte of bytes) {
      if (LINE_ENDS.includes(byte)) {
        const line = this.end();
        if (line) lines.push(line);
      } else if (this.#line.length < MAX_SCAN_BYTES) this.#line.push(byte);
      else this.#tooLong = true;
    }
    return lines;
  }

  /** True while a scan has begun and not ended. */
  get isOpen(): boolean {
    return this.#line.length > 0;
  }

  /** Nothing more belongs to this scan: gives it, unless it is empty or too long. */
  end(): Uint8Array | undefined {
    const line = this.#line.length > 0 && !this.#tooLong ? Uint8Array.from(this.#line) : undefined;
    this.#line = [];
    this.#tooLong = false;
    return line;
  }
}
