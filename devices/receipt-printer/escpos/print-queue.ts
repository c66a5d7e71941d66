import type { Clock } from '../../clock.ts';
import type { PrinterModel } from '../models/printer-model.ts';
import type {
  PrinterFaultCode,
  PrintJob,
  PrintOutcome,
  WaitingReason,
  Withdrawal,
} from '../receipt-printer.ts';
import { JobUnderWay } from './print-job.ts';
import type { PrinterLink } from './printer-link.ts';

/** How the printer stands, as far as it matters to a job that has not been sent. */
export type Readiness =
  | { readonly state: 'ready'; readonly link: PrinterLink }
  | { readonly state: 'standing'; readonly reason: WaitingReason }
  /** A connection is being tried or greeted. */
  | { readonly state: 'connecting' }
  /** The last attempt failed and the next one is some time away. */
  | { readonly state: 'pausing' };

/** The connection's side of the queue. */
export interface Connection {
  readonly readiness: Readiness;
  /** How many attempts to reach the printer have failed so far, and why the last one did. */
  readonly failures: { readonly count: number; readonly last: PrinterFaultCode };
  /** What the printer is driven as; asked only while it is ready. */
  readonly model: PrinterModel;
  /** Tries now instead of after the pause. */
  tryNow(): void;
  /** A job was sent, or its outcome is known. */
  jobChanged(jobId: string, outcome: PrintOutcome | undefined): void;
  /** Told of errors that should not exist. */
  surprise(error: unknown): void;
}

interface QueuedJob {
  readonly job: PrintJob;
  readonly settle: (outcome: PrintOutcome) => void;
  readonly outcome: Promise<PrintOutcome>;
  /** Failed attempts when its turn came: it is given up only after one that was made for it. */
  failuresBefore: number | undefined;
  waitingFor: WaitingReason | undefined;
  /** From the moment its bytes begin to leave. */
  underWay: JobUnderWay | undefined;
}

/** Jobs in the order they came, one at a time. */
export class PrintQueue {
  readonly #clock: Clock;
  readonly #connection: Connection;
  #jobs: QueuedJob[] = [];
  #held = false;
  /** Part of a receipt may hang out of the printer. */
  #scrap = false;

  constructor(clock: Clock, connection: Connection) {
    this.#clock = clock;
    this.#connection = connection;
  }

  /** True from the moment a job's bytes begin to leave until its outcome is known. */
  get isPrinting(): boolean {
    return this.#jobs[0]?.underWay !== undefined;
  }

  add(job: PrintJob): Promise<PrintOutcome> {
    const { promise: outcome, resolve: settle } = Promise.withResolvers<PrintOutcome>();
    this.#jobs.push({
      job,
      settle,
      outcome,
      failuresBefore: undefined,
      waitingFor: undefined,
      underWay: undefined,
    });
    this.advance();
    return outcome;
  }

  cancel(jobId: string): boolean {
    const found = this.#jobs.find(({ job, underWay }) => job.id === jobId && !underWay);
    if (found) this.#settle(found, { outcome: 'cancelled' });
    return found !== undefined;
  }

  /** `lost`: it is not under way here any more; undefined: not one of the jobs. */
  async withdraw(jobId: string): Promise<Withdrawal | 'lost' | undefined> {
    if (this.cancel(jobId)) return 'notSent';
    const found = this.#jobs.find(({ job }) => job.id === jobId);
    if (!found?.underWay) return undefined;
    return Promise.race([found.underWay.withdraw(), found.outcome.then(withdrawalBy)]);
  }

  cancelAll(): void {
    for (const queued of this.#jobs.filter(({ underWay }) => !underWay)) {
      this.#settle(queued, { outcome: 'cancelled' });
    }
  }

  /**
   * Keeps jobs back while something else is done with the printer; undefined when it is not free for that.
   * `whenLost` is the result when the connection is lost first. What the work throws is thrown on. Whatever
   * becomes of it, the jobs go on.
   */
  async whileFree<Result>(
    work: (link: PrinterLink) => Promise<Result>,
    whenLost: Result,
  ): Promise<Result | undefined> {
    const { readiness } = this.#connection;
    if (this.#held || this.#jobs.length > 0 || readiness.state !== 'ready') return undefined;
    const { link } = readiness;
    this.#held = true;
    try {
      return await Promise.race([work(link), link.lost.then(() => whenLost)]);
    } finally {
      this.#held = false;
      this.advance();
    }
  }

  /** Takes the next step with the oldest job, if it can be taken now. Called whenever anything changed. */
  advance(): void {
    const [next] = this.#jobs;
    if (!next || next.underWay || this.#held) return;
    const { readiness, failures } = this.#connection;
    next.failuresBefore ??= failures.count;
    if (readiness.state === 'ready') {
      void this.#send(next, readiness.link);
    } else if (readiness.state === 'standing') {
      if (next.waitingFor === readiness.reason) return;
      next.waitingFor = readiness.reason;
      next.job.onProgress({ step: 'waiting', reason: readiness.reason });
    } else if (failures.count > next.failuresBefore) {
      this.#settle(next, { outcome: 'notSent', reason: failures.last });
    } else if (readiness.state === 'pausing') {
      this.#connection.tryNow();
    }
  }

  async #send(queued: QueuedJob, link: PrinterLink): Promise<void> {
    const { job } = queued;
    const underWay = new JobUnderWay(link, job, this.#clock);
    queued.underWay = underWay;
    const outcome = Promise.try(() => underWay.print(this.#connection.model, this.#scrap)).catch(
      (error: unknown): PrintOutcome => {
        // Only the making of the bytes can throw, so nothing of it has been sent.
        this.#connection.surprise(error);
        return { outcome: 'notSent', reason: 'unprintable' };
      },
    );
    this.#connection.jobChanged(job.id, undefined);
    this.#settle(queued, await outcome);
  }

  #settle(queued: QueuedJob, outcome: PrintOutcome): void {
    this.#jobs = this.#jobs.filter((other) => other !== queued);
    if (outcome.outcome === 'unknown' || outcome.outcome === 'withdrawn') this.#scrap = true;
    else if (outcome.outcome === 'printed') this.#scrap = false;
    queued.settle(outcome);
    this.#connection.jobChanged(queued.job.id, outcome);
    this.advance();
  }
}

/** What the outcome of a job says to somebody who wanted it withdrawn. */
function withdrawalBy(outcome: PrintOutcome): Withdrawal | 'lost' {
  switch (outcome.outcome) {
    case 'notSent':
    case 'cancelled':
      return 'notSent';
    case 'printed':
      return 'tooLate';
    case 'withdrawn':
      return outcome.bodyConfirmed ? 'tooLate' : 'forgotten';
    case 'unknown':
      return outcome.bodyConfirmed ? 'tooLate' : 'lost';
  }
}
