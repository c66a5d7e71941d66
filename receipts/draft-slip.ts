import type { Receipt } from './receipt.ts';
import { paragraph } from './receipt-parts.ts';
import { receiptText } from './receipt-text.ts';

/** Answers that were put away. */
export interface DraftSlipFacts {
  /** BCP 47 tag of the language that the customer chose. */
  readonly language: string;
  readonly print?: Receipt['print'];
  readonly agency: { readonly name: string; readonly timeZone: string };
  /** What opens them. */
  readonly code: string;
  readonly keptUntil: Date;
}

/** The code of answers that were put away, on paper. Whoever finds it can read nothing else on it. */
export function draftSlip({ language, print, agency, code, keptUntil }: DraftSlipFacts): Receipt {
  const text = receiptText(language);
  const { sentence } = text;
  return {
    language: text.language,
    print,
    blocks: [
      { kind: 'heading', text: agency.name },
      { kind: 'heading', text: sentence('draft.title') },
      { kind: 'rule' },
      { kind: 'reference', label: sentence('draft.code'), value: code },
      { kind: 'rule' },
      paragraph(sentence('draft.next', { until: text.moment(keptUntil, agency.timeZone) })),
      paragraph(sentence('draft.notFiled')),
    ],
  };
}
