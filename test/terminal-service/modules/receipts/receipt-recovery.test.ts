import { describe, expect, it } from 'vitest';
import { RESUME_WITHIN_MS } from '../../../../terminal-service/modules/receipts/receipt-jobs.ts';
import { filedReceipts } from './filed-receipts.ts';

/** What a start does with a receipt of which nothing was sent, when the wall clock has moved by so much. */
function recoveredAfter(ms: number) {
  const { jobs, clock, file, audited } = filedReceipts();
  const { receiptId } = file();
  clock.jumpWallClock(ms);
  const resumed = jobs.recover().map((job) => job.receiptId);
  return {
    isResumed: resumed.includes(receiptId),
    state: jobs.read(receiptId)?.state.state,
    audited: audited().map(({ detail }) => detail),
  };
}

const resumed = { isResumed: true, state: 'queued', audited: [] };
const cancelled = { isResumed: false, state: 'cancelled', audited: [{ copy: 0, receipt: 'cancelled' }] };

describe('a receipt of which nothing was sent, after a restart', () => {
  it('is printed as long as its customer may stand there still, and not a moment longer', () => {
    expect(recoveredAfter(0)).toEqual(resumed);
    expect(recoveredAfter(RESUME_WITHIN_MS - 1)).toEqual(resumed);
    expect(recoveredAfter(RESUME_WITHIN_MS)).toEqual(cancelled);
  });

  it('is not printed when it seems to come from the future: nobody knows how old it is', () => {
    expect(recoveredAfter(-1)).toEqual(cancelled);
    expect(recoveredAfter(-RESUME_WITHIN_MS)).toEqual(cancelled);
  });

  it('comes out in the order in which it was asked for', async () => {
    const { jobs, clock, file } = filedReceipts();
    const filed: string[] = [];
    for (let index = 0; index < 4; index++) {
      filed.push(file().receiptId);
      await clock.advance(1_000);
    }
    expect(jobs.recover().map(({ receiptId }) => receiptId)).toEqual(filed);
  });
});

describe('the lists of receipts', () => {
  it('what changed lately ends exactly where it is said to, the latest change last', async () => {
    const { jobs, clock, file } = filedReceipts();
    const old = file();
    await clock.advance(1);
    const first = file();
    const second = file();
    await clock.advance(59_999);
    jobs.record(first.receiptId, { outcome: 'printed' });
    const lately = (ms: number) => jobs.changedLately(ms).map(({ receiptId }) => receiptId);
    expect(lately(60_000)).toEqual([old.receiptId, second.receiptId, first.receiptId]);
    expect(lately(59_999)).toEqual([second.receiptId, first.receiptId]);
  });

  it('what a person should look after is what stands still, was not printed, was withdrawn, or is undecided; newest first', async () => {
    const { jobs, clock, file } = filedReceipts();
    const next = async () => {
      await clock.advance(1_000);
      return file().receiptId;
    };
    const [waiting, notSent, unknown, decided, printed, cancelled] = [
      await next(),
      await next(),
      await next(),
      await next(),
      await next(),
      await next(),
    ];
    await next();
    jobs.record(waiting, { step: 'waiting', reason: 'paperOut' });
    jobs.record(notSent, { outcome: 'notSent', reason: 'notFound' });
    jobs.record(unknown, { outcome: 'unknown', bodyConfirmed: true });
    jobs.record(decided, { outcome: 'unknown', bodyConfirmed: false });
    jobs.decide(decided, 'printed');
    jobs.record(printed, { outcome: 'printed' });
    jobs.record(cancelled, { outcome: 'cancelled' });
    const wanting = () => jobs.wanting().map(({ receiptId, state }) => [receiptId, state]);
    expect(wanting()).toEqual([
      [cancelled, { state: 'cancelled' }],
      [unknown, { state: 'unknown', bodyConfirmed: true }],
      [notSent, { state: 'notSent', reason: 'notFound' }],
      [waiting, { state: 'waiting', reason: 'paperOut' }],
    ]);
    // Once a copy of it has come out there is nothing to look after.
    const copy = jobs.copy(cancelled);
    if (!copy.ok) throw new Error(copy.problem);
    jobs.record(copy.job.receiptId, { outcome: 'printed' });
    expect(wanting().map(([receiptId]) => receiptId)).toEqual([unknown, notSent, waiting]);
  });

  it('are no longer than a person looks through', () => {
    const { jobs, file } = filedReceipts();
    for (let index = 0; index < 101; index++)
      jobs.record(file().receiptId, { outcome: 'notSent', reason: 'notFound' });
    expect(jobs.wanting()).toHaveLength(100);
  });
});
