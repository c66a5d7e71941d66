import { describe, expect, it } from 'vitest';
import { openEscPosPrinter } from '../../../../devices/receipt-printer/escpos/session.ts';
import { openSimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/in-memory-printer.ts';
import { SimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { linesOf } from '../../../../devices/receipt-printer/escpos/simulator/tape.ts';
import { encodeReceipt } from '../../../../receipts/escpos.ts';
import type { TypesettingProblem } from '../../../../receipts/typeset.ts';
import { receiptDesk } from '../../../../terminal-service/modules/receipts/receipt-desk.ts';
import type { ReceiptJob } from '../../../../terminal-service/modules/receipts/receipt-jobs.ts';
import { filedReceipts } from './filed-receipts.ts';

/** The desk with the real driver and a simulated printer, on a clock that stands. */
async function deskWithPrinter(encode = encodeReceipt) {
  const parts = filedReceipts();
  const { clock, jobs } = parts;
  const simulator = new SimulatedPrinter(clock);
  const printer = openEscPosPrinter({ open: openSimulatedPrinter(simulator), clock, random: () => 0.5 });
  const told: Pick<ReceiptJob, 'receiptId' | 'state'>[] = [];
  const failures: string[] = [];
  const unprintable: [receiptId: string, TypesettingProblem][] = [];
  const desk = receiptDesk({
    jobs,
    printer,
    encode: (receipt, { paper }) => encode(receipt, paper),
    clock,
    onChange: ({ receiptId, state }) => void told.push({ receiptId, state }),
    onFailure: ({ message }) => void failures.push(message),
    onUnprintable: ({ receiptId }, problem) => void unprintable.push([receiptId, problem]),
  });
  await clock.advance(1_000);
  const stateOf = (receiptId: string) => jobs.read(receiptId)?.state.state;
  /** The case numbers that have come out, in order. */
  const cameOut = () =>
    linesOf(simulator.tape).flatMap((line) => /Your case is (\S+)/.exec(line)?.slice(1) ?? []);
  return { ...parts, simulator, desk, told, failures, unprintable, stateOf, cameOut };
}

describe('when the customer leaves', () => {
  it('their receipt that waits for paper is withdrawn; the copy that staff asked for comes out', async () => {
    const { clock, jobs, file, simulator, desk, stateOf, cameOut } = await deskWithPrinter();
    const earlier = file();
    jobs.record(earlier.receiptId, { outcome: 'printed' });
    const copy = jobs.copy(earlier.receiptId);
    if (!copy.ok) throw new Error(copy.problem);
    const own = file();
    simulator.takePaperOut();
    await clock.advance(1_000);
    desk.print(copy.job.receiptId, 'staff');
    desk.print(own.receiptId, 'customer');
    await clock.advance(1_000);
    expect([stateOf(copy.job.receiptId), stateOf(own.receiptId)]).toEqual(['waiting', 'queued']);

    desk.endSession();
    await clock.advance(1_000);
    expect([stateOf(copy.job.receiptId), stateOf(own.receiptId)]).toEqual(['waiting', 'cancelled']);
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(stateOf(copy.job.receiptId)).toBe('printed');
    expect(cameOut()).toEqual([earlier.caseNumber]);
  });

  it('a receipt that a restart left behind is not withdrawn: nobody knows whose it is', async () => {
    const { clock, jobs, file, simulator, desk, stateOf } = await deskWithPrinter();
    const left = file();
    simulator.takePaperOut();
    await clock.advance(1_000);
    desk.rememberInterrupted(jobs.changedLately(60_000));
    desk.print(left.receiptId, 'staff');
    await clock.advance(1_000);
    expect(desk.lately('kiosk').map(({ receiptId }) => receiptId)).toEqual([left.receiptId]);
    desk.endSession();
    await clock.advance(1_000);
    expect(stateOf(left.receiptId)).toBe('waiting');
    expect(desk.lately('kiosk')).toEqual([]);
  });

  it('what is printing already goes on, and the next one never hears of it', async () => {
    const { clock, file, simulator, desk, stateOf } = await deskWithPrinter();
    const own = file();
    simulator.afterLines(1, () => simulator.takePaperOut());
    desk.print(own.receiptId, 'customer');
    await clock.advance(1_000);
    expect(desk.lately('kiosk').map(({ receiptId }) => receiptId)).toEqual([own.receiptId]);
    desk.endSession();
    expect(desk.lately('kiosk')).toEqual([]);
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(stateOf(own.receiptId)).toBe('printed');
  });
});

describe('what is told of a receipt', () => {
  it('is every step, each written down before it is told, to the end', async () => {
    const { clock, file, desk, told } = await deskWithPrinter();
    const { receiptId } = file();
    desk.print(receiptId, 'customer');
    await clock.advance(60_000);
    expect(told).toEqual(
      ['sending', 'bodyConfirmed', 'printed'].map((state) => ({ receiptId, state: { state } })),
    );
  });

  it('first is how it ended, as soon as that is known', async () => {
    const { clock, file, desk } = await deskWithPrinter();
    const { receiptId } = file();
    desk.print(receiptId, 'customer');
    const news = desk.firstNews(receiptId);
    await clock.advance(7_999);
    expect(await news).toEqual({ state: 'printed' });
    expect(await desk.firstNews(receiptId)).toEqual({ state: 'printed' });
    expect(await Promise.race([desk.firstNews('nothing'), Promise.resolve('nothing yet')])).toBe(
      'nothing yet',
    );
  });

  it('first is that it waits, and for what', async () => {
    const { clock, file, simulator, desk } = await deskWithPrinter();
    const { receiptId } = file();
    simulator.openCover();
    await clock.advance(1_000);
    desk.print(receiptId, 'customer');
    const news = desk.firstNews(receiptId);
    await clock.advance(1);
    expect(await news).toEqual({ state: 'waiting', reason: 'coverOpen' });
  });

  it('first is where it has come to after eight seconds, with a printer that takes its time', async () => {
    const { clock, file, simulator, desk } = await deskWithPrinter();
    const { receiptId } = file();
    simulator.answers.silent = true;
    desk.print(receiptId, 'customer');
    let heard: unknown;
    void desk.firstNews(receiptId).then((news) => {
      heard = news;
    });
    await clock.advance(7_999);
    expect(heard).toBeUndefined();
    await clock.advance(1);
    expect(heard).toEqual({ state: 'sending' });
  });

  it('of one that cannot be set for this printer is that, and nothing of it is sent', async () => {
    const problem: TypesettingProblem = { kind: 'noGlyph', characters: ['U+1F600 😀'] };
    const { clock, file, desk, simulator, unprintable, stateOf, jobs } = await deskWithPrinter(() => ({
      ok: false,
      problem,
    }));
    const { receiptId } = file();
    desk.print(receiptId, 'customer');
    await clock.advance(1_000);
    expect(unprintable).toEqual([[receiptId, problem]]);
    expect(jobs.read(receiptId)?.state).toEqual({ state: 'notSent', reason: 'unprintable' });
    expect([stateOf(receiptId), simulator.tape]).toEqual(['notSent', []]);
  });

  it('ends with what was last written down when the disk is full, and the failure is told', async () => {
    const { clock, jobs, file, desk, failures, told, stateOf } = await deskWithPrinter();
    const { receiptId } = file();
    const { record } = jobs;
    jobs.record = (id, step) => {
      if ('outcome' in step) throw new Error('the disk is full');
      return record(id, step);
    };
    desk.print(receiptId, 'customer');
    await clock.advance(60_000);
    expect(failures).toEqual(['the disk is full']);
    expect([told.at(-1)?.state, stateOf(receiptId)]).toEqual([{ state: 'bodyConfirmed' }, 'bodyConfirmed']);
  });
});
