import { randomUUID } from 'node:crypto';
import type { ReceiptDecision, ReceiptState } from '../../../contract/receipts.ts';
import type { Clock } from '../../../devices/clock.ts';
import type { PrintOutcome, PrintProgress } from '../../../devices/receipt-printer/receipt-printer.ts';
import type { Receipt } from '../../../receipts/receipt.ts';
import { copyOf } from '../../../receipts/receipt-parts.ts';
import { appendAudit } from '../../ledger/audit.ts';
import type { Schema } from '../../ledger/schema.ts';
import { type Store, sql } from '../../ledger/store.ts';

type Row = Schema['receipt_job'];

export interface ReceiptJob {
  readonly receiptId: string;
  readonly caseNumber: string;
  /** 0 for the original. */
  readonly copyNumber: number;
  /** UTC, ISO 8601. */
  readonly createdAt: string;
  readonly document: Receipt;
  readonly state: ReceiptState;
}

/**
 * A job that a crash left unsent is printed after the restart only while its customer is likely to be
 * standing there still. Later it would hand one customer's receipt to another.
 */
export const RESUME_WITHIN_MS = 2 * 60_000;

const UNDER_WAY: readonly Row['state'][] = ['queued', 'sending', 'bodyConfirmed', 'waiting'];
/** More than a person looks through; the rest comes when these are settled. */
const MOST_LISTED = 100;

/** The durable side of printing: what is known of each receipt, whatever happens to this process. */
export function receiptJobs(store: Store, clock: Clock) {
  const read = (receiptId: string): ReceiptJob | undefined => {
    const row = store.first(sql.selectFrom('receipt_job').selectAll().where('receipt_id', '=', receiptId));
    return row && jobOf(row);
  };

  /** Writes a step, or an outcome, before anybody is told of it. Outcomes also go into the audit. */
  const record = (receiptId: string, step: PrintProgress | PrintOutcome): ReceiptJob => {
    const at = new Date(clock.now()).toISOString();
    return store.transaction(() => {
      const change = columnsOf(step);
      const row = store.first(
        sql
          .updateTable('receipt_job')
          .set({ ...change, changed_at: at })
          .where('receipt_id', '=', receiptId)
          .returningAll(),
      );
      if (!row) throw new Error(`there is no receipt job ${receiptId}`);
      if ('outcome' in step) {
        const detail = {
          copy: row.copy_number,
          receipt: row.state,
          ...(row.reason ? { reason: row.reason } : {}),
        };
        appendAudit(store, { at, action: 'receipt.changed', subject: row.case_number, detail });
      }
      return jobOf(row);
    });
  };

  /**
   * Settles what an earlier run of this program left behind. A job of which bytes had left is `unknown`:
   * only a person can look whether it lies in the tray. An unsent one is resumed, or cancelled when too old.
   * @returns the jobs to print now, oldest first.
   */
  const recover = (): ReceiptJob[] => {
    const left = store.all(
      sql.selectFrom('receipt_job').selectAll().where('state', 'in', UNDER_WAY).orderBy('created_at'),
    );
    const resumed: ReceiptJob[] = [];
    for (const row of left) {
      const age = clock.now() - Date.parse(row.created_at);
      if (row.sent) {
        record(row.receipt_id, { outcome: 'unknown', bodyConfirmed: row.body_confirmed === 1 });
      } else if (age >= 0 && age < RESUME_WITHIN_MS) {
        resumed.push(jobOf(row));
      } else {
        record(row.receipt_id, { outcome: 'cancelled' });
      }
    }
    return resumed;
  };

  /** Receipts of which something became known in the last `forMs`, or that were made then; oldest first. */
  const changedLately = (forMs: number): ReceiptJob[] =>
    store
      .all(
        sql
          .selectFrom('receipt_job')
          .selectAll()
          .where('changed_at', '>=', new Date(clock.now() - forMs).toISOString())
          .orderBy('changed_at'),
      )
      .map(jobOf);

  /**
   * What a person should look after: standing still, not printed, undecided, or withdrawn because its customer left
   * before it was printed, unless another receipt of its case came out. Newest first.
   */
  const wanting = (): ReceiptJob[] =>
    store
      .all(
        sql
          .selectFrom('receipt_job')
          .selectAll()
          .where('state', 'in', ['waiting', 'notSent', 'unknown', 'cancelled'])
          .where('decision', 'is', null)
          .where(({ eb, not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('receipt_job as other')
                  .select('other.receipt_id')
                  .whereRef('other.case_number', '=', 'receipt_job.case_number')
                  .where(eb('receipt_job.state', '=', 'cancelled'))
                  .where('other.state', '=', 'printed'),
              ),
            ),
          )
          .orderBy('created_at', 'desc')
          .limit(MOST_LISTED),
      )
      .map(jobOf);

  /** Writes down what a person found. False where the printer has said so itself, or a person already has. */
  const decide = (receiptId: string, decision: ReceiptDecision): ReceiptJob | undefined =>
    store.transaction(() => {
      const at = new Date(clock.now()).toISOString();
      const row = store.first(
        sql
          .updateTable('receipt_job')
          .set({ decision, changed_at: at })
          .where('receipt_id', '=', receiptId)
          .where('state', '=', 'unknown')
          .where('decision', 'is', null)
          .returningAll(),
      );
      if (!row) return undefined;
      const detail = { copy: row.copy_number, decision };
      appendAudit(store, { at, action: 'receipt.decided', subject: row.case_number, detail });
      return jobOf(row);
    });

  /**
   * Makes a job of a copy: the same case number, marked COPY. Refused as long as any receipt of the case is
   * still on its way, since then the copy would be the second one.
   */
  const copy = (receiptId: string): CopyResult =>
    store.transaction((): CopyResult => {
      const asked = read(receiptId);
      if (!asked) return { ok: false, problem: 'receiptNotFound' };
      const all = store.all(
        sql
          .selectFrom('receipt_job')
          .selectAll()
          .where('case_number', '=', asked.caseNumber)
          .orderBy('copy_number'),
      );
      const [original] = all;
      if (!original || all.some(({ state }) => UNDER_WAY.includes(state)))
        return { ok: false, problem: 'receiptUnderWay' };
      const at = new Date(clock.now()).toISOString();
      const number = (all.at(-1)?.copy_number ?? 0) + 1;
      const row = store.first(
        sql
          .insertInto('receipt_job')
          .values({
            receipt_id: randomUUID(),
            case_number: asked.caseNumber,
            document: JSON.stringify(copyOf(jobOf(original).document, number)),
            state: 'queued',
            reason: null,
            sent: 0,
            body_confirmed: 0,
            copy_number: number,
            decision: null,
            created_at: at,
            changed_at: at,
          })
          .returningAll(),
      );
      if (!row) throw new Error('the copy was not written');
      appendAudit(store, {
        at,
        action: 'receipt.copied',
        subject: asked.caseNumber,
        detail: { copy: number },
      });
      return { ok: true, job: jobOf(row) };
    });

  return { read, record, recover, changedLately, wanting, decide, copy };
}

export type CopyResult =
  | { readonly ok: true; readonly job: ReceiptJob }
  | { readonly ok: false; readonly problem: 'receiptNotFound' | 'receiptUnderWay' };

export type ReceiptJobs = ReturnType<typeof receiptJobs>;

function columnsOf(step: PrintProgress | PrintOutcome): Partial<Row> {
  if ('outcome' in step) {
    switch (step.outcome) {
      case 'notSent':
        return { state: 'notSent', reason: step.reason };
      case 'unknown':
        return { state: 'unknown', reason: null, body_confirmed: Number(step.bodyConfirmed) };
      case 'withdrawn':
        return { state: 'cancelled', reason: null, body_confirmed: Number(step.bodyConfirmed) };
      default:
        return { state: step.outcome, reason: null };
    }
  }
  switch (step.step) {
    case 'sending':
      return { state: 'sending', reason: null, sent: 1 };
    case 'bodyConfirmed':
      return { state: 'bodyConfirmed', reason: null, body_confirmed: 1 };
    case 'waiting':
      return { state: 'waiting', reason: step.reason };
  }
}

function jobOf(row: Row): ReceiptJob {
  return {
    receiptId: row.receipt_id,
    caseNumber: row.case_number,
    copyNumber: row.copy_number,
    createdAt: row.created_at,
    document: JSON.parse(row.document) as Receipt,
    state: stateOf(row),
  };
}

/** What `columnsOf` wrote. */
type Reason<State> = Extract<ReceiptState, { state: State; reason: unknown }>['reason'];

function stateOf(row: Row): ReceiptState {
  switch (row.state) {
    case 'waiting':
      return { state: 'waiting', reason: row.reason as Reason<'waiting'> };
    case 'notSent':
      return { state: 'notSent', reason: row.reason as Reason<'notSent'> };
    case 'unknown':
      return {
        state: 'unknown',
        bodyConfirmed: row.body_confirmed === 1,
        ...(row.decision ? { decided: row.decision } : {}),
      };
    default:
      return { state: row.state };
  }
}
