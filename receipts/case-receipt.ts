import type { CaseKind } from './case-kind.ts';
import type { Receipt, ReceiptBlock } from './receipt.ts';
import { cardRow, codeBlock, followUp, type PhoneLine, paragraph, row } from './receipt-parts.ts';
import { type ReceiptText, receiptText } from './receipt-text.ts';

/** The trip that a complaint is about, as far as the card told it. */
export interface ReceiptTrip {
  /** The agency's local wall-clock time, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  readonly mode: 'bus' | 'subway' | 'lightRail' | 'unknown';
  readonly agency?: string | undefined;
  readonly route?: string | undefined;
  readonly station?: string | undefined;
}

export interface ReceiptRow {
  readonly label: string;
  readonly value: string;
}

/** Everything that the receipt of a filed case is made of. */
export interface CaseReceiptFacts {
  /** A dispute has a receipt of its own: it must say how the filing stands to the notice. */
  readonly kind: Exclude<CaseKind, 'citationDispute'>;
  /** BCP 47 tag of the language that the customer chose. */
  readonly language: string;
  readonly agency: {
    readonly name: string;
    /** IANA name of the zone that the agency's clocks show. */
    readonly timeZone: string;
    readonly phoneLines: readonly PhoneLine[];
  };
  readonly caseNumber: string;
  readonly filedAt: Date;
  /** What the case is about, in the agency's words for paper and in the receipt's language. */
  readonly about?: string | undefined;
  readonly cardLastFour?: string | undefined;
  readonly trip?: ReceiptTrip | undefined;
  /**
   * What else the customer needs to see of the case, in the receipt's language: a place or a day that was chosen. Never
   * what somebody typed in their own words.
   */
  readonly rows?: readonly ReceiptRow[] | undefined;
  /** The last day for the agency's answer by its own rules, `YYYY-MM-DD`; left out, none is promised. */
  readonly answerBy?: string | undefined;
  /** Whether the customer left a way to be answered. The details themselves are not wanted here. */
  readonly hasContact: boolean;
  readonly print?: Receipt['print'];
  /** The signed code that proves the filing. */
  readonly code?: string | undefined;
}

/**
 * The receipt of what a customer told the agency. It carries what the customer needs to follow the case up and nothing
 * else: receipts are dropped and left in trays, so neither the narrative nor the customer's name, address
 * or telephone number is on it, and of the card only the last four digits.
 */
export function caseReceipt(facts: CaseReceiptFacts): Receipt {
  const text = receiptText(facts.language);
  const { sentence } = text;
  const { agency, kind } = facts;
  return {
    language: text.language,
    print: facts.print,
    blocks: [
      { kind: 'heading', text: agency.name },
      { kind: 'heading', text: sentence(`${kind}.title`) },
      { kind: 'rule' },
      { kind: 'reference', label: sentence('complaint.caseNumber'), value: facts.caseNumber },
      { kind: 'rule' },
      row(sentence('complaint.filedAt'), text.moment(facts.filedAt, agency.timeZone)),
      ...(facts.about ? [row(sentence('complaint.about'), facts.about)] : []),
      ...(facts.cardLastFour ? [cardRow(sentence('complaint.card'), facts.cardLastFour, text)] : []),
      ...(facts.trip ? [row(sentence('complaint.trip'), tripLine(facts.trip, text))] : []),
      ...(facts.rows ?? []).map(({ label, value }) => row(label, value)),
      ...promisedDay(facts, text),
      { kind: 'rule' },
      paragraph(nextStep(facts, text)),
      ...(facts.hasContact ? [] : [paragraph(sentence('complaint.noContact'))]),
      ...followUp(agency.phoneLines, text),
      ...(facts.code === undefined ? [] : [codeBlock(facts.code, text)]),
      { kind: 'rule' },
      paragraph(sentence('complaint.keep')),
    ],
  };
}

function nextStep({ kind, agency, answerBy }: CaseReceiptFacts, { sentence, day }: ReceiptText): string {
  return kind === 'complaint' && answerBy
    ? sentence('complaint.nextWithDay', { agency: agency.name, day: day(answerBy) })
    : sentence(`${kind}.next`, { agency: agency.name });
}

/** The day in a line of its own, where no sentence of the kind has room for it. */
function promisedDay({ kind, answerBy }: CaseReceiptFacts, { sentence, day }: ReceiptText): ReceiptBlock[] {
  return kind === 'complaint' || !answerBy ? [] : [row(sentence('status.answerBy'), day(answerBy))];
}

/** A trip in a line, as far as the card told it. */
export function tripLine(trip: ReceiptTrip, text: ReceiptText): string {
  return [
    text.localTime(trip.at),
    text.sentence(`mode.${trip.mode}`),
    trip.agency,
    trip.route && text.sentence('complaint.route', { route: trip.route }),
    trip.station,
  ]
    .filter((part) => part)
    .join(text.sentence('list.separator'));
}
