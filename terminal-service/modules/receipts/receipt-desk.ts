import type { Audience } from '../../../contract/permissions.ts';
import type { ReceiptState } from '../../../contract/receipts.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { PrinterModel } from '../../../devices/receipt-printer/models/printer-model.ts';
import type { ReceiptPrinter } from '../../../devices/receipt-printer/receipt-printer.ts';
import type { EncodedReceipt } from '../../../receipts/escpos.ts';
import type { Receipt } from '../../../receipts/receipt.ts';
import type { TypesettingProblem } from '../../../receipts/typeset.ts';
import type { StorageWatch } from '../../ledger/storage-watch.ts';
import type { ReceiptJob, ReceiptJobs } from './receipt-jobs.ts';

/** Receipts of staff whose fate a counter page that reconnects is told; one counter prints no more in a few minutes. */
const MOST_REMEMBERED = 20;
/** Longest that a reply waits for the printer's word before it says "still printing". */
const REPLY_WITHIN_MS = 8_000;

export interface ReceiptDeskOptions {
  readonly jobs: ReceiptJobs;
  readonly printer: ReceiptPrinter;
  /** The bytes of a receipt for the printer as it turned out to be. */
  readonly encode: (receipt: Receipt, model: PrinterModel) => EncodedReceipt;
  readonly clock: Clock;
  /** `to`: the pages that it is for. A receipt of staff is none of the customer's business. */
  readonly onChange: (job: ReceiptJob, to: readonly Audience[]) => void;
  /** Does it now, or when the disk takes it again. */
  readonly whenPossible: StorageWatch['whenPossible'];
  /** The store could not be written while a receipt was under way. The receipt stays as it was last recorded. */
  readonly onFailure: (error: Error) => void;
  /** The printer holds a receipt that nobody waits for, and did not confirm that it forgets it. */
  readonly onKeptByPrinter: (receiptId: string) => void;
  /** A receipt cannot be set for this printer; nothing of it is sent, since half a proof is none. */
  readonly onUnprintable: (job: ReceiptJob, problem: TypesettingProblem) => void;
}

export interface ReceiptDesk {
  /**
   * Starts printing; what becomes of it arrives through `onChange` and is in the store.
   * @param who `customer`: withdrawn with the session, unless it is printed by then; `staff`: stays
   */
  print(receiptId: string, who: 'customer' | 'staff'): void;
  /** Withdraws a receipt of which nothing has been sent. False if it is too late for that. */
  cancel(receiptId: string): boolean;
  /**
   * Resolves as soon as there is something to tell the customer (printed, waiting for paper, not sent,
   * unknown), or with the state of the moment when the printer takes long.
   */
  firstNews(receiptId: string): Promise<ReceiptState>;
  /** Those who hear of a receipt. */
  hearersOf(receiptId: string): readonly Audience[];
  /** The receipts that a page of this audience may have missed news of, for one that has just connected. */
  lately(audience: Audience): ReceiptJob[];
  /**
   * After a restart: these may be of the session that it interrupted, so a page that comes back hears what became
   * of them, and what is not printed when that session ends is withdrawn as well: whoever has left does not want it, and
   * whoever comes next is not who it is for.
   */
  rememberInterrupted(jobs: readonly ReceiptJob[]): void;
  /**
   * The customer leaves: what is not on paper yet must not come out for the next one, also if the printer has it already and
   * stands still. It is among the receipts that staff look after.
   */
  endSession(): void;
}

/**
 * Carries receipt jobs from the store to the printer and the printer's words back into the store. The
 * store owns the truth: each step is written before the next one is taken.
 */
export function receiptDesk(options: ReceiptDeskOptions): ReceiptDesk {
  const { jobs, printer, encode, clock, onChange } = options;
  const session = new Set<string>();
  const interrupted = new Set<string>();
  const ofStaff = new Set<string>();
  const watchers = new Set<(job: ReceiptJob) => void>();

  /** Of the visit that goes on now, or that a restart interrupted; oldest first. */
  const ofCustomers = () => interrupted.union(session);
  const hearersOf = (receiptId: string): readonly Audience[] =>
    ofCustomers().has(receiptId) ? ['kiosk', 'counter'] : ['counter'];
  const known = (receiptIds: Iterable<string>): ReceiptJob[] =>
    [...receiptIds].map((receiptId) => jobs.read(receiptId)).filter((job) => job !== undefined);

  const changed = (job: ReceiptJob): void => {
    onChange(job, hearersOf(job.receiptId));
    for (const watch of [...watchers]) watch(job);
  };

  return {
    print: (receiptId, who) => {
      const job = jobs.read(receiptId);
      if (!job) return;
      if (who === 'customer') session.add(receiptId);
      else {
        ofStaff.add(receiptId);
        const oldest = ofStaff.size > MOST_REMEMBERED ? ofStaff.values().next().value : undefined;
        if (oldest !== undefined) ofStaff.delete(oldest);
      }
      void printer
        .print({
          id: receiptId,
          body: (model) => {
            const encoded = encode(job.document, model);
            if (encoded.ok) return encoded.body;
            options.onUnprintable(job, encoded.problem);
            return undefined;
          },
          onProgress: (progress) => {
            try {
              changed(jobs.record(receiptId, progress));
            } catch (error) {
              // What has left cannot be called back by a disk that is full; only what has not may be kept back.
              if (progress.step === 'sending') throw error;
              options.onFailure(error as Error);
            }
          },
        })
        .then((outcome) =>
          // A disk that takes nothing now is told later: what came out and what did not is not to be guessed again.
          options.whenPossible(`receipt ${receiptId}`, () => changed(jobs.record(receiptId, outcome))),
        )
        .catch(options.onFailure);
    },

    cancel: (receiptId) => printer.cancel(receiptId),

    firstNews: (receiptId) =>
      new Promise((resolve) => {
        const stateNow = (): ReceiptState => jobs.read(receiptId)?.state ?? { state: 'queued' };
        if (!isOnItsWay(stateNow())) {
          resolve(stateNow());
          return;
        }
        const finish = (state: ReceiptState): void => {
          clock.clearTimeout(timer);
          watchers.delete(watch);
          resolve(state);
        };
        const watch = (job: ReceiptJob): void => {
          if (job.receiptId === receiptId && !isOnItsWay(job.state)) finish(job.state);
        };
        const timer = clock.setTimeout(() => finish(stateNow()), REPLY_WITHIN_MS);
        watchers.add(watch);
      }),

    hearersOf,

    lately: (audience) => {
      if (audience === 'technician') return [];
      return known(audience === 'kiosk' ? ofCustomers() : ofStaff);
    },

    rememberInterrupted: (left) => {
      for (const { receiptId } of left) interrupted.add(receiptId);
      const unheard = left.findLast(({ state }) => state.state === 'unknown' && !state.bodyConfirmed);
      if (unheard !== undefined) printer.rememberLeftBehind(unheard.receiptId);
    },

    endSession: () => {
      const left = ofCustomers().difference(ofStaff);
      for (const receiptId of left)
        void printer.withdraw(receiptId).then((answer) => {
          if (answer === 'unconfirmed') options.onKeptByPrinter(receiptId);
        });
      session.clear();
      interrupted.clear();
    },
  };
}

function isOnItsWay({ state }: ReceiptState): boolean {
  return state === 'queued' || state === 'sending' || state === 'bodyConfirmed';
}
