import type { CaseReceiptFacts } from '../../receipts/case-receipt.ts';

export const exampleFacts: CaseReceiptFacts = {
  language: 'en-US',
  agency: {
    name: 'Harbor Transit',
    timeZone: 'America/Los_Angeles',
    phoneLines: [
      { label: 'Customer Care', number: '(555) 010-0100' },
      { label: 'TTY', number: '711' },
    ],
  },
  caseNumber: 'K1-2026-000123',
  filedAt: new Date('2026-03-14T23:05:00Z'),
  category: 'passedUp',
  cardLastFour: '4321',
  trip: { at: '2026-03-14T15:40', mode: 'bus', agency: 'Metro', route: '20' },
  answerBy: '2026-03-28',
  hasContact: false,
};
