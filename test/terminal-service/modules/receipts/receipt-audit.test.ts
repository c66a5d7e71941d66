import { describe, expect, it } from 'vitest';
import type { PrintOutcome, PrintProgress } from '../../../../devices/receipt-printer/receipt-printer.ts';
import { firstBrokenAuditEntry } from '../../../../terminal-service/ledger/audit.ts';
import { filedReceipts } from './filed-receipts.ts';

const filedAt = '2026-03-14T16:05:00.000Z';

describe('what became of a receipt', () => {
  it.each<[PrintOutcome, object]>([
    [{ outcome: 'printed' }, { receipt: 'printed' }],
    [{ outcome: 'cancelled' }, { receipt: 'cancelled' }],
    [{ outcome: 'unknown', bodyConfirmed: true }, { receipt: 'unknown' }],
    [
      { outcome: 'notSent', reason: 'paperOut' },
      { receipt: 'notSent', reason: 'paperOut' },
    ],
    [
      { outcome: 'notSent', reason: 'unprintable' },
      { receipt: 'notSent', reason: 'unprintable' },
    ],
  ])('is in the audit, with when it was known: %j', async (outcome, detail) => {
    const { jobs, clock, file, audited, store } = filedReceipts();
    const { receiptId, caseNumber } = file();
    await clock.advance(1_500);
    jobs.record(receiptId, outcome);
    expect(audited()).toEqual([
      {
        at: '2026-03-14T16:05:01.500Z',
        action: 'receipt.changed',
        subject: caseNumber,
        detail: { copy: 0, ...detail },
      },
    ]);
    expect(firstBrokenAuditEntry(store)).toBeUndefined();
  });

  it('is not claimed by any step on the way', () => {
    const { jobs, file, audited } = filedReceipts();
    const { receiptId } = file();
    for (const step of [
      { step: 'waiting', reason: 'paperOut' },
      { step: 'sending' },
      { step: 'bodyConfirmed' },
    ] satisfies PrintProgress[])
      jobs.record(receiptId, step);
    expect(audited()).toEqual([]);
  });
});

describe('what people do about a receipt', () => {
  it('is in the audit: what they found in the tray', () => {
    const { jobs, file, audited } = filedReceipts();
    const { receiptId, caseNumber } = file();
    jobs.record(receiptId, { outcome: 'unknown', bodyConfirmed: false });
    jobs.decide(receiptId, 'notPrinted');
    expect(audited()[1]).toEqual({
      at: filedAt,
      action: 'receipt.decided',
      subject: caseNumber,
      detail: { copy: 0, decision: 'notPrinted' },
    });
  });

  it('is in the audit once, whoever else decides later', () => {
    const { jobs, file, audited } = filedReceipts();
    const { receiptId } = file();
    expect(jobs.decide(receiptId, 'printed')).toBeUndefined();
    jobs.record(receiptId, { outcome: 'unknown', bodyConfirmed: false });
    expect(jobs.decide(receiptId, 'printed')?.state).toMatchObject({ decided: 'printed' });
    expect(jobs.decide(receiptId, 'notPrinted')).toBeUndefined();
    expect(audited().map(({ action }) => action)).toEqual(['receipt.changed', 'receipt.decided']);
  });

  it('is in the audit: that a copy was made, which one, and what became of it', () => {
    const { jobs, file, audited } = filedReceipts();
    const { receiptId, caseNumber } = file();
    jobs.record(receiptId, { outcome: 'printed' });
    const copy = jobs.copy(receiptId);
    if (!copy.ok) throw new Error(copy.problem);
    jobs.record(copy.job.receiptId, { outcome: 'printed' });
    expect(audited().slice(1)).toEqual([
      { at: filedAt, action: 'receipt.copied', subject: caseNumber, detail: { copy: 1 } },
      {
        at: filedAt,
        action: 'receipt.changed',
        subject: caseNumber,
        detail: { copy: 1, receipt: 'printed' },
      },
    ]);
  });
});
