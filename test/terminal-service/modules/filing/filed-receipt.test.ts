import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Trip } from '../../../../contract/cards.ts';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import { encodeReceipt } from '../../../../receipts/escpos.ts';
import type { Paper } from '../../../../receipts/paper.ts';
import { plainText } from '../../../../receipts/plain-text.ts';
import { printableLanguage } from '../../../../receipts/printable-language.ts';
import type { Receipt } from '../../../../receipts/receipt.ts';
import { verifyCode } from '../../../../receipts/signed-code/signed-code.ts';
import { speechText } from '../../../../receipts/speech-text.ts';
import { typeset } from '../../../../receipts/typeset.ts';
import { loadAgencyProfile } from '../../../../terminal-service/config/load-agency-profile.ts';
import { openStore, sql } from '../../../../terminal-service/ledger/store.ts';
import { claimPrefix } from '../../../../terminal-service/ledger/terminal-identity.ts';
import { fileCase } from '../../../../terminal-service/modules/filing/file-case.ts';
import { filedReceipt } from '../../../../terminal-service/modules/filing/filed-receipt.ts';
import { modules } from '../../../../terminal-service/modules.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { paper58mm, paper80mm } from '../../../receipts/facts.ts';
import { printed } from '../../../receipts/printed.ts';
import { makeTerminal } from '../../../receipts/signed-code/terminals.ts';
import { type ComplaintChange, complaint } from '../../complaint.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

const losAngeles = loadAgencyProfile('los-angeles-county');
const { signing, trusted } = makeTerminal('7QK');

const tapId = randomUUID();
const card: FareCard = {
  family: 'nextfare-classic',
  name: 'TAP',
  uid: '15CD5B07',
  number: '0160001234567893',
  balance: { cents: 1235, currency: 'USD' },
  expiresOn: undefined,
  passes: [],
  topUps: [],
  trips: [],
  problems: [],
};
const trip: Trip = {
  kind: 'storedValueTrip',
  at: '2026-03-14T22:41',
  mode: 'bus',
  agency: 'Metro',
  route: '733 East',
  station: 'Spring & 1st',
  fareCents: 175,
};

interface Circumstances {
  /** UTC, ISO 8601. */
  readonly at?: string;
  readonly timeZone?: string;
}

/** Files a case as the service does, and gives what is then in the store. */
function filed(
  change: ComplaintChange,
  { at = '2026-03-15T06:30:00Z', timeZone = losAngeles.timeZone }: Circumstances = {},
) {
  const store = openStore(join(temporaryFolder(), 'terminal.db'), modules);
  onTestFinished(() => store.close());
  claimPrefix(store, '7QK');
  const making = {
    agency: { ...losAngeles, timeZone },
    signing,
    printableLanguage: (wanted: string, words: readonly string[]) =>
      printableLanguage(wanted, paper80mm, words),
  };
  const result = fileCase(
    {
      store,
      clock: new ManualClock(Date.parse(at)),
      cardOfTap: (id) => (id === tapId ? card : undefined),
      receiptFor: (facts) => filedReceipt(making, facts),
    },
    complaint(change),
  );
  if (!result.ok) throw new Error(result.problem);
  const row = store.first(sql.selectFrom('filed_case').selectAll());
  const job = store.first(sql.selectFrom('receipt_job').select('document'));
  const audit = store.all(sql.selectFrom('audit').selectAll());
  if (!row || !job) throw new Error('nothing was stored');
  return { row, audit, receipt: JSON.parse(job.document) as Receipt };
}

const onPaper = (receipt: Receipt) => plainText(receipt, 48).join('\n');

describe('of a fare card, the receipt has the last four digits and no more', () => {
  /** Any five digits in a row that are the card's; four of them are for everybody to see. */
  const telltale = Array.from({ length: 12 }, (_, start) => '0160001234567893'.slice(start, start + 5));

  /** What a person could piece together from a text, whatever stands between the digits. */
  const digitsOf = (text: string) => text.replace(/[^0-9]/g, '');

  /** Everything that is made of a receipt, the signed code taken out, whose letters are no digits of a card. */
  function everyForm(receipt: Receipt, paper: Paper): Record<string, string> {
    const code = codeOf(receipt);
    const encoded = encodeReceipt(receipt, paper);
    const set = typeset(receipt, paper);
    if (!encoded.ok || !set.ok) throw new Error('the receipt cannot be printed');
    return Object.fromEntries(
      Object.entries({
        text: onPaper(receipt),
        spoken: speechText(receipt).join('\n'),
        bytes: printed(encoded.body)
          .lines.map(({ text }) => text)
          .join('\n'),
        // The lines of the picture; what is drawn instead is drawn from the document.
        lines: set.lines.map((line) => (line.kind === 'text' ? line.text : '')).join('\n'),
        document: JSON.stringify(receipt),
      }).map(([form, content]) => [form, content.replaceAll(code, '')]),
    );
  }

  it.each([
    { language: 'en', paper: paper80mm, shown: 'ending in 7893', spoken: 'ending in 7 8 9 3' },
    { language: 'es', paper: paper58mm, shown: 'terminada en 7893', spoken: 'terminada en 7 8 9 3' },
  ])('as text, as bytes, as a picture and aloud, in $language', ({ language, paper, shown, spoken }) => {
    const { row, audit, receipt } = filed({ language, tapId, trip });
    expect(row.card_number).toBe(card.number);
    const forms = everyForm(receipt, paper);
    for (const form of ['text', 'bytes', 'lines', 'document'])
      expect(forms[form]?.replaceAll('\n', ' ')).toContain(shown);
    expect(forms.spoken).toContain(spoken);
    expect(JSON.stringify(audit)).not.toContain(card.number);
    for (const [form, content] of Object.entries(forms))
      for (const digits of telltale) expect(digitsOf(content), `${form} has ${digits}`).not.toContain(digits);
  });

  it('in the words of a language that is drawn', () => {
    const { receipt } = filed({ language: 'hy', tapId, trip });
    const forms = everyForm(receipt, paper80mm);
    expect(receipt.language).toBe('hy');
    expect(forms.document).toContain('վերջին թվանշանները՝ 7893');
    for (const content of Object.values(forms))
      for (const digits of telltale) expect(digitsOf(content)).not.toContain(digits);
  });

  it('and the signed code says the number, the kind and the time, and nothing of the card', () => {
    const { row, receipt } = filed({ tapId, trip });
    expect(verifyCode(codeOf(receipt), [trusted])).toEqual({
      ok: true,
      facts: { caseNumber: row.case_number, kind: 'complaint', filedAt: Date.UTC(2026, 2, 15, 6, 30) / 1000 },
      terminal: '7QK',
    });
  });
});

function codeOf({ blocks }: Receipt): string {
  const code = blocks.find((block) => block.kind === 'code');
  if (code?.kind !== 'code') throw new Error('there is no code on the receipt');
  return code.text;
}

describe("the day of the answer is counted from the agency's day", () => {
  it.each([
    {
      what: 'half an hour before midnight, when UTC has tomorrow',
      at: '2026-03-15T06:30:00Z',
      timeZone: 'America/Los_Angeles',
      filedAt: 'Mar 14, 2026, 11:30 PM PDT',
      day: 'Saturday, April 4, 2026',
    },
    {
      what: 'half an hour after midnight, when UTC has yesterday',
      at: '2026-03-14T15:30:00Z',
      timeZone: 'Asia/Tokyo',
      filedAt: 'Mar 15, 2026, 12:30 AM GMT+9',
      day: 'Sunday, April 5, 2026',
    },
    {
      what: 'half an hour before midnight, three weeks in which the clocks are set back',
      at: '2026-10-21T06:30:00Z',
      timeZone: 'America/Los_Angeles',
      filedAt: 'Oct 20, 2026, 11:30 PM PDT',
      day: 'Tuesday, November 10, 2026',
    },
    {
      what: 'half an hour after midnight, three weeks in which the clocks are set forward',
      at: '2026-02-20T08:30:00Z',
      timeZone: 'America/Los_Angeles',
      filedAt: 'Feb 20, 2026, 12:30 AM PST',
      day: 'Friday, March 13, 2026',
    },
  ])('$what', ({ at, timeZone, filedAt, day }) => {
    const { row, receipt } = filed({}, { at, timeZone });
    const text = onPaper(receipt).replace(/[\s\u202f]+/g, ' ');
    expect(text).toContain(`Filed ${filedAt}`);
    expect(text).toContain(`LA Metro will review your complaint and answer by ${day}.`);
    expect(row.filed_at).toBe(new Date(at).toISOString());
  });

  it('and is promised for a complaint, not for praise or an idea', () => {
    for (const kind of ['commendation', 'suggestion'] as const)
      expect(onPaper(filed({ kind, category: 'safety' }).receipt)).not.toMatch(/answer (due )?by/i);
  });
});

describe('the trip that a case is about', () => {
  it('stands on the receipt as the card told it, and in the stored case whole', () => {
    const { row, receipt } = filed({ tapId, trip });
    expect(onPaper(receipt)).toContain(`
Trip
  Mar 14, 2026, 10:41 PM, Bus, Metro, Route 733
  East, Spring & 1st
`);
    expect(JSON.parse(row.answers).trip).toEqual({ kind: 'cardTrip', trip });
  });

  it('is not made up where there is none', () => {
    const { row, receipt } = filed({ tapId });
    expect(onPaper(receipt)).not.toContain('Trip');
    expect(JSON.parse(row.answers)).not.toHaveProperty('trip');
  });
});

describe('what a case is about', () => {
  it("is said in the agency's words for paper, in the language of the receipt", () => {
    expect(onPaper(filed({ language: 'en' }).receipt)).toMatch(/\nAbout {2,}Vehicle did not stop\n/);
    expect(onPaper(filed({ language: 'vi' }).receipt)).toMatch(/\nVề việc {2,}Xe không dừng\n/);
  });
});
