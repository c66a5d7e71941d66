import type { Clock } from '../../clock.ts';
import type { Withdrawal } from '../receipt-printer.ts';
import { FORGET_ANSWER_MS } from './print-job.ts';
import { standstill } from './printer-conditions.ts';
import type { LinkEvent, PrinterLink } from './printer-link.ts';
import { isForgotten } from './status-codec.ts';

/**
 * A receipt that a lost connection left behind, `unknown`: the printer may hold it still. If nobody waits for it
 * any longer, the printer is told over the next connection to forget it, unless it prints it first.
 */
export class LeftBehind {
  readonly jobId: string;
  readonly #clock: Clock;
  readonly #answers = Promise.withResolvers<Withdrawal>();
  #link: PrinterLink | undefined;
  #askedOver: PrinterLink | undefined;
  #unwanted = false;
  #answerDue: unknown;

  constructor(jobId: string, clock: Clock) {
    this.jobId = jobId;
    this.#clock = clock;
  }

  withdraw(): Promise<Withdrawal> {
    this.#unwanted = true;
    this.#forgetWhereItStands();
    return this.#answers.promise;
  }

  /** Takes an event of a later connection. True when nothing of it is left in the printer. */
  follow(link: PrinterLink, event: LinkEvent): boolean {
    this.#link = event.type === 'lost' ? undefined : link;
    if (event.type === 'reply' && isForgotten(event.reply)) return this.#over('forgotten');
    // The greeting is answered in order, after all that was left in the buffer.
    if (link.completion) return this.#over('tooLate');
    this.#forgetWhereItStands();
    return false;
  }

  /** The driver is closed: whatever the printer holds, it keeps. */
  giveUp(): void {
    this.#over('unconfirmed');
  }

  #forgetWhereItStands(): void {
    const link = this.#link;
    if (!this.#unwanted || !link?.conditions || this.#askedOver === link) return;
    if (!standstill(link.conditions)) return;
    this.#askedOver = link;
    link.forgetEverything();
    this.#clock.clearTimeout(this.#answerDue);
    this.#answerDue = this.#clock.setTimeout(() => this.#answers.resolve('unconfirmed'), FORGET_ANSWER_MS);
  }

  #over(answer: Withdrawal): true {
    this.#clock.clearTimeout(this.#answerDue);
    this.#answers.resolve(answer);
    return true;
  }
}
