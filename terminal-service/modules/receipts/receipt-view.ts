import type { ReceiptView } from '../../../contract/receipts.ts';
import { plainText } from '../../../receipts/plain-text.ts';
import { speechText } from '../../../receipts/speech-text.ts';
import type { ReceiptJob } from './receipt-jobs.ts';

const SCREEN_COLUMNS = 48;

/** A receipt for eyes and ears: nobody should depend on paper that fades. */
export function receiptView(job: ReceiptJob): ReceiptView {
  const { receiptId, caseNumber, copyNumber, createdAt, document, state } = job;
  return {
    receiptId,
    caseNumber,
    copyNumber,
    createdAt,
    language: document.language,
    receipt: state,
    lines: plainText(document, SCREEN_COLUMNS),
    spoken: speechText(document),
  };
}
