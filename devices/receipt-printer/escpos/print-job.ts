import type { Clock } from '../../clock.ts';
import type { PrinterModel } from '../models/printer-model.ts';
import type { PrintJob, PrintOutcome, Withdrawal } from '../receipt-printer.ts';
import { bytesOfJob, confirmationsOf } from './job-bytes.ts';
import { standstill } from './printer-conditions.ts';
import type { LinkEvent, PrinterLink } from './printer-link.ts';
import { isForgotten, type PrinterReply } from './status-codec.ts';

/**
 * Longest that a printer without a fault may go without taking bytes or confirming anything: well over the
 * time that the longest receipt needs on the slowest printer.
 */
export const CONFIRMATION_MS = 30_000;
/** Longest that the confirmation of having forgotten everything is waited for; it is a real-time command. */
export const FORGET_ANSWER_MS = 3_000;

/**
 * One receipt on its way over a link that is ready: sent once, and watched for the printer's word. It ends
 * `printed`, `unknown`, `withdrawn`, or `cancelled` when the caller could not make `sending` durable.
 *
 * A printer that stops for paper, cover or cutter keeps what it has and goes on when a person has mended it.
 * So the job waits, for as long as the fault shows, and never sends again: sending again is what prints twice.
 */
export class JobUnderWay {
  readonly #link: PrinterLink;
  readonly #job: PrintJob;
  readonly #clock: Clock;
  readonly #confirmations: ReturnType<typeof confirmationsOf>;
  #finish: (outcome: PrintOutcome) => void = () => {};
  #notConfirmed: () => void = () => {};
  #step: 'sending' | 'bodyConfirmed' = 'sending';
  #waitingFor: string | undefined;
  #deadline: unknown;
  #unwanted = false;
  /** Whether the printer was asked to forget it. While the answer is due, nothing else may be sent. */
  #forgetting: 'asked' | 'answered' | 'unanswered' | undefined;
  #answerDue: unknown;
  /** It is printed, and the printer's answer to having been asked to forget it is still due. */
  #printed = false;

  constructor(link: PrinterLink, job: PrintJob, clock: Clock) {
    this.#link = link;
    this.#job = job;
    this.#clock = clock;
    this.#confirmations = confirmationsOf(job, link.completion);
  }

  /** Called once. Throws what the making of the bytes throws; nothing has been sent then. */
  print(model: PrinterModel, afterScrap: boolean): Promise<PrintOutcome> {
    const { id, body: given } = this.#job;
    const body = typeof given === 'function' ? given(model) : given;
    if (!body) return Promise.resolve({ outcome: 'notSent', reason: 'unprintable' });
    try {
      this.#job.onProgress({ step: 'sending' });
    } catch {
      return Promise.resolve({ outcome: 'cancelled' });
    }
    return new Promise((resolve) => {
      const stop = this.#link.onEvent((event) => this.#follow(event));
      let finished = false;
      this.#finish = (outcome) => {
        finished = true;
        stop();
        this.#clock.clearTimeout(this.#deadline);
        this.#clock.clearTimeout(this.#answerDue);
        resolve(this.#printed ? { outcome: 'printed' } : outcome);
        if (this.#forgetting === 'unanswered') this.#link.renew();
      };
      this.#restartDeadline();
      const { completion } = this.#link;
      void this.#link.send(bytesOfJob({ id, body }, { model, completion, afterScrap }), () => {
        if (finished || this.#forgetting) return false;
        this.#restartDeadline();
        return true;
      });
    });
  }

  /**
   * Nobody waits for it any longer. Settles when something is known before the outcome is: its text is on paper
   * already, or the printer did not confirm that it forgets it.
   */
  withdraw(): Promise<Extract<Withdrawal, 'tooLate' | 'unconfirmed'>> {
    // What hangs out of a printer whose cutter is stuck is better cut than handed on with the next receipt.
    if (this.#step === 'bodyConfirmed' && !this.#forgetting) return Promise.resolve('tooLate');
    this.#unwanted = true;
    return new Promise((resolve) => {
      this.#notConfirmed = () => resolve('unconfirmed');
      if (this.#forgetting === 'unanswered') this.#notConfirmed();
      this.#forgetWhereItStands();
    });
  }

  #follow(event: LinkEvent): void {
    if (event.type === 'reply') this.#followReply(event.reply);
    else if (event.type === 'changed') this.#followConditions();
    else this.#finish(this.#unknown());
  }

  #followReply(reply: PrinterReply): void {
    if (this.#forgetting && isForgotten(reply)) {
      this.#forgetting = 'answered';
      this.#finish({ outcome: 'withdrawn', bodyConfirmed: this.#step === 'bodyConfirmed' });
      return;
    }
    const confirmed = this.#confirmations(reply);
    if (confirmed === 'cut') {
      if (this.#forgetting === 'asked') this.#printed = true;
      else this.#finish({ outcome: 'printed' });
    } else if (confirmed === 'body') {
      this.#step = 'bodyConfirmed';
      this.#unwanted = false;
      if (this.#waitingFor === undefined) this.#job.onProgress({ step: this.#step });
      this.#restartDeadline();
    }
  }

  #followConditions(): void {
    const reason = this.#link.conditions && standstill(this.#link.conditions);
    if (reason === this.#waitingFor) return;
    this.#waitingFor = reason;
    this.#job.onProgress(reason ? { step: 'waiting', reason } : { step: this.#step });
    this.#restartDeadline();
    this.#forgetWhereItStands();
  }

  /** A receipt that is coming out is left alone: half of one is nothing that anybody wants. */
  #forgetWhereItStands(): void {
    if (!this.#unwanted || this.#forgetting || this.#waitingFor === undefined) return;
    this.#forgetting = 'asked';
    this.#link.forgetEverything();
    this.#answerDue = this.#clock.setTimeout(() => {
      this.#forgetting = 'unanswered';
      if (this.#printed) this.#finish({ outcome: 'printed' });
      else this.#notConfirmed();
    }, FORGET_ANSWER_MS);
  }

  #restartDeadline(): void {
    this.#clock.clearTimeout(this.#deadline);
    if (this.#waitingFor !== undefined) return;
    this.#deadline = this.#clock.setTimeout(() => {
      this.#finish(this.#unknown());
      this.#link.drop();
    }, CONFIRMATION_MS);
  }

  #unknown(): PrintOutcome {
    return { outcome: 'unknown', bodyConfirmed: this.#step === 'bodyConfirmed' };
  }
}
