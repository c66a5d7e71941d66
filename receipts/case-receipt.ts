import type { Receipt, ReceiptBlock } from './receipt.ts';
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

/** A line to reach the agency on, in its own words: "Customer Care", "TTY", "(213) 555-0100". */
export interface PhoneLine {
  readonly label: string;
  readonly number: string;
}

/** Everything that a complaint's receipt is made of. */
export interface CaseReceiptFacts {
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
}

/**
 * The receipt of a filed complaint. It carries what the customer needs to follow the case up and nothing
 * else: receipts are dropped and left in trays, so neither the narrative nor the customer's name, address
 * or telephone number is on it, and of the card only the last four digits.
 */
export function caseReceipt(facts: CaseReceiptFacts): Receipt {
  const text = receiptText(facts.language);
  const { sentence } = text;
  const { agency, answerBy } = facts;
  return {
    language: text.language,
    blocks: [
      { kind: 'heading', text: agency.name },
      { kind: 'heading', text: sentence('complaint.title') },
      { kind: 'rule' },
      { kind: 'reference', label: sentence('complaint.caseNumber'), value: facts.caseNumber },
      { kind: 'rule' },
      row(sentence('complaint.filedAt'), text.moment(facts.filedAt, agency.timeZone)),
      row(sentence('complaint.about'), sentence(`category.${facts.category}`)),
      ...(facts.cardLastFour
        ? [
            row(
              sentence('complaint.card'),
              sentence('complaint.cardEnding', { lastFour: facts.cardLastFour }),
            ),
          ]
        : []),
      ...(facts.trip ? [row(sentence('complaint.trip'), tripLine(facts.trip, text))] : []),
      { kind: 'rule' },
      paragraph(
        answerBy
          ? sentence('complaint.nextWithDay', { agency: agency.name, day: text.day(answerBy) })
          : sentence('complaint.next', { agency: agency.name }),
      ),
      ...(facts.hasContact ? [] : [paragraph(sentence('complaint.noContact'))]),
      ...(agency.phoneLines.length > 0 ? [paragraph(sentence('complaint.followUp'))] : []),
      ...agency.phoneLines.map(({ label, number }) => row(label, number)),
      { kind: 'rule' },
      paragraph(sentence('complaint.keep')),
    ],
  };
}

const row = (label: string, value: string): ReceiptBlock => ({ kind: 'row', label, value });
const paragraph = (text: string): ReceiptBlock => ({ kind: 'paragraph', text });

function tripLine(trip: ReceiptTrip, text: ReceiptText): string {
  return [
    text.localTime(trip.at),
    text.sentence(`mode.${trip.mode}`),
    trip.agency,
    trip.route && text.sentence('complaint.route', { route: trip.route }),
    trip.station,
  ]
    .filter((part) => part)
    .join(', ');
}
