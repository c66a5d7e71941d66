import { cardSummaryReceipt } from '../../../receipts/card-summary-receipt.ts';
import type { CaseKind } from '../../../receipts/case-kind.ts';
import { caseReceipt } from '../../../receipts/case-receipt.ts';
import { disputeReceipt } from '../../../receipts/dispute-receipt.ts';
import { draftSlip } from '../../../receipts/draft-slip.ts';
import type { Receipt } from '../../../receipts/receipt.ts';
import { copyOf } from '../../../receipts/receipt-parts.ts';
import { receiptLanguageFor, receiptText } from '../../../receipts/receipt-text.ts';
import { signCode } from '../../../receipts/signed-code/signed-code.ts';
import { makeSigningKeyPem, readSigningKey } from '../../../receipts/signed-code/signing-keys.ts';
import { statusReceipt } from '../../../receipts/status-receipt.ts';
import { readinessReport, testPage } from '../../../receipts/technician-receipts.ts';
import { formatCaseNumber } from '../../ledger/case-number.ts';
import sampleWords from './sample-words.json' with { type: 'json' };

/** How a sample is to come out. */
export interface SampleOptions {
  readonly language: string;
  readonly print: 'standard' | 'large';
  readonly paper: { readonly columns: number; readonly widthDots: number; readonly dotsPerMm: number };
}

const agency = {
  name: 'Harbor Transit',
  timeZone: 'America/Los_Angeles',
  phoneLines: [
    { label: 'Customer Care', number: '(555) 010-0100' },
    { label: 'TTY', number: '711' },
  ],
};
const PREFIX = 'TST';
const caseNumber = formatCaseNumber(PREFIX, 42);
const filedAt = new Date(Date.UTC(2026, 2, 14, 16, 5));
const trip = { at: '2026-03-14T08:05', mode: 'bus', agency: 'Metro', route: '733 East' } as const;

/** What cases are about comes from the agency's profile, in the customer's language; the samples have words of their own. */
const wordsIn = (language: string) => sampleWords[receiptLanguageFor(language)];

/** A code as real ones are, signed with a key that nobody trusts. */
function sampleCode(kind: CaseKind): string {
  const read = readSigningKey(makeSigningKeyPem());
  if (!read.ok) throw new Error(read.what);
  return signCode({ caseNumber, kind, filedAt: filedAt.getTime() / 1000 }, read.key);
}

/** One of each receipt, made up, with everything on it that can be on it. */
export const sampleReceipts: Readonly<Record<string, (options: SampleOptions) => Receipt>> = {
  complaint: (options) => sampleComplaint(options),
  commendation: ({ language, print }) =>
    caseReceipt({
      kind: 'commendation',
      language,
      print,
      agency,
      caseNumber,
      filedAt,
      about: wordsIn(language).commendation,
      hasContact: true,
    }),
  lostItem: ({ language, print }) => {
    const { sentence, localTime } = receiptText(language);
    return caseReceipt({
      kind: 'lostItem',
      language,
      print,
      agency,
      caseNumber,
      filedAt,
      rows: [
        { label: sentence('case.where'), value: 'Union Station' },
        { label: sentence('case.when'), value: localTime(trip.at) },
      ],
      hasContact: true,
      code: sampleCode('lostItem'),
    });
  },
  copy: (options) => copyOf(sampleComplaint(options), 1),
  dispute: ({ language, print }) =>
    disputeReceipt({
      language,
      print,
      agency,
      caseNumber,
      filedAt,
      citationNumber: '30235037',
      issuedBy: 'City of Harbor',
      amount: { cents: 73_00, currency: 'USD' },
      reason: wordsIn(language).dispute,
      evidenceCount: 2,
      window: { lastDay: '2026-03-23', filed: 'inTime' },
      rights: [{ kind: 'hearing', withinDays: 21 }, { kind: 'refund' }, { kind: 'paymentPlan' }],
      code: sampleCode('citationDispute'),
    }),
  card: ({ language, print }) =>
    cardSummaryReceipt({
      language,
      print,
      agency,
      readAt: filedAt,
      cardName: 'TAP',
      cardLastFour: '7893',
      balance: { cents: 12_75, currency: 'USD' },
      expiresOn: '2031-05-31',
      passes: ['2026-03-31T23:59'],
      trips: [
        { ...trip, fareCents: 1_75 },
        { at: '2026-03-13T17:40', mode: 'subway', station: 'Union Station', fareCents: 0 },
        { at: '2026-03-12T09:12', mode: 'lightRail', fareCents: -1_75 },
      ],
      topUps: [{ at: '2026-03-10T12:00', cents: 20_00 }],
    }),
  draft: ({ language, print }) =>
    draftSlip({
      language,
      print,
      agency,
      code: '7QK-4MD-X2H',
      keptUntil: new Date(Date.UTC(2026, 2, 15, 16, 5)),
    }),
  status: ({ language, print }) =>
    statusReceipt({
      language,
      print,
      agency,
      caseNumber,
      filedAt,
      status: 'inReview',
      asOf: new Date(Date.UTC(2026, 2, 20, 20, 0)),
      answerBy: '2026-04-04',
    }),
  test: ({ language, print, paper }) =>
    testPage({
      language,
      print,
      terminal: PREFIX,
      timeZone: agency.timeZone,
      printedAt: filedAt,
      printer: 'TM-T20III',
      paper,
    }),
  readiness: ({ language, print }) =>
    readinessReport({
      language,
      print,
      terminal: PREFIX,
      timeZone: agency.timeZone,
      at: filedAt,
      verdict: 'limited',
      checks: [
        { name: 'Card reader', verdict: 'ready' },
        {
          name: 'Receipt printer',
          verdict: 'limited',
          detail: 'The paper is nearly used up; put in a new roll.',
        },
        { name: 'Speech', verdict: 'notReady', detail: 'The program espeak-ng is not installed.' },
      ],
    }),
};

function sampleComplaint({ language, print }: SampleOptions): Receipt {
  return caseReceipt({
    kind: 'complaint',
    language,
    print,
    agency,
    caseNumber,
    filedAt,
    about: wordsIn(language).complaint,
    cardLastFour: '7893',
    trip,
    answerBy: '2026-04-04',
    hasContact: false,
    code: sampleCode('complaint'),
  });
}
