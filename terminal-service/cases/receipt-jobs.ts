import type { Clock } from '../../devices/clock.ts';
import type {
  PrinterFaultCode,
  PrintOutcome,
  PrintProgress,
} from '../../devices/receipt-printer/receipt-printer.ts';
import type { Receipt } from '../../receipts/receipt.ts';
import type { ReceiptState } from '../api/contract.ts';
import type { Schema } from '../store/schema.ts';
import { type Store, sql } from '../store/store.ts';
import { appendAudit } from './audit.ts';

type Row = Schema['receipt_job'];

export interface ReceiptJob {
  readonly receiptId: string;
  readonly caseNumber: string;
  readonly document: Receipt;
  readonly state: ReceiptState;
}

/**
 * A job that a crash left unsent is printed after the restart only while its customer is likely to be
 * standing there still. Later it would hand one customer's receipt to another.
 */
export const RESUME_WITHIN_MS = 2 * 60_000;

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
        const detail = { receipt: row.state, ...(row.reason ? { reason: row.reason } : {}) };
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
      sql
        .selectFrom('receipt_job')
        .selectAll()
        .where('state', 'in', ['queued', 'sending', 'bodyConfirmed', 'waiting'])
        .orderBy('created_at'),
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

  return { read, record, recover };
}

export type ReceiptJobs = ReturnType<typeof receiptJobs>;

function columnsOf(step: PrintProgress | PrintOutcome): Partial<Row> {
  if ('outcome' in step) {
    switch (step.outcome) {
      case 'notSent':
        return { state: 'notSent', reason: step.reason };
      case 'unknown':
        return { state: 'unknown', reason: null, body_confirmed: Number(step.bodyConfirmed) };
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
    document: JSON.parse(row.document) as Receipt,
    state: stateOf(row),
  };
}

function stateOf(row: Row): ReceiptState {
  switch (row.state) {
    case 'waiting':
    case 'notSent':
      return { state: row.state, reason: row.reason as PrinterFaultCode };
    case 'unknown':
      return { state: 'unknown', bodyConfirmed: row.body_confirmed === 1 };
    default:
      return { state: row.state };
  }
}
