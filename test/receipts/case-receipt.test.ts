import { describe, expect, test } from 'vitest';
import { caseReceipt } from '../../receipts/case-receipt.ts';
import { plainText } from '../../receipts/plain-text.ts';
import en from '../../receipts/strings/en.json' with { type: 'json' };
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

  test('has a sentence for every category and mode', () => {
    const missing = Object.entries(en).filter(([, sentence]) => sentence.trim() === '');
    expect(missing).toEqual([]);
    const categories = Object.keys(en).flatMap((key) => /^category\.(.*)$/.exec(key)?.[1] ?? []);
    for (const category of categories) {
      const text = onPaper({ ...exampleFacts, category: category as typeof exampleFacts.category });
      expect(text).toContain(en[`category.${category}` as keyof typeof en]);
    }
  });
});
