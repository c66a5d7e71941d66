import type { Clock } from '../../clock.ts';
import type { Unsubscribe } from '../../device-fault.ts';
import type { ByteStream } from '../../transports/byte-stream.ts';
import * as commands from './commands.ts';
import { Conversation, type LinkLoss } from './conversation.ts';
import {
  askConditions,
  type Completion,
  greet,
  type LinkHistory,
  LONG_TORN_COMMAND,
  REAL_TIME_ANSWER_MS,
  SHORT_TORN_COMMAND,
} from './greeting.ts';
import { conditionsFromAutomaticStatus, type PrinterConditions, standstill } from './printer-conditions.ts';
import { INFORMATION_BLOCK, isForgotten, type PrinterReply } from './status-codec.ts';

/** How often a printer that stands still is asked while it does not report changes by itself. */
const STANDSTILL_POLL_MS = 1_000;
/** Silence after which the printer is asked whether it is still there. Under the network board's five minutes. */
const HEARTBEAT_MS = 30_000;
/**
 * More bytes than this that no printer says, before it has told its conditions, are somebody else's words. A
 * disturbed serial line makes a few.
 */
const MOST_NOISE = 3;

export type LinkEvent =
  /** Conditions, model or completion are new. */
  | { readonly type: 'changed' }
  | { readonly type: 'reply'; readonly reply: PrinterReply }
  | { readonly type: 'lost' };

/**
 * One open connection to an ESC/POS printer, from the first status request to its end. It greets the
 * printer, keeps its conditions up to date, asks now and then whether it is still there, and tells the
 * cutter to go on. What is printed over it is not its business.
 */
export class PrinterLink {
  /** Undefined until the printer has answered for the first time. */
  conditions: PrinterConditions | undefined;
  /** The model's own name, when the printer has told it. */
  model: string | undefined;
  /** Undefined until the greeting is done; from then on the link may be used for jobs. */
  completion: Completion | undefined;
  readonly #conversation: Conversation;
  readonly #clock: Clock;
  readonly #listeners = new Set<(event: LinkEvent) => void>();
  #automaticStatusCount = 0;
  #toForget = false;
  #noise = 0;

  constructor(stream: ByteStream, clock: Clock, history: LinkHistory) {
    this.#clock = clock;
    this.#conversation = new Conversation(stream, clock);
    this.#conversation.onReply((reply) => this.#take(reply));
    this.#conversation.onLoss(() => this.#emit({ type: 'lost' }));
    void this.#live(history);
  }

  /** Resolves once, when the connection is over. */
  get lost(): Promise<LinkLoss> {
    return this.#conversation.lost;
  }

  onEvent(listener: (event: LinkEvent) => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * Hands bytes over, as fast as the printer takes them. `goesOn` is called for each piece taken; false keeps the
   * rest back.
   */
  send(bytes: Uint8Array, goesOn?: () => boolean): Promise<void> {
    return this.#conversation.send(bytes, goesOn);
  }

  /**
   * Tells the printer to forget what it has not printed. Its answer is a reply like others, after which this
   * connection is replaced: what was sent to it may be half forgotten.
   */
  forgetEverything(): void {
    this.#toForget = true;
    void this.#conversation.send(commands.forgetEverything);
  }

  /**
   * Tells a printer that waits after a mechanical error to go on from the line where it stopped; after
   * `forgetEverything`, which it has not confirmed, not to.
   */
  continueAfterClearing(): void {
    void this.#conversation.send(this.#toForget ? commands.recoverAndForget : commands.recoverAndContinue);
  }

  /** Replaces this connection by a fresh one, because an answer to `forgetEverything` may still come over it. */
  renew(): void {
    this.#conversation.drop('renewed');
  }

  /** Gives up a printer that does not answer. */
  drop(): void {
    this.#conversation.drop('notAnswering');
  }

  async #live(history: LinkHistory): Promise<void> {
    await this.#untilGreeted(history);
    this.#emit({ type: 'changed' });
    while (!this.#conversation.isLost) {
      await this.#conversation.wait(HEARTBEAT_MS);
      await this.#checkHeartbeat();
    }
  }

  async #untilGreeted(history: LinkHistory): Promise<void> {
    let tornCommand = SHORT_TORN_COMMAND;
    while (!this.#conversation.isLost) {
      const conditions = await askConditions(this.#conversation);
      if (!conditions) return this.drop();
      this.#update(conditions);
      if (standstill(conditions)) {
        // Offline it does not execute the greeting, which would only pile up in its buffer.
        await this.#conversation.wait(STANDSTILL_POLL_MS);
        continue;
      }
      this.completion = await greet(this.#conversation, this.#clock, history, tornCommand);
      if (this.completion) return;
      if (tornCommand === LONG_TORN_COMMAND) return this.drop();
      tornCommand = LONG_TORN_COMMAND;
    }
  }

  async #checkHeartbeat(): Promise<void> {
    // With bytes still waiting in front of it, the question would not be heard.
    if (this.#conversation.isWriting || this.#conversation.quietForMs < HEARTBEAT_MS) return;
    const countBefore = this.#automaticStatusCount;
    const conditions = await askConditions(this.#conversation);
    if (conditions) {
      // What the printer reported by itself in the meantime is newer than the four answers.
      if (countBefore === this.#automaticStatusCount) this.#update(conditions);
      return;
    }
    // The fault was mended while it was being asked: the question waits behind what it now goes on to print.
    if (this.#conversation.quietForMs < REAL_TIME_ANSWER_MS) return;
    // With a full buffer and no paper a printer need not read even this. It still holds what it was sent,
    // so letting it go would lose the receipt; only the stream itself can tell that it is dead.
    if (!this.conditions || !standstill(this.conditions)) this.drop();
  }

  #take(reply: PrinterReply): void {
    if (reply.kind === 'noise' && !this.conditions) {
      this.#noise += reply.bytes.length;
      if (this.#noise > MOST_NOISE) this.#conversation.drop('notAPrinter');
    }
    // Four bytes of any text may look like one. A printer has said more than that once its conditions are known.
    if (reply.kind === 'automaticStatus' && this.conditions) {
      this.#automaticStatusCount++;
      this.#update(conditionsFromAutomaticStatus(reply.bytes));
    } else if (reply.kind === 'block' && reply.header === INFORMATION_BLOCK && reply.text !== '') {
      this.model = reply.text;
    }
    this.#emit({ type: 'reply', reply });
    if (isForgotten(reply)) this.renew();
  }

  #update(conditions: PrinterConditions): void {
    const coverClosed = this.conditions?.coverOpen === true && !conditions.coverOpen;
    this.conditions = conditions;
    if (coverClosed && (conditions.cutterError || conditions.recoverableError)) this.continueAfterClearing();
    this.#emit({ type: 'changed' });
  }

  #emit(event: LinkEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
