import type { Receipt } from './receipt.ts';
import { cardRow, codeBlock, followUp, type PhoneLine, paragraph, row } from './receipt-parts.ts';
import { type ReceiptText, receiptText } from './receipt-text.ts';

export type ReceiptCategory =
  | 'operatorConduct'
  | 'passedUp'
  | 'lateOrMissing'
  | 'vehicleOrStation'
  | 'fareOrCard'
  | 'accessibility'
  | 'safety'
  | 'other';

/** The trip that a complaint is about, as far as the card told it. */
export interface ReceiptTrip {
  /** The agency's local wall-clock time, `YYYY-MM-DDTHH:MM`. */
  readonly at: string;
  readonly mode: 'bus' | 'subway' | 'lightRail' | 'unknown';
  readonly agency?: string | undefined;
  readonly route?: string | undefined;
  readonly station?: string | undefined;
}

export type FeedbackKind = 'complaint' | 'commendation' | 'suggestion';

/** Everything that the receipt of a filed complaint, commendation or suggestion is made of. */
export interface CaseReceiptFacts {
  readonly kind: FeedbackKind;
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
  readonly category: ReceiptCategory;
  readonly cardLastFour?: string | undefined;
  readonly trip?: ReceiptTrip | undefined;
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
      row(sentence('complaint.about'), sentence(`category.${facts.category}`)),
      ...(facts.cardLastFour ? [cardRow(sentence('complaint.card'), facts.cardLastFour, text)] : []),
      ...(facts.trip ? [row(sentence('complaint.trip'), tripLine(facts.trip, text))] : []),
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
