import { describe, expect, test } from 'vitest';
import { caseReceipt } from '../../receipts/case-receipt.ts';
import { plainText } from '../../receipts/plain-text.ts';
import { exampleFacts } from './facts.ts';

const onPaper = (facts = exampleFacts) => plainText(caseReceipt(facts), 48).join('\n');

describe('the receipt of a complaint', () => {
  test('on an 80 mm roll', () => {
    expect(`\n${onPaper()}`).toBe(`
                 Harbor Transit
                Complaint filed
------------------------------------------------
                Your case number
                 K1-2026-000123
------------------------------------------------
Filed                  Mar 14, 2026, 4:05 PM PDT
About                       Vehicle did not stop
Fare card                         ending in 4321
Trip
  Mar 14, 2026, 3:40 PM, Bus, Metro, Route 20
------------------------------------------------
Harbor Transit will review your complaint and
answer by Saturday, March 28, 2026.

You left no contact details, so the answer
cannot be sent to you. Ask for it with your case
number.

To ask about it, give your case number:

Customer Care                     (555) 010-0100
TTY                                          711
------------------------------------------------
Keep this receipt. It shows no name, no contact
details and nothing of what you wrote.
`);
  });

  test('on a 58 mm roll', () => {
    expect(`\n${plainText(caseReceipt(exampleFacts), 32).join('\n')}`).toBe(`
         Harbor Transit
        Complaint filed
--------------------------------
        Your case number
         K1-2026-000123
--------------------------------
Filed  Mar 14, 2026, 4:05 PM PDT
About       Vehicle did not stop
Fare card         ending in 4321
Trip
  Mar 14, 2026, 3:40 PM, Bus,
  Metro, Route 20
--------------------------------
Harbor Transit will review your
complaint and answer by
Saturday, March 28, 2026.

You left no contact details, so
the answer cannot be sent to
you. Ask for it with your case
number.

To ask about it, give your case
number:

Customer Care     (555) 010-0100
TTY                          711
--------------------------------
Keep this receipt. It shows no
name, no contact details and
nothing of what you wrote.
`);
  });

  test('promises no day that the agency did not set, and does not lament contact details that were left', () => {
    const { answerBy: _, ...noPromise } = exampleFacts;
    const text = onPaper({ ...noPromise, hasContact: true });
    expect(text).toContain('Harbor Transit will review your complaint.');
    expect(text).not.toMatch(/answer/);
  });

  test('without card, trip and telephone it has no empty rows', () => {
    const text = onPaper({
      ...exampleFacts,
      cardLastFour: undefined,
      trip: undefined,
      agency: { ...exampleFacts.agency, phoneLines: [] },
    });
    expect(text).not.toMatch(/Fare card|Trip|To ask about it/);
  });

  test("shows the agency's time, whatever zone the machine is in, and the card's time unshifted", () => {
    const text = onPaper({
      ...exampleFacts,
      agency: { ...exampleFacts.agency, timeZone: 'America/New_York' },
    });
    expect(text).toContain('7:05 PM EDT');
    expect(text).toContain('3:40 PM, Bus');
  });

  test('writes dates as the region of the language does, and says which language it is in', () => {
    expect(onPaper({ ...exampleFacts, language: 'en-GB' })).toContain('14 Mar 2026');
    expect(caseReceipt({ ...exampleFacts, language: 'en-GB' }).language).toBe('en-GB');
    expect(caseReceipt({ ...exampleFacts, language: 'xx' }).language).toBe('en');
  });

  test('says nothing of what it is about where the agency has no word for that', () => {
    expect(onPaper({ ...exampleFacts, about: undefined })).not.toMatch(/About/);
  });

  test.each([
    ['complaint', 'Complaint filed', 'Harbor Transit will review your complaint.'],
    [
      'commendation',
      'Commendation filed',
      'Harbor Transit will pass your praise on to the\npeople it is for.',
    ],
    ['suggestion', 'Suggestion filed', 'Harbor Transit will read your suggestion.'],
    ['lostItem', 'Lost item reported', 'Harbor Transit will look for your lost item.'],
  ] as const)('of kind %s has a title and a next step of its own', (kind, title, next) => {
    const { answerBy: _, ...noPromise } = exampleFacts;
    const [agency, itsTitle] = onPaper({ ...noPromise, kind }).split('\n');
    expect([agency?.trim(), itsTitle?.trim()]).toEqual(['Harbor Transit', title]);
    expect(onPaper({ ...noPromise, kind })).toContain(`\n${next}\n`);
  });

  test('says a day that was promised in a line where the next step has no room for it', () => {
    const text = onPaper({ ...exampleFacts, kind: 'suggestion' });
    expect(text).toContain('\nAnswer due by           Saturday, March 28, 2026\n');
    expect(onPaper()).not.toContain('Answer due by');
  });

  test('has further lines of its form below the card and the trip, in their order', () => {
    const rows = [
      { label: 'Where', value: 'Union Station' },
      { label: 'When', value: 'Mar 14, 2026' },
    ];
    expect(onPaper({ ...exampleFacts, kind: 'lostItem', answerBy: undefined, rows })).toContain(`
  Mar 14, 2026, 3:40 PM, Bus, Metro, Route 20
Where                              Union Station
When                                Mar 14, 2026
------------------------------------------------
Harbor Transit will look for your lost item.
`);
  });
});
