import type { Receipt, ReceiptBlock } from './receipt.ts';
import { type ReceiptText, receiptText } from './receipt-text.ts';

/** A line to reach the agency on, in its own words: "Customer Care", "TTY", "(213) 555-0100". */
export interface PhoneLine {
  readonly label: string;
  readonly number: string;
}

/** Whose receipt it is. */
export interface ReceiptAgency {
  readonly name: string;
  /** IANA name of the zone that the agency's clocks show. */
  readonly timeZone: string;
  readonly phoneLines: readonly PhoneLine[];
}

export const row = (label: string, value: string): ReceiptBlock => ({ kind: 'row', label, value });
export const paragraph = (text: string): ReceiptBlock => ({ kind: 'paragraph', text });

/** A fare card by its last four digits. */
export function cardRow(label: string, lastFour: string, { sentence }: ReceiptText): ReceiptBlock {
  const value = sentence('complaint.cardEnding', { lastFour });
  return { kind: 'row', label, value, spoken: 'symbols' };
}

/** Where to ask, or nothing where the agency has no line to ask on. */
export function followUp(lines: readonly PhoneLine[], { sentence }: ReceiptText): ReceiptBlock[] {
  if (lines.length === 0) return [];
  return [
    paragraph(sentence('complaint.followUp')),
    ...lines.map(
      ({ label, number }): ReceiptBlock => ({ kind: 'row', label, value: number, spoken: 'symbols' }),
    ),
  ];
}

export function codeBlock(code: string, { sentence }: ReceiptText): ReceiptBlock {
  return { kind: 'code', label: sentence('receipt.code'), text: code };
}

/**
 * The same receipt again, marked so that nobody takes it for a second case.
 * @param number 1 for the first copy
 */
export function copyOf(receipt: Receipt, number: number): Receipt {
  const mark = receiptText(receipt.language).sentence('receipt.copy', { number });
  return { ...receipt, blocks: [{ kind: 'heading', text: mark }, ...receipt.blocks] };
}

/** Says on the receipt itself that it is not in the language that was asked for. */
export function inEnglishInstead(receipt: Receipt): Receipt {
  const note = paragraph(receiptText('en').sentence('receipt.inEnglish'));
  return { ...receipt, blocks: [note, ...receipt.blocks] };
}
