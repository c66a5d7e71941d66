import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FileCaseRequest } from '../../../../contract/cases.ts';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import { firstBrokenAuditEntry } from '../../../../terminal-service/ledger/audit.ts';
import { sql, storageFailure } from '../../../../terminal-service/ledger/store.ts';
import { claimPrefix } from '../../../../terminal-service/ledger/terminal-identity.ts';
import { type FilingContext, fileCase } from '../../../../terminal-service/modules/filing/file-case.ts';
import { RESUME_WITHIN_MS, receiptJobs } from '../../../../terminal-service/modules/receipts/receipt-jobs.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { complaint } from '../../complaint.ts';
import { openStore } from '../../open-store.ts';
import { statement } from '../../statement.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

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
const tapId = randomUUID();

function terminal() {
  const path = join(temporaryFolder(), 'terminal.db');
  const store = openStore(path);
  onTestFinished(() => store.close());
  const clock = new ManualClock();
  claimPrefix(store, '7QK');
  const context: FilingContext = {
    store,
    clock,
    cardOfTap: (id) => (id === tapId ? card : undefined),
    receiptFor: ({ caseNumber }) => ({ language: 'en', blocks: [{ kind: 'heading', text: caseNumber }] }),
  };
  const file = (request: FileCaseRequest) => {
    const result = fileCase(context, request);
    if (!result.ok) throw new Error(result.problem);
    return result.filing;
  };
  const count = (table: 'filed_case' | 'receipt_job' | 'audit') =>
    store.all(sql.selectFrom(table).select((column) => column.fn.countAll<number>().as('rows')))[0]?.rows;
  return { path, store, clock, context, file, count };
}

describe('filing a case', () => {
  it('writes the case, its receipt job and the audit entry together', () => {
    const { store, file, count } = terminal();
    const filing = file(complaint({ tapId, contact: { name: 'A. Rider', email: '' } }));
    expect(filing).toMatchObject({ caseNumber: expect.stringMatching(/^7QK-00001-.$/), replayed: false });
    expect([count('filed_case'), count('receipt_job'), count('audit')]).toEqual([1, 1, 1]);
    expect(store.first(sql.selectFrom('filed_case').selectAll())).toMatchObject({
      case_number: filing.caseNumber,
      card_number: card.number,
      kind: 'complaint',
      filed_at: '2026-03-14T16:05:00.000Z',
      answers: JSON.stringify({
        category: 'passedUp',
        contact: { email: '', name: 'A. Rider', phone: '' },
        narrative: 'The bus did not stop.',
      }),
    });
  });

  it('is refused when a restart has forgotten the card that it is about, and uses no number up', () => {
    const { file, count } = terminal();
    const request = complaint({ tapId: randomUUID() });
    expect(() => file(request)).toThrow('cardForgotten');
    expect([count('filed_case'), count('audit'), count('receipt_job')]).toEqual([0, 0, 0]);
    expect(file({ ...request, tapId }).caseNumber.slice(4, 9)).toBe('00001');
  });

  it('that was filed before the restart is the same case afterwards, card or not', () => {
    const { store, clock, file } = terminal();
    const request = complaint({ tapId });
    const { caseNumber } = file(request);
    const restarted = { store, clock, cardOfTap: () => undefined, receiptFor: () => expect.fail() };
    expect(fileCase(restarted, request)).toMatchObject({ ok: true, filing: { caseNumber, replayed: true } });
  });

  it('gives the same case when the same request is sent again', () => {
    const { file, count } = terminal();
    const request = complaint();
    const first = file(request);
    const { answers, ...rest } = request;
    const otherOrder = Object.fromEntries(Object.entries(answers).reverse());
    expect(Object.keys(otherOrder)).not.toEqual(Object.keys(answers));
    expect(file({ answers: otherOrder, ...rest })).toEqual({ ...first, replayed: true });
    expect([count('filed_case'), count('receipt_job'), count('audit')]).toEqual([1, 1, 1]);
  });

  it('refuses other content under the same request id', () => {
    const { context, file, count } = terminal();
    const request = complaint();
    file(request);
    const other = fileCase(context, {
      ...request,
      answers: { ...request.answers, narrative: 'Something else.' },
    });
    expect(other).toEqual({ ok: false, problem: 'requestIdReused' });
    expect(count('filed_case')).toBe(1);
  });

  it('counts on in order, also when the wall clock is set back a year', () => {
    const { clock, store, file } = terminal();
    const first = file(complaint());
    clock.jumpWallClock(-365 * 86_400_000);
    const second = file(complaint());
    expect([first.caseNumber, second.caseNumber].map((number) => number.slice(4, 9))).toEqual([
      '00001',
      '00002',
    ]);
    expect(firstBrokenAuditEntry(store)).toBeUndefined();
  });

  it('on a full disk files nothing, says so, and uses no number up', () => {
    const { store, file, count } = terminal();
    file(complaint());
    store.run(limitPages(1));
    let thrown: unknown;
    try {
      for (let tries = 0; tries < 200; tries++) file(complaint({ narrative: 'x'.repeat(4000) }));
    } catch (error) {
      thrown = error;
    }
    expect(storageFailure(thrown)).toBe('storageFull');
    expect(count('filed_case')).toBe(count('receipt_job'));
    expect(count('filed_case')).toBe(count('audit'));
    store.run(limitPages(1_000_000));
    const { caseNumber } = file(complaint());
    expect(Number(caseNumber.slice(4, 9))).toBe(count('filed_case'));
  });
});

/** The ceiling on pages is SQLite's own way to play a full disk. */
const limitPages = (pages: number) => statement(`PRAGMA max_page_count = ${pages}`);

describe('the audit', () => {
  it('is whole after many filings', () => {
    const { store, file } = terminal();
    for (let index = 0; index < 20; index++) file(complaint());
    expect(firstBrokenAuditEntry(store)).toBeUndefined();
  });

  it('cannot be edited or cut through the program', () => {
    const { store, file } = terminal();
    file(complaint());
    expect(() => store.run(sql.updateTable('audit').set({ at: 'never' }))).toThrow(/append-only/);
    expect(() => store.run(sql.deleteFrom('audit'))).toThrow(/append-only/);
  });

  it.each([
    ['edited', "UPDATE audit SET detail = '{}' WHERE sequence = 3", 3],
    ['removed', 'DELETE FROM audit WHERE sequence = 3', 3],
    ['renumbered', 'UPDATE audit SET sequence = 100 WHERE sequence = 5', 5],
  ])('shows an entry that was %s behind its back', (_what, statement, broken) => {
    const { path, store, file } = terminal();
    for (let index = 0; index < 5; index++) file(complaint());
    const intruder = new DatabaseSync(path);
    intruder.exec(`DROP TRIGGER audit_is_never_edited; DROP TRIGGER audit_is_never_cut; ${statement}`);
    intruder.close();
    expect(firstBrokenAuditEntry(store)).toBe(broken);
  });
});

describe('a receipt job after a crash', () => {
  const afterCrash = (
    steps: (job: ReturnType<typeof receiptJobs>, id: string, clock: ManualClock) => void,
  ) => {
    const { store, clock, file } = terminal();
    const jobs = receiptJobs(store, clock);
    const { receiptId } = file(complaint());
    steps(jobs, receiptId, clock);
    const resumed = jobs.recover().map((job) => job.receiptId === receiptId);
    return { resumed, state: jobs.read(receiptId)?.state };
  };

  it('of which nothing had left is printed while the customer is still there', () => {
    expect(afterCrash(() => undefined)).toEqual({ resumed: [true], state: { state: 'queued' } });
  });

  it('of which nothing had left is not printed for whoever stands there later', () => {
    expect(afterCrash((_jobs, _id, clock) => clock.jumpWallClock(RESUME_WITHIN_MS))).toEqual({
      resumed: [],
      state: { state: 'cancelled' },
    });
  });

  it('that waited for paper unsent is printed', () => {
    const result = afterCrash((jobs, id) => jobs.record(id, { step: 'waiting', reason: 'paperOut' }));
    expect(result.resumed).toEqual([true]);
  });

  it('that was being sent is unknown and never sent again', () => {
    expect(afterCrash((jobs, id) => jobs.record(id, { step: 'sending' }))).toEqual({
      resumed: [],
      state: { state: 'unknown', bodyConfirmed: false },
    });
  });

  it('whose text is on paper says so', () => {
    const result = afterCrash((jobs, id) => {
      jobs.record(id, { step: 'sending' });
      jobs.record(id, { step: 'bodyConfirmed' });
      jobs.record(id, { step: 'waiting', reason: 'cutterError' });
    });
    expect(result).toEqual({ resumed: [], state: { state: 'unknown', bodyConfirmed: true } });
  });

  it('that was printed stays printed', () => {
    const result = afterCrash((jobs, id) => {
      jobs.record(id, { step: 'sending' });
      jobs.record(id, { outcome: 'printed' });
    });
    expect(result).toEqual({ resumed: [], state: { state: 'printed' } });
  });
});
