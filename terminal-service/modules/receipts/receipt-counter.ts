import type { VerifiedReceipt } from '../../../contract/receipts.ts';
import type { ReceiptPrinter } from '../../../devices/receipt-printer/receipt-printer.ts';
import type { Paper } from '../../../receipts/paper.ts';
import { receiptPicture } from '../../../receipts/picture.ts';
import { verifyCode } from '../../../receipts/signed-code/signed-code.ts';
import type { TrustedKey } from '../../../receipts/signed-code/signing-keys.ts';
import type { ReceiptCounter } from '../../api/receipt-routes.ts';
import type { ReceiptDesk } from './receipt-desk.ts';
import type { ReceiptJob, ReceiptJobs } from './receipt-jobs.ts';

export interface ReceiptCounterOptions {
  readonly jobs: ReceiptJobs;
  readonly desk: ReceiptDesk;
  readonly printer: ReceiptPrinter;
  readonly trusted: readonly TrustedKey[];
  /** The paper that pictures are made for. */
  readonly paper: () => Paper;
  /** A person decided what became of a receipt. */
  readonly onDecision: (job: ReceiptJob) => void;
}

/** What staff can do about receipts: look, decide, copy, withdraw, check. */
export function receiptCounter(options: ReceiptCounterOptions): ReceiptCounter {
  const { jobs, desk, printer } = options;
  return {
    wanting: jobs.wanting,
    read: jobs.read,
    decide: (receiptId, decision) => {
      const job = jobs.decide(receiptId, decision);
      if (job) options.onDecision(job);
      return job;
    },
    copy: (receiptId) => {
      const result = jobs.copy(receiptId);
      if (result.ok) desk.print(result.job.receiptId, 'staff');
      return result;
    },
    cancel: desk.cancel,
    picture: ({ document }) => {
      const picture = receiptPicture(document, options.paper());
      return picture.ok ? picture.png : undefined;
    },
    verify: (code) => verified(code, options.trusted),
    kickDrawer: (pin) => printer.kickDrawer(pin),
  };
}

function verified(code: string, trusted: readonly TrustedKey[]): VerifiedReceipt {
  const result = verifyCode(code, trusted);
  if (!result.ok) return { genuine: false, problem: result.problem, what: result.what };
  const { caseNumber, kind, filedAt } = result.facts;
  return {
    genuine: true,
    caseNumber,
    kind,
    filedAt: new Date(filedAt * 1000).toISOString(),
    terminal: result.terminal,
  };
}
