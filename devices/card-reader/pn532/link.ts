import type { Clock } from '../../clock.ts';
import type { ByteStream } from '../../transports/byte-stream.ts';
import { type Command, echo } from './commands.ts';
import { ACK_FRAME, type DecodedItem, encodeFrame, FrameDecoder, NACK_FRAME } from './frame-codec.ts';

/**
 * Why a command got no answer. `silent`: not one byte came. `unintelligible`: bytes came, but no answer that
 * makes sense. `refused`: the chip does not know the command (its error frame).
 */
export type LinkFailure = 'silent' | 'unintelligible' | 'refused' | 'closed';

export type LinkResult<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: LinkFailure };

/**
 * The chip acknowledges within 15 ms (UM0701-02). The rest is for USB adapters and for a machine so busy that
 * this process has no turn for a while: a command that is sent again for want of patience makes all later
 * answers come twice.
 */
export const ACK_WITHIN_MS = 400;
/** A command is sent this often before the chip counts as absent. */
export const SEND_ATTEMPTS = 3;
/** A damaged or missing answer is asked for this often again (NACK). */
export const ANSWER_REPEATS = 2;
/** The chip has the answer ready when it is asked for it again. */
export const REPEAT_WITHIN_MS = 400;
/** Bytes that came while the process had no turn are delivered only after the timers that fell due meanwhile. */
export const LAST_CALL_MS = 10;

/**
 * What wakes the chip's serial interface: it starts on the first byte and needs the time of the others to get
 * ready (UM0701-02). The command must follow at once.
 */
export const WAKE_UP = Uint8Array.of(0x55, 0x55, ...new Array<number>(14).fill(0x00));

/**
 * Carries one command at a time to a PN532 and its answer back: ACK, repetition, time-outs, abort.
 *
 * An answer carries no number, only its command's code, so an answer that came late would pass for the next
 * one: block 5 would hold what block 4 holds. Therefore nothing counts as an answer before its own ACK, and
 * after anything irregular the link first sends an echo with a fresh nonce and drops all that comes before it.
 */
export class Pn532Link {
  readonly #stream: ByteStream;
  readonly #clock: Clock;
  readonly #decoder = new FrameDecoder();
  #inbox: DecodedItem[] = [];
  #wake: (() => void) | undefined;
  #busy = false;
  #closed = false;
  #outOfStep = false;
  #heardSomething = false;
  #nonce = 0;

  constructor(stream: ByteStream, clock: Clock) {
    this.#stream = stream;
    this.#clock = clock;
    const stopListening = stream.onData((bytes) => {
      // The chip speaks only when it is spoken to: what comes at other times is noise.
      if (!this.#busy) return;
      this.#heardSomething = true;
      this.#inbox.push(...this.#decoder.push(bytes));
      this.#wake?.();
    });
    stream.onClose(() => {
      this.#closed = true;
      stopListening();
      this.#wake?.();
    });
  }

  /**
   * Sends the command and waits for its answer. Throws when another command is under way: the caller must
   * wait its turn. With `wakeUp` the command rouses a sleeping chip.
   */
  async run<Answer>(
    command: Command<Answer>,
    options: { readonly wakeUp?: boolean } = {},
  ): Promise<LinkResult<Answer>> {
    if (this.#busy) throw new Error('the PN532 takes one command at a time');
    this.#busy = true;
    try {
      if (this.#outOfStep) {
        const inStep = await this.#exchange(echo(this.#nextNonce()), false);
        if (!inStep.ok) return inStep;
        this.#outOfStep = false;
      }
      return await this.#exchange(command, options.wakeUp ?? false);
    } finally {
      this.#busy = false;
    }
  }

  async #exchange<Answer>(command: Command<Answer>, wakeUp: boolean): Promise<LinkResult<Answer>> {
    this.#decoder.reset();
    this.#inbox = [];
    this.#heardSomething = false;
    const frame = encodeFrame({ kind: 'toChip', data: command.request });
    const bytes = wakeUp ? Uint8Array.of(...WAKE_UP, ...frame) : frame;
    for (let attempt = 1; attempt <= SEND_ATTEMPTS; attempt++) {
      if (attempt > 1) this.#outOfStep = true;
      this.#send(bytes);
      if (await this.#acknowledged()) return this.#answerTo(command);
    }
    return this.#failed();
  }

  /** True on the chip's ACK; false on its NACK, on silence and when the stream has ended. */
  async #acknowledged(): Promise<boolean> {
    const deadline = this.#clock.monotonic() + ACK_WITHIN_MS;
    for (;;) {
      const item = await this.#nextItem(deadline);
      if (item === undefined || item.kind === 'nack') return false;
      if (item.kind === 'ack') return true;
    }
  }

  async #answerTo<Answer>(command: Command<Answer>): Promise<LinkResult<Answer>> {
    const answerCode = (command.request[0] ?? 0) + 1;
    let deadline = this.#clock.monotonic() + command.answerWithinMs;
    let repeats = 0;
    for (;;) {
      const item = await this.#nextItem(deadline);
      if (item?.kind === 'applicationError') return { ok: false, failure: 'refused' };
      if (item?.kind === 'toHost' && item.data[0] === answerCode) {
        const answer = command.parse(item.data.subarray(1));
        if (answer !== undefined) return { ok: true, answer };
      }
      if (item !== undefined && item.kind !== 'damaged') continue;
      if (this.#closed) return this.#failed();
      if (repeats < ANSWER_REPEATS) {
        repeats++;
        this.#outOfStep = true;
        this.#send(NACK_FRAME);
        // By the deadline the chip is done, so the answer that it repeats is the one to this command.
        deadline = Math.max(deadline, this.#clock.monotonic() + REPEAT_WITHIN_MS);
      } else if (item === undefined) {
        this.#send(ACK_FRAME);
        return this.#failed();
      }
    }
  }

  #failed(): { ok: false; failure: LinkFailure } {
    this.#outOfStep = true;
    if (this.#closed) return { ok: false, failure: 'closed' };
    return { ok: false, failure: this.#heardSomething ? 'unintelligible' : 'silent' };
  }

  /** The next thing the chip said; undefined when the deadline passed or the stream ended. */
  async #nextItem(deadline: number): Promise<DecodedItem | undefined> {
    for (let lastCall = false; !this.#closed; ) {
      const item = this.#inbox.shift();
      if (item) return item;
      const left = deadline - this.#clock.monotonic();
      if (left <= 0 && lastCall) return undefined;
      lastCall = left <= 0;
      await this.#bytesWithin(lastCall ? LAST_CALL_MS : left);
    }
    return undefined;
  }

  #bytesWithin(limitMs: number): Promise<void> {
    return new Promise<void>((resolve) => {
      const timer = this.#clock.setTimeout(resolve, limitMs);
      this.#wake = () => {
        this.#wake = undefined;
        this.#clock.clearTimeout(timer);
        resolve();
      };
    });
  }

  #send(bytes: Uint8Array): void {
    // A write fails only because the stream ended, which onClose tells as well.
    this.#stream.write(bytes).catch(() => {});
  }

  #nextNonce(): Uint8Array {
    this.#nonce = (this.#nonce + 1) & 0xffff;
    return Uint8Array.of(this.#nonce >> 8, this.#nonce & 0xff);
  }
}
