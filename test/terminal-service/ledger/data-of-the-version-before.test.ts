import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ReceiptView, VerifiedReceipt } from '../../../contract/receipts.ts';
import { systemClock } from '../../../devices/clock.ts';
import { firstBrokenAuditEntry } from '../../../terminal-service/ledger/audit.ts';
import { sql } from '../../../terminal-service/ledger/store.ts';
import { listedCases } from '../listed-cases.ts';
import { listen } from '../live-events.ts';
import { openStore } from '../open-store.ts';
import { startTerminal } from '../running-terminal.ts';
import { statement } from '../statement.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/**
 * A data folder that the last version without modules left behind, with its store at schema 3: four cases in four languages
 * and all kinds, a copy, a receipt of unknown fate that a person decided, one that waited for paper, two parked drafts and
 * an open call. Made by that version itself, through its own HTTP.
 */
const before = join(import.meta.dirname, '..', 'data-of-schema-3');
const left = Date.parse('2026-11-27T12:10:20.500Z');
const receiptIds = {
  complaint: '5989f686-16da-4a9e-a37b-204315c4cb72',
  commendation: '25997c8c-ab02-45ec-bf31-b5d36e2a70cf',
  suggestion: 'f1db1b92-abd2-43d7-8edd-bb8e1535ec6b',
  waiting: '0b5861ff-957c-46a7-af61-09d9fd4205c5',
};
const trip = {
  kind: 'storedValueTrip',
  at: '2026-11-27T03:45',
  mode: 'bus',
  fareCents: 0,
  agency: 'Metro',
  route: '733 East',
};

/** A folder as it was left, and a clock that stands an hour later. */
function dataFolder() {
  const dataDir = temporaryFolder();
  cpSync(before, dataDir, { recursive: true });
  return { dataDir, clock: { ...systemClock, now: () => left + 3_600_000 } };
}

describe('a data folder of the version before', () => {
  it('starts: every case is listed with what became of its receipt, and the audit adds up', async () => {
    const { dataDir, clock } = dataFolder();
    await (await startTerminal({ dataDir, clock })).stop();
    expect(await listedCases(dataDir)).toMatchObject([
      { caseNumber: '7QK-00004-H', kind: 'complaint', category: 'other', receipt: 'cancelled' },
      { caseNumber: '7QK-00003-K', kind: 'suggestion', category: 'lateOrMissing', receipt: 'unknown' },
      { caseNumber: '7QK-00002-N', kind: 'commendation', category: 'operatorConduct', receipt: 'printed' },
      { caseNumber: '7QK-00001-Q', kind: 'complaint', category: 'passedUp', receipt: 'printed' },
    ]);
    const store = openStore(join(dataDir, 'terminal.db'));
    onTestFinished(() => store.close());
    expect(firstBrokenAuditEntry(store)).toBeUndefined();
    const audit = store.all<{ action: string; subject: string }>(
      statement('SELECT action, subject FROM audit ORDER BY sequence'),
    );
    expect(audit.filter(({ action }) => action === 'case.filed').map(({ subject }) => subject)).toEqual([
      '7QK-00001-Q',
      '7QK-00002-N',
      '7QK-00003-K',
      '7QK-00004-H',
    ]);
    expect(audit.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['receipt.copied', 'receipt.decided', 'receipt.changed']),
    );
  });

  it('has every answer under the question that it was an answer to', async () => {
    const { dataDir, clock } = dataFolder();
    await (await startTerminal({ dataDir, clock })).stop();
    const store = openStore(join(dataDir, 'terminal.db'));
    onTestFinished(() => store.close());
    const cases = store.all(
      sql.selectFrom('filed_case').select(['language', 'card_family', 'answers']).orderBy('case_number'),
    );
    expect(cases.map(({ answers, ...rest }) => ({ ...rest, answers: JSON.parse(answers) }))).toEqual([
      {
        language: 'hy',
        card_family: 'nextfare-classic',
        answers: {
          category: 'passedUp',
          trip: { kind: 'cardTrip', trip },
          narrative: 'The bus drove past me at the stop, although I waved.\nIt was not full.',
          contact: { name: 'A Rider', email: 'rider@example.com', phone: '555 0100' },
        },
      },
      {
        language: 'en',
        card_family: null,
        answers: {
          category: 'operatorConduct',
          narrative: 'The driver waited for me.',
          contact: { name: '', email: 'rider@example.com', phone: '' },
        },
      },
      {
        language: 'es',
        card_family: null,
        answers: { category: 'lateOrMissing', narrative: 'A later bus on Sundays.' },
      },
      {
        language: 'en',
        card_family: null,
        answers: { category: 'other', narrative: 'No shade at the stop.' },
      },
    ]);
  });

  it('goes on with the next case number, and with the key that the receipts were signed with', async () => {
    const { dataDir, clock } = dataFolder();
    const terminal = await startTerminal({ dataDir, clock });
    const view = ReceiptView.parse(
      await (await terminal.get(`/api/receipts/${receiptIds.complaint}`)).json(),
    );
    const code = /RC1:[0-9A-Z:-]+?(?=-{10}|$)/.exec(
      view.lines.slice(view.lines.findIndex((line) => line.startsWith('RC1:'))).join(''),
    )?.[0];
    const verified = await (await terminal.post('/api/receipts/verify', { code })).json();
    expect(VerifiedReceipt.parse(verified)).toEqual({
      genuine: true,
      caseNumber: '7QK-00001-Q',
      kind: 'complaint',
      filedAt: '2026-11-27T12:10:03.000Z',
      terminal: '7QK',
    });
  });

  it('still says on each receipt what it said, also on a copy that is printed now', async () => {
    const { dataDir, clock } = dataFolder();
    const terminal = await startTerminal({ dataDir, clock });
    const view = async (receiptId: string) =>
      ReceiptView.parse(await (await terminal.get(`/api/receipts/${receiptId}`)).json());
    expect(await view(receiptIds.suggestion)).toMatchObject({
      language: 'es',
      receipt: { state: 'unknown', bodyConfirmed: false, decided: 'notPrinted' },
    });
    expect((await view(receiptIds.suggestion)).lines).toContain(
      'Asunto          Servicio atrasado o que no llegó',
    );
    expect((await view(receiptIds.complaint)).language).toBe('hy');
    const copy = ReceiptView.parse(
      await (await terminal.post('/api/receipts/copies', { receiptId: receiptIds.commendation })).json(),
    );
    expect(copy).toMatchObject({ caseNumber: '7QK-00002-N', copyNumber: 2 });
    expect(copy.lines[0]?.trim()).toBe('COPY 2');
  });

  it('opens its drafts with their codes, and shows staff the call that stands', async () => {
    const { dataDir } = dataFolder();
    const soon = { ...systemClock, now: () => left + 60_000 };
    const terminal = await startTerminal({ dataDir, clock: soon });
    const open = async (code: string) => (await terminal.post('/api/drafts/open', { code })).json();
    expect(await open('06N-550-ASW')).toEqual({ form: draftInFarsi });
    expect(await open('2ye ck3 q8q')).toEqual({ form: halfASuggestion });
    const counter = await listen(terminal.origin, undefined, 'counter');
    expect((await counter.until('snapshot')).event).toMatchObject({
      snapshot: { staffCalls: [{ language: 'hy' }] },
    });
  });

  it('is copied before it is changed, without its drafts', async () => {
    const { dataDir, clock } = dataFolder();
    await (await startTerminal({ dataDir, clock })).stop();
    const [copy = ''] = readdirSync(dataDir).filter((name) => name.includes('.before-'));
    expect(copy).toBe('terminal.db.before-0004');
    expect(readFileSync(join(dataDir, copy)).includes('7QK-00003-K')).toBe(true);
    expect(readFileSync(join(before, 'terminal.db')).includes('2026-11-28T12:10:19.811Z')).toBe(true);
    expect(readFileSync(join(dataDir, copy)).includes('2026-11-28T12:10:19.811Z')).toBe(false);
  });
});

/** As they are read now, with the kind of the case as the name of its form. */
const draftInFarsi = {
  kind: 'complaint',
  language: 'fa',
  answers: {
    category: 'safety',
    trip: { kind: 'cardTrip', trip },
    narrative: 'It was dark.',
    contact: { name: 'A Rider', email: '', phone: '555 0100' },
  },
};
const halfASuggestion = {
  kind: 'suggestion',
  language: 'en',
  answers: {
    category: null,
    trip: null,
    narrative: 'More',
    contact: { name: '', email: '', phone: '' },
  },
};
