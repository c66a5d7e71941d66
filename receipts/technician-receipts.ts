import type { Receipt, ReceiptBlock } from './receipt.ts';
import { paragraph, row } from './receipt-parts.ts';
import { receiptText } from './receipt-text.ts';

export interface TestPageFacts {
  readonly language: string;
  readonly print?: Receipt['print'];
  readonly terminal: string;
  readonly timeZone: string;
  readonly printedAt: Date;
  /** The printer's own name for itself, or of the model that it is driven as. */
  readonly printer: string;
  readonly paper: { readonly columns: number; readonly widthDots: number; readonly dotsPerMm: number };
}

/** Long enough to be cut off on a paper that is narrower than the printer is told, and easy to count. */
const RULER = '1234567890';

/** Everything that can come out wrong, on one page: width, accents, a drawn script, amounts, a code. */
export function testPage(facts: TestPageFacts): Receipt {
  const text = receiptText(facts.language);
  const { sentence } = text;
  const { columns, widthDots, dotsPerMm } = facts.paper;
  return {
    language: text.language,
    print: facts.print,
    blocks: [
      { kind: 'heading', text: sentence('test.title') },
      { kind: 'rule' },
      row(sentence('readiness.terminal'), facts.terminal),
      row(sentence('test.printer'), facts.printer),
      row(
        sentence('test.paper'),
        sentence('test.columns', { count: columns, mm: Math.round(widthDots / dotsPerMm) }),
      ),
      row(sentence('test.printedAt'), text.moment(facts.printedAt, facts.timeZone)),
      { kind: 'amount', label: sentence('test.amount'), cents: 175, currency: 'USD' },
      { kind: 'amount', label: sentence('test.amount'), cents: 102_50, currency: 'USD' },
      { kind: 'rule' },
      paragraph(RULER.repeat(Math.ceil(columns / RULER.length)).slice(0, columns)),
      paragraph('¿Ñandú, öç, ÀÉÎ? Привет. Ողջույն։ 您好 你好 こんにちは 안녕하세요'),
      paragraph('Ẫm thực. สวัสดี សួស្តី नमस्ते ਸਤ ਸ੍ਰੀ ਅਕਾਲ'),
      { kind: 'reference', label: sentence('complaint.caseNumber'), value: 'TST-00000-0' },
      { kind: 'code', label: sentence('test.code'), text: 'TEST' },
      { kind: 'rule' },
      paragraph(sentence('test.readable')),
    ],
  };
}

export type ReadinessVerdict = 'ready' | 'limited' | 'notReady';

export interface ReadinessFacts {
  readonly language: string;
  readonly print?: Receipt['print'];
  readonly terminal: string;
  readonly timeZone: string;
  readonly at: Date;
  readonly verdict: ReadinessVerdict;
  readonly checks: readonly {
    /** What was checked, in the technician's words: "Card reader". */
    readonly name: string;
    readonly verdict: ReadinessVerdict;
    /** One sentence, where there is something to mend. */
    readonly detail?: string | undefined;
  }[];
}

/** What a technician hands over after a visit: whether the terminal can serve, and what stands in the way. */
export function readinessReport(facts: ReadinessFacts): Receipt {
  const text = receiptText(facts.language);
  const { sentence } = text;
  return {
    language: text.language,
    print: facts.print,
    blocks: [
      { kind: 'heading', text: sentence('readiness.title') },
      { kind: 'rule' },
      row(sentence('readiness.terminal'), facts.terminal),
      row(sentence('status.asOf'), text.moment(facts.at, facts.timeZone)),
      {
        kind: 'reference',
        label: sentence('readiness.verdict'),
        value: sentence(`readiness.${facts.verdict}`),
      },
      { kind: 'rule' },
      ...facts.checks.flatMap(({ name, verdict, detail }): ReceiptBlock[] => [
        row(name, sentence(`readiness.${verdict}`)),
        ...(detail ? [paragraph(detail)] : []),
      ]),
    ],
  };
}
