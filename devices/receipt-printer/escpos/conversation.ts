import type { Clock } from '../../clock.ts';
import type { Unsubscribe } from '../../device-fault.ts';
import type { ByteStream } from '../../transports/byte-stream.ts';
import { type PrinterReply, StatusDecoder } from './status-codec.ts';

/** Bytes are handed over in pieces of this size, so that progress can be seen while the printer is slow. */
const PIECE_BYTES = 1_024;

/**
 * Why a connection is over: the stream ended, we gave up a printer that does not answer or something that is no
 * printer, or we want a fresh start with one that has forgotten what it was told.
 */
export type LinkLoss = 'closed' | 'notAnswering' | 'notAPrinter' | 'renewed';

/** Commands out, replies in, over one open stream, until it is lost. Nothing here rejects or throws. */
export class Conversation {
  /** Resolves once, when it is over. */
  readonly lost: Promise<LinkLoss>;
  readonly #stream: ByteStream;
  readonly #clock: Clock;
  readonly #decoder = new StatusDecoder();
  readonly #replyListeners = new Set<(reply: PrinterReply) => void>();
  readonly #lossListeners = new Set<() => void>();
  #resolveLost: (loss: LinkLoss) => void = () => {};
  #isLost = false;
  #writing = 0;
  #heardAt: number;

  constructor(stream: ByteStream, clock: Clock) {
    this.#stream = stream;
    this.#clock = clock;
    this.#heardAt = clock.monotonic();
    this.lost = new Promise((resolve) => {
      this.#resolveLost = resolve;
    });
    stream.onClose(() => this.#end('closed'));
    stream.onData((bytes) => {
      this.#heardAt = clock.monotonic();
      for (const reply of this.#decoder.push(bytes)) {
        for (const listener of [...this.#replyListeners]) listener(reply);
      }
    });
  }

  get isLost(): boolean {
    return this.#isLost;
  }

  /** True while the printer has not taken everything that it was sent. */
  get isWriting(): boolean {
    return this.#writing > 0;
  }

  /** Milliseconds since the printer last said anything. */
  get quietForMs(): number {
    return this.#clock.monotonic() - this.#heardAt;
  }

  onReply(listener: (reply: PrinterReply) => void): Unsubscribe {
    this.#replyListeners.add(listener);
    return () => void this.#replyListeners.delete(listener);
  }

  onLoss(listener: () => void): Unsubscribe {
    this.#lossListeners.add(listener);
    return () => void this.#lossListeners.delete(listener);
  }

  /**
   * Hands bytes over, as fast as the printer takes them. `goesOn` is called for each piece taken; false keeps the
   * rest back.
   */
  async send(bytes: Uint8Array, goesOn: () => boolean = () => true): Promise<void> {
    this.#writing++;
    try {
      for (let at = 0; at < bytes.length && !this.#isLost; at += PIECE_BYTES) {
        await this.#stream.write(bytes.subarray(at, at + PIECE_BYTES));
        if (!goesOn()) break;
      }
    } catch {
      this.drop('closed');
    } finally {
      this.#writing--;
    }
  }

  /** The first reply that `pick` wants; undefined when the time is over or the connection is lost. */
  next<T>(pick: (reply: PrinterReply) => T | undefined, withinMs: number): Promise<T | undefined> {
    if (this.#isLost) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const finish = (found: T | undefined) => {
        stopReplies();
        stopLoss();
        this.#clock.clearTimeout(timer);
        resolve(found);
      };
      const timer = this.#clock.setTimeout(() => finish(undefined), withinMs);
      const stopLoss = this.onLoss(() => finish(undefined));
      const stopReplies = this.onReply((reply) => {
        const found = pick(reply);
        if (found !== undefined) finish(found);
      });
    });
  }

  /** Resolves after `ms`, or as soon as the connection is lost. */
  async wait(ms: number): Promise<void> {
    await this.next(() => undefined, ms);
  }

  /** Ends it: what was sent and not confirmed stays unconfirmed. */
  drop(loss: LinkLoss): void {
    // In this order: a stream may say that it is closed before `close` returns.
    this.#end(loss);
    void this.#stream.close();
  }

  #end(loss: LinkLoss): void {
    if (this.#isLost) return;
    this.#isLost = true;
    for (const listener of [...this.#lossListeners]) listener();
    this.#resolveLost(loss);
  }
}

/** Several pieces of bytes as one. */
export function concatenate(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
