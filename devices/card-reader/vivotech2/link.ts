import type { Clock } from '../../clock.ts';
import type { HidDevice } from '../../transports/hid-device.ts';
import { type Command, firmwareVersion, ping, serialNumber } from './commands.ts';
import {
  type CrcOrder,
  crcOrderOf,
  decodeResponse,
  encodeCommand,
  type ResponseFrame,
} from './frame-codec.ts';
import { readerStatusOf, STATUS_BYTE } from './reader-status.ts';
import { encodeReports, ReportAssembler } from './report-codec.ts';

/**
 * Why a command got no answer. `silent`: not one report came. `unintelligible`: reports came, but no answer
 * that makes sense. `unanswered`: the reader is well, but this command had no usable answer.
 */
export type LinkFailure = 'silent' | 'unintelligible' | 'unanswered' | 'closed';

export type LinkResult<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly failure: LinkFailure };

/** A command is sent this often before it counts as unanswered, and a sign of life is asked for this often too. */
export const SEND_ATTEMPTS = 3;

/** What the reader answers in any mode. They take turns, so that a late answer to one is none to the next. */
const SIGNS_OF_LIFE: readonly Command<unknown>[] = [ping, firmwareVersion, serialNumber];

/** `damaged`: something came that is no frame, or only a part of one. */
type Outcome =
  | { readonly kind: 'response'; readonly frame: ResponseFrame }
  | { readonly kind: 'damaged' | 'timedOut' | 'closed' };

/**
 * Carries one command at a time to the reader and its answer back.
 *
 * An answer names only the command's first byte, and all pass-through commands share it: an answer that came
 * late would pass for the next one, and block 5 would hold what block 4 holds. Therefore, after anything
 * irregular, the link first asks for a sign of life and drops all that comes before it: the reader answers in
 * the order it was asked.
 */
export class Vivotech2Link {
  readonly #device: HidDevice;
  readonly #clock: Clock;
  readonly #assembler = new ReportAssembler();
  #waiting: { readonly command: number; readonly settle: (outcome: Outcome) => void } | undefined;
  #writing: Promise<void> = Promise.resolve();
  #busy = false;
  #closed = false;
  /** At first nobody knows what the program before this one asked the reader. */
  #inStep = false;
  #heardSomething = false;
  #signsAsked = 0;

  constructor(device: HidDevice, clock: Clock) {
    this.#device = device;
    this.#clock = clock;
    const stopListening = device.onReport((report) => this.#receive(report));
    device.onClose(() => {
      this.#closed = true;
      stopListening();
      this.#waiting?.settle({ kind: 'closed' });
    });
  }

  /** Sends the command and waits for its answer. Throws when another command is under way. */
  async run<Answer>(command: Command<Answer>): Promise<LinkResult<Answer>> {
    if (this.#busy) throw new Error('the reader takes one command at a time');
    this.#busy = true;
    try {
      return await this.#run(command);
    } finally {
      this.#busy = false;
    }
  }

  async #run<Answer>(command: Command<Answer>): Promise<LinkResult<Answer>> {
    let order = crcOrderOf(command.command, command.subCommand);
    for (let attempt = 1; attempt <= SEND_ATTEMPTS; attempt++) {
      const failure = await this.#getInStep();
      if (failure) return { ok: false, failure };
      const outcome = await this.#exchange(command, order);
      if (outcome.kind === 'closed') return { ok: false, failure: 'closed' };
      if (outcome.kind === 'response') {
        const { status, data } = outcome.frame;
        if (status === STATUS_BYTE.crcError) {
          // The reader did not carry it out, so sending it again is safe. It may also be a firmware that
          // follows the other of two contradicting pages of the guide.
          order = order === 'lowFirst' ? 'highFirst' : 'lowFirst';
          continue;
        }
        const answer = command.parse({ status: readerStatusOf(status), data });
        if (answer !== undefined) return { ok: true, answer };
      }
      this.#inStep = false;
      if (!command.repeatable) break;
    }
    return { ok: false, failure: (await this.#getInStep()) ?? 'unanswered' };
  }

  /** Undefined when the next answer will be that of the next command. */
  async #getInStep(): Promise<LinkFailure | undefined> {
    if (this.#inStep) return undefined;
    this.#heardSomething = false;
    for (let attempt = 1; attempt <= SEND_ATTEMPTS; attempt++) {
      const sign = SIGNS_OF_LIFE[this.#signsAsked++ % SIGNS_OF_LIFE.length] ?? ping;
      const outcome = await this.#exchange(sign, crcOrderOf(sign.command, sign.subCommand));
      if (outcome.kind === 'closed') return 'closed';
      if (outcome.kind === 'response') {
        this.#inStep = true;
        return undefined;
      }
    }
    return this.#heardSomething ? 'unintelligible' : 'silent';
  }

  #exchange(command: Command<unknown>, order: CrcOrder): Promise<Outcome> {
    if (this.#closed) return Promise.resolve({ kind: 'closed' });
    return new Promise((resolve) => {
      const timer = this.#clock.setTimeout(
        () => this.#waiting?.settle({ kind: 'timedOut' }),
        command.answerWithinMs,
      );
      this.#waiting = {
        command: command.command,
        settle: (settled) => {
          this.#waiting = undefined;
          this.#clock.clearTimeout(timer);
          resolve(settled);
        },
      };
      this.#send(encodeReports(encodeCommand(command, order)));
    });
  }

  #receive(report: Uint8Array): void {
    this.#heardSomething = true;
    for (const item of this.#assembler.push(report)) {
      const decoded = item.kind === 'message' ? decodeResponse(item.bytes) : undefined;
      if (!decoded?.ok) this.#waiting?.settle({ kind: 'damaged' });
      else this.#take(decoded.frame);
    }
  }

  #take(frame: ResponseFrame): void {
    // What its lights and display do the reader tells unasked, in the middle of anything.
    if (frame.status === STATUS_BYTE.userInterfaceEvent) return;
    if (frame.command === this.#waiting?.command) this.#waiting.settle({ kind: 'response', frame });
  }

  /** One report after the other: those of two commands must not mix, even when the first was given up. */
  #send(reports: readonly Uint8Array[]): void {
    this.#writing = this.#writing.then(async () => {
      for (const report of reports) await this.#device.write(report);
    });
    // A write fails only because the device has gone, which onClose tells as well.
    this.#writing = this.#writing.catch(() => {});
  }
}
