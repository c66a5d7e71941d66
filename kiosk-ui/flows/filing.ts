import type { FiledCase } from '../../contract/cases.ts';
import type { ReceiptState } from '../../contract/receipts.ts';

/**
 * Why a filing did not succeed:
 * - `noAnswer`: nobody knows whether it was filed; only the same request may be sent again
 * - `notSaved`: the service could not store it; the same request may be sent again
 * - `refused`: the service does not accept the answers as they are; they have to be changed
 * - `cardForgotten`: nothing was filed; the service has been restarted, and has to read the card once more
 */
export type FilingFailure = 'noAnswer' | 'notSaved' | 'refused' | 'cardForgotten';

export type FilingResult =
  | { readonly ok: true; readonly filed: FiledCase }
  | { readonly ok: false; readonly failure: FilingFailure };

/** News of one receipt. */
export interface ReceiptNews {
  readonly receiptId: string;
  readonly receipt: ReceiptState;
}

const settled: ReadonlySet<ReceiptState['state']> = new Set(['printed', 'notSent', 'unknown', 'cancelled']);

/**
 * The reply to a filing and the event stream travel separately, so news of the receipt may overtake the
 * reply or come behind it. A settled state wins over an unsettled one, whichever came first.
 */
export function withReceiptNews(filed: FiledCase, news: ReceiptNews | null): FiledCase {
  if (news === null || news.receiptId !== filed.receiptId) return filed;
  return settled.has(filed.receipt.state) && !settled.has(news.receipt.state)
    ? filed
    : { ...filed, receipt: news.receipt };
}
