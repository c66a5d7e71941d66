import { randomUUID } from 'node:crypto';
import type { ReceiptState } from '../../../contract/receipts.ts';
import type {
  PrintOutcome,
  ReceiptPrinter,
  WaitingReason,
} from '../../../devices/receipt-printer/receipt-printer.ts';
import { encodeReceipt } from '../../../receipts/escpos.ts';
import type { Receipt } from '../../../receipts/receipt.ts';

/**
 * Prints what is not kept. What cannot be printed while its customer stands here is withdrawn, so that it does not come out for
 * the next one. Never rejects.
 */
export async function printNow(printer: ReceiptPrinter, receipt: Receipt): Promise<ReceiptState> {
  const id = randomUUID();
  let waitsFor: WaitingReason | undefined;
  const outcome = await printer.print({
    id,
    body: ({ paper }) => {
      const encoded = encodeReceipt(receipt, paper);
      return encoded.ok ? encoded.body : undefined;
    },
    onProgress: (progress) => {
      if (progress.step !== 'waiting') return;
      waitsFor = progress.reason;
      void printer.withdraw(id);
    },
  });
  return receiptState(outcome, waitsFor);
}

function receiptState(outcome: PrintOutcome, waitsFor: WaitingReason | undefined): ReceiptState {
  switch (outcome.outcome) {
    case 'printed':
      return { state: 'printed' };
    case 'notSent':
      return { state: 'notSent', reason: outcome.reason };
    case 'unknown':
      return { state: 'unknown', bodyConfirmed: outcome.bodyConfirmed };
    case 'cancelled':
    case 'withdrawn':
      return waitsFor ? { state: 'notSent', reason: waitsFor } : { state: 'cancelled' };
  }
}
