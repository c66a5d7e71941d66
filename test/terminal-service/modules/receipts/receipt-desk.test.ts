import { describe, expect, it } from 'vitest';
import { openEscPosPrinter } from '../../../../devices/receipt-printer/escpos/session.ts';
import { openSimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/in-memory-printer.ts';
import { SimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { linesOf } from '../../../../devices/receipt-printer/escpos/simulator/tape.ts';
import type { ReceiptPrinter } from '../../../../devices/receipt-printer/receipt-printer.ts';
import { encodeReceipt } from '../../../../receipts/escpos.ts';
import type { TypesettingProblem } from '../../../../receipts/typeset.ts';
import { receiptDesk } from '../../../../terminal-service/modules/receipts/receipt-desk.ts';
import type { ReceiptJob } from '../../../../terminal-service/modules/receipts/receipt-jobs.ts';
import { atOnce } from '../../at-once.ts';
import { filedReceipts } from './filed-receipts.ts';

/** The desk with the real driver and a simulated printer, on a clock that stands. */
async function deskWithPrinter(encode = encodeReceipt) {
  const parts = filedReceipts();
  const { clock, jobs } = parts;
  const simulator = new SimulatedPrinter(clock);
  const drive = () => openEscPosPrinter({ open: openSimulatedPrinter(simulator), clock, random: () => 0.5 });
  const told: Pick<ReceiptJob, 'receiptId' | 'state'>[] = [];
  const failures: string[] = [];
  const unprintable: [receiptId: string, TypesettingProblem][] = [];
  const keptByPrinter: string[] = [];
  const openDesk = (printer: ReceiptPrinter, theJobs = jobs, whenPossible = atOnce) =>
    receiptDesk({
      jobs: theJobs,
      printer,
      encode: (receipt, { paper }) => encode(receipt, paper),
      clock,
      whenPossible,
      onChange: ({ receiptId, state }) => void told.push({ receiptId, state }),
      onFailure: ({ message }) => void failures.push(message),
      onUnprintable: ({ receiptId }, problem) => void unprintable.push([receiptId, problem]),
      onKeptByPrinter: (receiptId) => void keptByPrinter.push(receiptId),
    });
  const printer = drive();
  const desk = openDesk(printer);
  await clock.advance(1_000);
  const stateOf = (receiptId: string) => jobs.read(receiptId)?.state.state;
  /** The case numbers that have come out whole, in order. */
  const cameOut = () =>
    linesOf(simulator.tape.filter((entry) => !(entry.kind === 'line' && entry.torn))).flatMap(
      (line) => /Your case is (\S+)/.exec(line)?.slice(1) ?? [],
    );
  return {
    ...parts,
    simulator,
    printer,
    drive,
    openDesk,
    desk,
    keptByPrinter,
    told,
    failures,
    unprintable,
    stateOf,
    cameOut,
  };
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

  it('their receipt that the printer has already and stands still with does not come out when it goes on', async () => {
    const { clock, file, simulator, desk, stateOf, cameOut, jobs } = await deskWithPrinter();
    const own = file();
    simulator.afterLines(0, () => simulator.takePaperOut());
    desk.print(own.receiptId, 'customer');
    await clock.advance(1_000);
    expect(stateOf(own.receiptId)).toBe('waiting');
    desk.endSession();
    await clock.advance(1_000);
    expect(stateOf(own.receiptId)).toBe('cancelled');
    expect(jobs.wanting().map(({ receiptId }) => receiptId)).toEqual([own.receiptId]);
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(cameOut()).toEqual([]);
    const next = file();
    desk.print(next.receiptId, 'customer');
    await clock.advance(60_000);
    expect(cameOut()).toEqual([next.caseNumber]);
  });

  it('their receipt is withdrawn whichever comes first, the end of the paper or their leaving', async () => {
    const { clock, file, simulator, desk, cameOut } = await deskWithPrinter();
    const own = file();
    simulator.afterLines(0, () => {
      desk.endSession();
      simulator.takePaperOut();
    });
    desk.print(own.receiptId, 'customer');
    await clock.advance(1_000);
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(cameOut()).toEqual([]);
  });

  it('a receipt that waited when the service was started anew is withdrawn as well', async () => {
    const { clock, jobs, file, simulator, desk, stateOf, cameOut } = await deskWithPrinter();
    const left = file();
    simulator.takePaperOut();
    await clock.advance(1_000);
    desk.rememberInterrupted(jobs.changedLately(60_000));
    desk.print(left.receiptId, 'customer');
    await clock.advance(1_000);
    expect(desk.lately('kiosk').map(({ receiptId }) => receiptId)).toEqual([left.receiptId]);
    desk.endSession();
    await clock.advance(1_000);
    expect(stateOf(left.receiptId)).toBe('cancelled');
    expect(desk.lately('kiosk')).toEqual([]);
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(cameOut()).toEqual([]);
  });

  it('a receipt that the printer had when the service was started anew does not come out either', async () => {
    const parts = await deskWithPrinter();
    const { clock, jobs, file, simulator, cameOut } = parts;
    const own = file();
    simulator.afterLines(0, () => simulator.takePaperOut());
    parts.desk.print(own.receiptId, 'customer');
    await clock.advance(1_000);
    // The service ends without a word, and another one begins.
    await parts.printer.close();
    jobs.recover();
    expect(parts.stateOf(own.receiptId)).toBe('unknown');
    const after = parts.openDesk(parts.drive());
    after.rememberInterrupted(jobs.changedLately(60_000));
    await clock.advance(1_000);
    after.endSession();
    await clock.advance(1_000);
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(cameOut()).toEqual([]);
  });

  it('a full disk keeps their receipt from being written down, not from being withdrawn', async () => {
    const parts = await deskWithPrinter();
    const { clock, jobs, file, simulator, failures, cameOut } = parts;
    let isFull = false;
    const desk = parts.openDesk(parts.printer, {
      ...jobs,
      record: (...step) => {
        if (isFull) throw new Error('database or disk is full');
        return jobs.record(...step);
      },
    });
    const own = file();
    simulator.afterLines(0, () => {
      simulator.takePaperOut();
      isFull = true;
    });
    desk.print(own.receiptId, 'customer');
    await clock.advance(1_000);
    desk.endSession();
    await clock.advance(1_000);
    simulator.putPaperIn();
    await clock.advance(60_000);
    expect(cameOut()).toEqual([]);
    expect(failures).toContain('database or disk is full');
  });

  it('a printer that does not say that it forgot their receipt is told of, so that staff can switch it off', async () => {
    const { clock, file, simulator, desk, keptByPrinter } = await deskWithPrinter();
    const own = file();
    simulator.afterLines(0, () => simulator.takePaperOut());
    desk.print(own.receiptId, 'customer');
    await clock.advance(1_000);
    simulator.answers.silent = true;
    desk.endSession();
    await clock.advance(10_000);
    expect(keptByPrinter).toEqual([own.receiptId]);
  });

  it('what is coming out already comes out whole, and the next one never hears of it', async () => {
    const { clock, file, simulator, desk, stateOf, cameOut } = await deskWithPrinter();
    const own = file();
    simulator.afterLines(1, () => desk.endSession());
    desk.print(own.receiptId, 'customer');
    expect(desk.lately('kiosk').map(({ receiptId }) => receiptId)).toEqual([own.receiptId]);
    await clock.advance(60_000);
    expect(desk.lately('kiosk')).toEqual([]);
    expect(stateOf(own.receiptId)).toBe('printed');
    expect(cameOut()).toEqual([own.caseNumber]);
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

  it('is printed on a full disk, and what became of it is written down as soon as there is room', async () => {
    const parts = await deskWithPrinter();
    const { clock, file, told, stateOf, cameOut } = parts;
    const later = new Map<string, () => void>();
    const desk = parts.openDesk(parts.printer, parts.jobs, (what, work) => void later.set(what, work));
    const { receiptId, caseNumber } = file();
    desk.print(receiptId, 'customer');
    await clock.advance(60_000);
    expect(cameOut()).toEqual([caseNumber]);
    expect(stateOf(receiptId)).toBe('bodyConfirmed');
    for (const work of later.values()) work();
    expect([stateOf(receiptId), told.at(-1)?.state]).toEqual(['printed', { state: 'printed' }]);
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
