import type { Receipt, ReceiptBlock } from './receipt.ts';
import { codeBlock, followUp, paragraph, type ReceiptAgency, row } from './receipt-parts.ts';
import { type ReceiptText, receiptText } from './receipt-text.ts';

/** What the customer can do besides waiting. Which of them exist is the issuing agency's rule, not ours. */
export type DisputeRight =
  | { readonly kind: 'hearing'; readonly withinDays: number }
  | { readonly kind: 'refund' }
  | { readonly kind: 'paymentPlan' };

/** Everything that the receipt of a filed citation dispute is made of. */
export interface DisputeReceiptFacts {
  /** BCP 47 tag of the language that the customer chose. */
  readonly language: string;
  readonly print?: Receipt['print'];
  readonly agency: ReceiptAgency;
  readonly caseNumber: string;
  readonly filedAt: Date;
  readonly citationNumber: string;
  /** Who issued the citation, where that is another than the agency. */
  readonly issuedBy?: string | undefined;
  readonly amount?: { readonly cents: number; readonly currency: string } | undefined;
  /** In the customer's language. */
  readonly reason: string;
  /** Files that were handed in with it. */
  readonly evidenceCount: number;
  /** The last day that the notice gives, `YYYY-MM-DD`, and how the filing stands to it. */
  readonly window?: { readonly lastDay: string; readonly filed: 'inTime' | 'late' } | undefined;
  readonly rights: readonly DisputeRight[];
  readonly code?: string | undefined;
}

/**
 * The receipt of a citation dispute. A late one is a receipt all the same: it says that it was filed, when,
 * and that the agency decides; to turn people away is not for a machine.
 */
export function disputeReceipt(facts: DisputeReceiptFacts): Receipt {
  const text = receiptText(facts.language);
  const { sentence } = text;
  const { agency, amount, window } = facts;
  return {
    language: text.language,
    print: facts.print,
    blocks: [
      { kind: 'heading', text: agency.name },
      { kind: 'heading', text: sentence('dispute.title') },
      { kind: 'rule' },
      { kind: 'reference', label: sentence('complaint.caseNumber'), value: facts.caseNumber },
      { kind: 'rule' },
      row(sentence('complaint.filedAt'), text.moment(facts.filedAt, agency.timeZone)),
      {
        kind: 'row',
        label: sentence('dispute.citation'),
        value: facts.citationNumber,
        spoken: 'symbols',
      },
      ...(facts.issuedBy ? [row(sentence('dispute.issuedBy'), facts.issuedBy)] : []),
      ...(amount ? [{ kind: 'amount' as const, label: sentence('dispute.amount'), ...amount }] : []),
      row(sentence('dispute.reason'), facts.reason),
      row(sentence('dispute.evidence'), sentence('dispute.files', { count: facts.evidenceCount })),
      { kind: 'rule' },
      ...(window ? [paragraph(sentence(`dispute.${window.filed}`, { day: text.day(window.lastDay) }))] : []),
      paragraph(sentence('dispute.next', { agency: facts.issuedBy ?? agency.name })),
      ...facts.rights.map((right) => rightBlock(right, text)),
      ...followUp(agency.phoneLines, text),
      ...(facts.code === undefined ? [] : [codeBlock(facts.code, text)]),
      { kind: 'rule' },
      paragraph(sentence('dispute.keep')),
    ],
  };
}

function rightBlock(right: DisputeRight, { sentence }: ReceiptText): ReceiptBlock {
  return paragraph(
    right.kind === 'hearing'
      ? sentence('dispute.hearing', { days: right.withinDays })
      : sentence(`dispute.${right.kind}`),
  );
}
