import { randomUUID } from 'node:crypto';
import type { CardSummaryRequest } from '../../../contract/cards.ts';
import type { ReceiptState } from '../../../contract/receipts.ts';
import type { FareCard } from '../../../devices/fare-card/fare-card.ts';
import type { PrinterModel } from '../../../devices/receipt-printer/models/printer-model.ts';
import type {
  PrintOutcome,
  ReceiptPrinter,
  WaitingReason,
} from '../../../devices/receipt-printer/receipt-printer.ts';
import type { EncodedReceipt } from '../../../receipts/escpos.ts';
import type { Receipt } from '../../../receipts/receipt.ts';

export interface CardSummaryDeskOptions {
  readonly printer: ReceiptPrinter;
  readonly cardOfTap: (tapId: string) => FareCard | undefined;
  readonly receiptFor: (card: FareCard, language: string) => Receipt;
  readonly encode: (receipt: Receipt, model: PrinterModel) => EncodedReceipt;
}

export type CardSummaryResult =
  | { readonly ok: true; readonly receipt: ReceiptState }
  | { readonly ok: false; readonly problem: 'cardForgotten' };

/**
 * Prints what is on a card. Nothing of it is kept: a summary that cannot be printed while its customer stands
 * here is withdrawn, so that it does not come out for the next one.
 */
export function cardSummaryDesk({ printer, cardOfTap, receiptFor, encode }: CardSummaryDeskOptions) {
  return {
    async print({ tapId, language }: CardSummaryRequest): Promise<CardSummaryResult> {
      const card = cardOfTap(tapId);
      if (!card) return { ok: false, problem: 'cardForgotten' };
      const receipt = receiptFor(card, language);
      const id = randomUUID();
      let waitsFor: WaitingReason | undefined;
      const outcome = await printer.print({
        id,
        body: (model) => {
          const encoded = encode(receipt, model);
          return encoded.ok ? encoded.body : undefined;
        },
        onProgress: (progress) => {
          if (progress.step !== 'waiting') return;
          waitsFor = progress.reason;
          void printer.withdraw(id);
        },
      });
      return { ok: true, receipt: receiptState(outcome, waitsFor) };
    },
  };
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
