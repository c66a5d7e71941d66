import { expect, test } from 'vitest';
import { cardSummaryReceipt } from '../../receipts/card-summary-receipt.ts';
import { receiptText } from '../../receipts/receipt-text.ts';

/** A quarter to midnight on 13 March in Los Angeles, already the 14th in UTC. */
const READ_AT = new Date('2026-03-14T06:45:00Z');

function slip(expiresOn: string, passUntil: string): string {
  const receipt = cardSummaryReceipt({
    language: 'en',
    agency: { name: 'Agency', timeZone: 'America/Los_Angeles' },
    readAt: READ_AT,
    cardName: 'TAP',
    cardLastFour: '4821',
    balance: { cents: 100, currency: 'USD' },
    expiresOn,
    passes: [passUntil],
    trips: [],
  });
  return JSON.stringify(receipt.blocks);
}

const { sentence } = receiptText('en');

test('a card and a pass that are over are said to be', () => {
  const text = slip('2026-03-12', '2026-03-13T23:44');
  expect(text).toContain(sentence('summary.expired'));
  expect(text).toContain(sentence('summary.passExpired'));
  expect(text).not.toContain(sentence('summary.expires'));
  expect(text).not.toContain(sentence('summary.pass'));
});

test('a card is good on its last day, by the agency’s clocks, and a pass to its last minute', () => {
  const text = slip('2026-03-13', '2026-03-13T23:45');
  expect(text).toContain(sentence('summary.expires'));
  expect(text).toContain(sentence('summary.pass'));
  expect(text).not.toContain(sentence('summary.expired'));
  expect(text).not.toContain(sentence('summary.passExpired'));
});
