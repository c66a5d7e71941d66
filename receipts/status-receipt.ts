import type { Receipt } from './receipt.ts';
import { followUp, type ReceiptAgency, row } from './receipt-parts.ts';
import { receiptText } from './receipt-text.ts';

/** How a case stands, as the agency's system tells it. */
export interface StatusReceiptFacts {
  /** BCP 47 tag of the language that the customer chose. */
  readonly language: string;
  readonly print?: Receipt['print'];
  readonly agency: ReceiptAgency;
  readonly caseNumber: string;
  readonly filedAt: Date;
  readonly status: 'received' | 'inReview' | 'answered' | 'closed';
  /** When the status was asked for. */
  readonly asOf: Date;
  /** `YYYY-MM-DD`, as long as there is no answer. */
  readonly answerBy?: string | undefined;
}

/** Where a case stands. What was answered is not on it: it may say who somebody is. */
export function statusReceipt(facts: StatusReceiptFacts): Receipt {
  const text = receiptText(facts.language);
  const { sentence } = text;
  const { agency } = facts;
  return {
    language: text.language,
    print: facts.print,
    blocks: [
      { kind: 'heading', text: agency.name },
      { kind: 'heading', text: sentence('status.title') },
      { kind: 'rule' },
      { kind: 'reference', label: sentence('complaint.caseNumber'), value: facts.caseNumber },
      { kind: 'rule' },
      row(sentence('status.state'), sentence(`status.${facts.status}`)),
      row(sentence('status.asOf'), text.moment(facts.asOf, agency.timeZone)),
      row(sentence('complaint.filedAt'), text.moment(facts.filedAt, agency.timeZone)),
      ...(facts.answerBy ? [row(sentence('status.answerBy'), text.day(facts.answerBy))] : []),
      { kind: 'rule' },
      ...followUp(agency.phoneLines, text),
    ],
  };
}
