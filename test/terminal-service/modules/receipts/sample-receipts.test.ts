import { expect, test } from 'vitest';
import { plainText } from '../../../../receipts/plain-text.ts';
import { sampleReceipts } from '../../../../terminal-service/modules/receipts/sample-receipts.ts';

const paper = { columns: 48, widthDots: 576, dotsPerMm: 8 };
const printed = (name: string) => {
  const receipt = sampleReceipts[name]?.({ language: 'en', print: 'standard', paper });
  if (!receipt) throw new Error(`there is no sample ${name}`);
  return plainText(receipt, paper.columns).join('\n');
};

/** What a technician compares the paper with. */
const CONTENT: Readonly<Record<string, readonly string[]>> = {
  complaint: [
    'Harbor Transit',
    'Complaint filed',
    'TST-00042-',
    'ending in 7893',
    'Route 733 East',
    'April 4',
    'You left no contact',
    '(555) 010-0100',
    'TTY',
  ],
  commendation: ['Commendation filed', 'TST-00042-', 'will pass your praise on'],
  lostItem: ['Lost item reported', 'Union Station', 'Mar 14, 2026, 8:05', 'will look for your lost item'],
  copy: ['COPY 1', 'Complaint filed'],
  dispute: [
    'Citation dispute filed',
    '30235037',
    'City of Harbor',
    '$73.00',
    '2 files',
    'You filed in time',
    'March 23',
    'hearing within 21 days',
    'your money will be returned',
    'payment plan',
  ],
  card: [
    'Your fare card',
    'TAP',
    'ending in 7893',
    '$12.75',
    'May 31, 2031',
    'Mar 31, 2026, 11:59',
    '$1.75',
    'Union Station',
    '$0.00',
    '-$1.75',
    'Money added',
    '$20.00',
  ],
  draft: [
    'Your answers are put away',
    '7QK-4MD-X2H',
    'until Mar 15, 2026, 9:05 AM PDT',
    'Nothing has been filed yet',
  ],
  status: ['Status of your case', 'TST-00042-', 'Under review', 'Mar 20', 'Saturday, April 4'],
  test: ['Test page', 'TST', 'TM-T20III', '48 characters a line, 72 mm', 'Scan this code. It says TEST.'],
  readiness: [
    'Readiness report',
    'TST',
    'Ready with limits',
    'Card reader',
    'Receipt printer',
    'put in a new roll',
    'Speech',
    'Not ready',
    'espeak-ng is not installed',
  ],
};

test('there is a sample of every receipt that is listed here, and no other', () => {
  expect(Object.keys(sampleReceipts).sort()).toEqual(Object.keys(CONTENT).sort());
});

test.each(Object.entries(CONTENT))('the sample %s has everything on it', (name, content) => {
  // Words, however the lines are broken.
  const text = printed(name).replace(/\s+/g, ' ');
  for (const words of content) expect(text).toContain(words);
});
