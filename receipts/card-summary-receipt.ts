import { type ReceiptTrip, tripLine } from './case-receipt.ts';
import type { Receipt, ReceiptBlock } from './receipt.ts';
import { cardRow, paragraph, row } from './receipt-parts.ts';
import { type ReceiptText, receiptText } from './receipt-text.ts';

/** A trip and what it cost, in cents of the card's currency; negative for a refund. */
export type SummaryTrip = ReceiptTrip & { readonly fareCents?: number | undefined };

/** What a card told, as far as it could be read. */
export interface CardSummaryFacts {
  /** BCP 47 tag of the language that the customer chose. */
  readonly language: string;
  readonly print?: Receipt['print'];
  readonly agency: { readonly name: string; readonly timeZone: string };
  readonly readAt: Date;
  readonly cardName: string;
  readonly cardLastFour: string | undefined;
  /** Undefined when the card does not tell it. */
  readonly balance: { readonly cents: number; readonly currency: string } | undefined;
  /** `YYYY-MM-DD`. */
  readonly expiresOn: string | undefined;
  /** The ends of its passes, `YYYY-MM-DDTHH:MM`. */
  readonly passes: readonly string[];
  /** Newest first. */
  readonly trips: readonly SummaryTrip[];
  /** Newest first. */
  readonly topUps?: readonly { readonly at: string; readonly cents: number }[] | undefined;
}

/** As many as a person looks through at home; the card itself remembers few more. */
const MOST_TRIPS = 10;

/** What is on a fare card, on paper. Of its number only the last four digits: slips are dropped. */
export function cardSummaryReceipt(facts: CardSummaryFacts): Receipt {
  const text = receiptText(facts.language);
  const { sentence } = text;
  const currency = facts.balance?.currency;
  const readAt = Temporal.Instant.fromEpochMilliseconds(facts.readAt.getTime())
    .toZonedDateTimeISO(facts.agency.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
  // A card's last day belongs to it.
  const isOver = (end: string) => end < readAt.slice(0, end.length);
  const topUps = (facts.topUps ?? []).flatMap(({ at, cents }) =>
    currency === undefined ? [] : [amount(text.localTime(at), cents, currency)],
  );
  return {
    language: text.language,
    print: facts.print,
    blocks: [
      { kind: 'heading', text: facts.agency.name },
      { kind: 'heading', text: sentence('summary.title') },
      { kind: 'rule' },
      row(sentence('summary.readAt'), text.moment(facts.readAt, facts.agency.timeZone)),
      facts.cardLastFour === undefined
        ? row(sentence('complaint.card'), facts.cardName)
        : cardRow(facts.cardName, facts.cardLastFour, text),
      facts.balance
        ? { kind: 'amount', label: sentence('summary.balance'), ...facts.balance }
        : row(sentence('summary.balance'), sentence('summary.couldNotBeRead')),
      ...(facts.expiresOn
        ? [
            row(
              sentence(isOver(facts.expiresOn) ? 'summary.expired' : 'summary.expires'),
              text.day(facts.expiresOn),
            ),
          ]
        : []),
      ...facts.passes.map((until) =>
        row(sentence(isOver(until) ? 'summary.passExpired' : 'summary.pass'), text.localTime(until)),
      ),
      { kind: 'rule' },
      paragraph(sentence(facts.trips.length === 0 ? 'summary.noTrips' : 'summary.trips')),
      ...facts.trips.slice(0, MOST_TRIPS).map((trip) => tripBlock(trip, currency, text)),
      ...(topUps.length === 0 ? [] : [{ kind: 'rule' as const }, paragraph(sentence('summary.topUps'))]),
      ...topUps,
      { kind: 'rule' },
      paragraph(sentence('summary.note')),
    ],
  };
}

/** With its fare where the card tells what it cost and in which money. */
function tripBlock(trip: SummaryTrip, currency: string | undefined, text: ReceiptText): ReceiptBlock {
  const line = tripLine(trip, text);
  return trip.fareCents === undefined || currency === undefined
    ? paragraph(line)
    : amount(line, trip.fareCents, currency);
}

const amount = (label: string, cents: number, currency: string): ReceiptBlock => ({
  kind: 'amount',
  label,
  cents,
  currency,
});
