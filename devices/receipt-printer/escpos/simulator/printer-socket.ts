import type { Clock } from '../../../clock.ts';
import type { ByteStream } from '../../../transports/byte-stream.ts';
import type { ReceiveBuffer } from './receive-buffer.ts';

/** How the printer's answers go wrong. May be changed at any time. */
export interface AnswerFaults {
  silent: boolean;
  delayMs: number;
  oneBytePerSegment: boolean;
  wrongProcessIds: boolean;
}

interface Connection {
  readonly stream: ByteStream;
  readonly reset: () => void;
  stopListening: (() => void) | undefined;
}

/**
 * The printer's network board. It accepts several connections and serves the oldest one only; when the
 * receive buffer is full it stops reading, which the host feels; it hangs up on a host that says nothing.
 * What it has read is printed even if the host has gone (Epson UB-E02 technical reference, port 9100).
 */
export class PrinterSocket {
  readonly faults: AnswerFaults = {
    silent: false,
    delayMs: 0,
    oneBytePerSegment: false,
    wrongProcessIds: false,
  };
  readonly #clock: Clock;
  readonly #idleCloseMs: number | undefined;
  readonly #arrived: () => void;
  #connections: Connection[] = [];
  #inbox: Uint8Array[] = [];
  #idleTimer: unknown;

  /** `arrived` is called when bytes are there to be taken. */
  constructor(clock: Clock, idleCloseMs: number | undefined, arrived: () => void) {
    this.#clock = clock;
    this.#idleCloseMs = idleCloseMs;
    this.#arrived = arrived;
  }

  /** A host connects. `reset` breaks the connection without a goodbye. */
  accept(stream: ByteStream, reset: () => void): void {
    const connection: Connection = { stream, reset, stopListening: undefined };
    this.#connections.push(connection);
    stream.onClose(() => {
      this.#connections = this.#connections.filter((other) => other !== connection);
      this.#listen();
    });
    this.#listen();
  }

  /** Moves what fits into the buffer. The answer is what was moved. */
  moveInto(buffer: ReceiveBuffer): Uint8Array {
    const [first] = this.#inbox;
    if (!first) {
      this.#listen();
      return new Uint8Array();
    }
    const moved = first.subarray(0, buffer.push(first));
    if (moved.length === first.length) {
      this.#inbox.shift();
    } else {
      this.#inbox[0] = first.subarray(moved.length);
      this.#stopListening();
    }
    return moved;
  }

  answer(bytes: readonly number[]): void {
    if (this.faults.silent) return;
    const segments = this.faults.oneBytePerSegment ? bytes.map((byte) => [byte]) : [bytes];
    const send = () => {
      const [active] = this.#connections;
      // A host that has gone away does not hear the answer; that is its trouble, not the printer's.
      for (const segment of segments) active?.stream.write(Uint8Array.from(segment)).catch(() => {});
    };
    if (this.faults.delayMs > 0) this.#clock.setTimeout(send, this.faults.delayMs);
    else send();
  }

  /** The power goes: nothing that was read is kept, and every host is cut off. */
  resetAll(): void {
    this.#inbox = [];
    this.#clock.clearTimeout(this.#idleTimer);
    for (const connection of this.#connections.splice(0)) connection.reset();
  }

  #listen(): void {
    const [active] = this.#connections;
    if (!active || active.stopListening) return;
    this.#armIdleTimer(active);
    active.stopListening = active.stream.onData((bytes) => {
      this.#armIdleTimer(active);
      this.#inbox.push(bytes);
      this.#arrived();
    });
  }

  #stopListening(): void {
    const [active] = this.#connections;
    if (!active) return;
    active.stopListening?.();
    active.stopListening = undefined;
  }

  #armIdleTimer(active: Connection): void {
    this.#clock.clearTimeout(this.#idleTimer);
    if (this.#idleCloseMs === undefined) return;
    this.#idleTimer = this.#clock.setTimeout(() => void active.stream.close(), this.#idleCloseMs);
  }
}
