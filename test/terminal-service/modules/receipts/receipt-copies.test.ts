import { describe, expect, it } from 'vitest';
import type { PrintOutcome, PrintProgress } from '../../../../devices/receipt-printer/receipt-printer.ts';
import { sql } from '../../../../terminal-service/ledger/store.ts';
import { filedReceipts } from './filed-receipts.ts';

/** A case whose receipt was printed, and which copies of it there are. */
function printedReceipt() {
  const parts = filedReceipts();
  const { receiptId, caseNumber } = parts.file();
  parts.jobs.record(receiptId, { outcome: 'printed' });
  const copies = () =>
    parts.store
      .all(
        sql
          .selectFrom('receipt_job')
          .select('copy_number')
          .where('case_number', '=', caseNumber)
          .where('copy_number', '>', 0)
          .orderBy('copy_number'),
      )
      .map(({ copy_number }) => copy_number);
  const makeCopy = (of = receiptId) => {
    const result = parts.jobs.copy(of);
    if (!result.ok) throw new Error(result.problem);
    return result.job;
  };
  return { ...parts, receiptId, caseNumber, copies, makeCopy };
}

const underWay = { ok: false, problem: 'receiptUnderWay' };

describe('a copy of a receipt', () => {
  it('is the same document under the same number, marked and counted', () => {
    const { makeCopy, receiptId, caseNumber, jobs } = printedReceipt();
    expect(makeCopy()).toEqual({
      receiptId: expect.not.stringContaining(receiptId),
      caseNumber,
      copyNumber: 1,
      createdAt: '2026-03-14T16:05:00.000Z',
      state: { state: 'queued' },
      document: {
        language: 'en',
        blocks: [{ kind: 'heading', text: 'COPY 1' }, ...(jobs.read(receiptId)?.document.blocks ?? [])],
      },
    });
  });

  it('of a copy is one of the original: it is marked once, with the next number', () => {
    const { makeCopy, jobs, copies } = printedReceipt();
    const first = makeCopy();
    jobs.record(first.receiptId, { outcome: 'printed' });
    const second = makeCopy(first.receiptId);
    expect(second.copyNumber).toBe(2);
    expect(second.document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual(
      ['COPY 2'],
    );
    expect(copies()).toEqual([1, 2]);
  });

  const stepsUnderWay: [string, PrintProgress[]][] = [
    ['has not begun', []],
    ['is being sent', [{ step: 'sending' }]],
    ['is on paper but not cut', [{ step: 'sending' }, { step: 'bodyConfirmed' }]],
    ['waits for paper', [{ step: 'waiting', reason: 'paperOut' }]],
  ];

  it.each(stepsUnderWay)('is not made while the receipt itself %s', (_what, steps) => {
    const { jobs, file, store } = filedReceipts();
    const { receiptId } = file();
    for (const step of steps) jobs.record(receiptId, step);
    expect(jobs.copy(receiptId)).toEqual(underWay);
    expect(store.all(sql.selectFrom('receipt_job').select('receipt_id'))).toHaveLength(1);
  });

  it.each(stepsUnderWay)(
    'is not made while another copy %s, whichever of both is asked for',
    (_what, steps) => {
      const { jobs, makeCopy, copies, receiptId } = printedReceipt();
      const first = makeCopy();
      for (const step of steps) jobs.record(first.receiptId, step);
      expect(jobs.copy(receiptId)).toEqual(underWay);
      expect(jobs.copy(first.receiptId)).toEqual(underWay);
      expect(copies()).toEqual([1]);
    },
  );

  it.each<PrintOutcome>([
    { outcome: 'printed' },
    { outcome: 'cancelled' },
    { outcome: 'notSent', reason: 'coverOpen' },
    { outcome: 'unknown', bodyConfirmed: false },
  ])('is made when the one before it ended: %j', (outcome) => {
    const { jobs, makeCopy, copies } = printedReceipt();
    jobs.record(makeCopy().receiptId, outcome);
    expect(makeCopy().copyNumber).toBe(2);
    expect(copies()).toEqual([1, 2]);
  });

  it('of one case does not wait for the receipt of another', () => {
    const { file, makeCopy, copies } = printedReceipt();
    file();
    makeCopy();
    expect(copies()).toEqual([1]);
  });

  it('of no receipt is none', () => {
    expect(filedReceipts().jobs.copy('nothing')).toEqual({ ok: false, problem: 'receiptNotFound' });
  });
});
