import {
  cancelReceipt,
  copyReceipt,
  decideReceipt,
  type ReceiptDecision,
  receipt,
  receiptPicture,
  receipts,
  type VerifiedReceipt,
  verifyReceipt,
} from '../../../contract/receipts.ts';
import type { Paper } from '../../../receipts/paper.ts';
import { receiptPicture as drawReceipt } from '../../../receipts/picture.ts';
import { verifyCode } from '../../../receipts/signed-code/signed-code.ts';
import type { TrustedKey } from '../../../receipts/signed-code/signing-keys.ts';
import { type Answer, answer } from '../../../serving/answer.ts';
import type { ReceiptDesk } from './receipt-desk.ts';
import type { ReceiptJob, ReceiptJobs } from './receipt-jobs.ts';
import { receiptView } from './receipt-view.ts';

export interface ReceiptAnswersOptions {
  readonly jobs: ReceiptJobs;
  readonly desk: ReceiptDesk;
  readonly trusted: readonly TrustedKey[];
  /** The paper that pictures are made for. */
  readonly paper: () => Paper;
  /** A person decided what became of a receipt. */
  readonly onDecision: (job: ReceiptJob, decision: ReceiptDecision) => void;
}

/** What staff can do about receipts: look, decide, copy, withdraw, check. */
export function receiptAnswers({
  jobs,
  desk,
  trusted,
  paper,
  onDecision,
}: ReceiptAnswersOptions): readonly Answer[] {
  return [
    answer(receipts, ({ reply }) => reply(200, jobs.wanting().map(receiptView))),

    answer(decideReceipt, ({ body: { receiptId, decision }, reply, refuse }) => {
      if (!jobs.read(receiptId)) return refuse('receiptNotFound');
      const job = jobs.decide(receiptId, decision);
      if (!job) return refuse('receiptNotUnknown');
      onDecision(job, decision);
      return reply(200, receiptView(job));
    }),

    answer(copyReceipt, ({ body: { receiptId }, reply, refuse }) => {
      const copied = jobs.copy(receiptId);
      if (!copied.ok) return refuse(copied.problem);
      desk.print(copied.job.receiptId, 'staff');
      return reply(201, receiptView(copied.job));
    }),

    answer(cancelReceipt, ({ body: { receiptId }, reply, refuse }) => {
      const known = jobs.read(receiptId);
      if (!known) return refuse('receiptNotFound');
      return desk.cancel(receiptId) ? reply(200, receiptView(known)) : refuse('tooLate');
    }),

    answer(verifyReceipt, ({ body: { code }, reply }) => reply(200, verified(code, trusted))),

    answer(receipt, ({ params: { receiptId }, reply, refuse }) => {
      const job = jobs.read(receiptId);
      return job ? reply(200, receiptView(job)) : refuse('receiptNotFound');
    }),

    answer(receiptPicture, ({ params: { receiptId }, reply, refuse }) => {
      const job = jobs.read(receiptId);
      if (!job) return refuse('receiptNotFound');
      const picture = drawReceipt(job.document, paper());
      return picture.ok ? reply(200, picture.png) : refuse('receiptNotDrawn');
    }),
  ];
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
