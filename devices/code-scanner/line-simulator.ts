import type { ByteStream } from '../transports/byte-stream.ts';

/** What a scanner can be set to send behind each code. */
export type LineEnding = 'cr' | 'crLf' | 'tab' | 'nothing';

const endings: Readonly<Record<LineEnding, string>> = { cr: '\r', crLf: '\r\n', tab: '\t', nothing: '' };

/** A scanner on a serial port, from its own side: it talks, and does not listen. */
export class LineScannerSimulator {
  readonly #ending: string;
  #streams = new Set<ByteStream>();

  constructor(ending: LineEnding = 'crLf') {
    this.#ending = endings[ending];
  }

  connect(deviceEnd: ByteStream): void {
    this.#streams.add(deviceEnd);
    deviceEnd.onData(() => {});
    deviceEnd.onClose(() => this.#streams.delete(deviceEnd));
  }

  /** Somebody holds a code in front of it. `identifier` is a symbology identifier such as "]Q1". */
  scan(text: string, identifier = ''): void {
    this.send(new TextEncoder().encode(`${identifier}${text}${this.#ending}`));
  }

  /** Any bytes, as a scanner that is set up otherwise would send them. */
  send(bytes: Uint8Array): void {
    // A scanner does not notice that its cable is pulled while it talks.
    for (const stream of this.#streams) stream.write(bytes).catch(() => {});
  }
}
