import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReceiptState } from '../../../../contract/receipts.ts';
import { openEscPosPrinter } from '../../../../devices/receipt-printer/escpos/session.ts';
import { openSimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/in-memory-printer.ts';
import { SimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import type { TapeEntry } from '../../../../devices/receipt-printer/escpos/simulator/tape.ts';
import type { ByteStream } from '../../../../devices/transports/byte-stream.ts';
import { caseReceipt } from '../../../../receipts/case-receipt.ts';
import { encodeReceipt } from '../../../../receipts/escpos.ts';
import type { Store } from '../../../../terminal-service/ledger/store.ts';
import { claimPrefix } from '../../../../terminal-service/ledger/terminal-identity.ts';
import { fileCase } from '../../../../terminal-service/modules/filing/file-case.ts';
import { receiptDesk } from '../../../../terminal-service/modules/receipts/receipt-desk.ts';
import { receiptJobs } from '../../../../terminal-service/modules/receipts/receipt-jobs.ts';
import { howMuch, seedOf } from '../../../how-much.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { exampleFacts } from '../../../receipts/facts.ts';
import { atOnce } from '../../at-once.ts';
import { complaint } from '../../complaint.ts';
import { openStore } from '../../open-store.ts';

const JOBS = howMuch('counts', { inLane: 1_000, usual: 100 });
const LINE_MS = 20;
const WHOLE_JOB_MS = 1_000;

const troubles = [
  'none',
  'paperOut',
  'coverOpen',
  'cutterJam',
  'powerCut',
  'connectionReset',
  'silent',
  'wrongId',
  'serviceKilled',
  'serviceKilledWhilePaperOut',
] as const;
type Trouble = (typeof troubles)[number];

/** Everything that is lost when the service is killed; the store and the printer are not. */
function startService(store: Store, clock: ManualClock, simulator: SimulatedPrinter) {
  let dead = false;
  let stream: ByteStream | undefined;
  const plug = openSimulatedPrinter(simulator);
  const printer = openEscPosPrinter({
    open: async () => {
      if (dead) return { ok: false, failure: 'failed', detail: 'killed' };
      const opened = await plug();
      if (opened.ok) stream = opened.stream;
      return opened;
    },
    clock,
    random: () => 0.5,
  });
  const jobs = receiptJobs(store, clock);
  const alive = {
    ...jobs,
    record: (...step: Parameters<typeof jobs.record>) => {
      if (dead) throw new Error('a dead process writes nothing');
      return jobs.record(...step);
    },
  };
  const desk = receiptDesk({
    whenPossible: atOnce,
    jobs: alive,
    printer,
    encode: (receipt, { paper }) => encodeReceipt(receipt, paper),
    clock,
    onChange: () => {},
    onKeptByPrinter: () => {},
    onFailure: () => {},
    onUnprintable: () => {},
  });
  for (const { receiptId } of jobs.recover()) desk.print(receiptId, 'staff');
  return {
    jobs,
    desk,
    pullWire: () => void stream?.close(),
    kill: () => {
      dead = true;
      void stream?.close();
      void printer.close();
    },
  };
}

/** How often a case's number came out whole, in its double size, with a cut after it; and how often at all. */
function foundOnTape(tape: readonly TapeEntry[], caseNumber: string): { begun: number; cut: number } {
  const places = tape.flatMap((entry, at) =>
    entry.kind === 'line' && entry.text.includes(caseNumber) && !entry.torn ? [at] : [],
  );
  const isCut = (at: number) => {
    const after = tape.slice(at + 1);
    const next = after.findIndex(({ kind }) => kind === 'cut');
    const other = after.findIndex((entry) => entry.kind === 'line' && entry.height === 2);
    return next >= 0 && (other < 0 || next < other) && !after.slice(0, next).some(isTorn);
  };
  return { begun: places.length, cut: places.filter(isCut).length };
}

const isTorn = (entry: TapeEntry) => entry.kind === 'line' && entry.torn;

test.each([
  ['with process ids', 'answered' as const],
  ['a clone without process ids', 'skipped' as const],
])(
  `${JOBS} receipts and a trouble with each, %s: no wrong claim, no double, no loss`,
  async (title, processIds) => {
    const clock = new ManualClock();
    const simulator = new SimulatedPrinter(clock, { lineMs: LINE_MS, processIds, bufferBytes: 512 });
    const store = openStore(':memory:');
    claimPrefix(store, '7QK');
    let service = startService(store, clock, simulator);
    await clock.advance(15_000);

    const moments = fc.sample(fc.integer({ min: 0, max: WHOLE_JOB_MS - 1 }), {
      numRuns: JOBS,
      seed: seedOf(1948),
    });
    const filed: { receiptId: string; caseNumber: string; trouble: Trouble }[] = [];
    const tape: TapeEntry[] = [];
    const found = new Map<string, { begun: number; cut: number }>();

    for (const [index, moment] of moments.entries()) {
      const trouble = troubles[index % troubles.length] ?? 'none';
      if (trouble === 'cutterJam') simulator.jamCutter();
      if (trouble === 'wrongId') simulator.answers.wrongProcessIds = true;
      if (trouble === 'silent') simulator.answers.silent = true;
      const result = fileCase(
        {
          store,
          clock,
          cardOfTap: () => undefined,
          receiptFor: ({ caseNumber }) => caseReceipt({ ...exampleFacts, caseNumber }),
        },
        complaint({ requestId: randomUUID() }),
      );
      if (!result.ok) throw new Error(result.problem);
      const { receiptId, caseNumber } = result.filing;
      filed.push({ receiptId, caseNumber, trouble });
      service.desk.print(receiptId, 'staff');
      await clock.advance(moment);

      if (trouble === 'paperOut' || trouble === 'serviceKilledWhilePaperOut') simulator.takePaperOut();
      if (trouble === 'coverOpen') simulator.openCover();
      if (trouble === 'powerCut') simulator.cutPower();
      if (trouble === 'connectionReset') service.pullWire();
      if (trouble.startsWith('serviceKilled')) {
        service.kill();
        await clock.advance(index % 3 === 0 ? 1_000 : 200_000);
        service = startService(store, clock, simulator);
      }
      await clock.advance(60_000);
      simulator.putPaperIn();
      simulator.clearCutter();
      simulator.openCover();
      await clock.advance(2_000);
      simulator.closeCover();
      simulator.restorePower();
      Object.assign(simulator.answers, { wrongProcessIds: false, silent: false });
      await clock.advance(60_000);
      // Looked at while the tape is short; what comes later of the same case would be found at the next look.
      tape.push(...simulator.tearOff());
      for (const { caseNumber: number } of filed.slice(-3)) found.set(number, foundOnTape(tape, number));
      if (tape.length > 400) tape.splice(0, tape.length - 400);
    }
    service.kill();

    const results = filed.map(({ receiptId, caseNumber, trouble }) => {
      const state: ReceiptState = service.jobs.read(receiptId)?.state ?? { state: 'queued' };
      return { trouble, state, onPaper: found.get(caseNumber) ?? { begun: 0, cut: 0 } };
    });
    const count = (is: (result: (typeof results)[number]) => boolean) => results.filter(is).length;
    const settled: readonly string[] = ['printed', 'notSent', 'unknown', 'cancelled'];
    const figures = {
      jobs: results.length,
      wrongClaims: count(({ state, onPaper }) => state.state === 'printed' && onPaper.cut !== 1),
      wrongDenials: count(
        ({ state, onPaper }) =>
          (state.state === 'notSent' || state.state === 'cancelled') && onPaper.begun > 0,
      ),
      doubles: count(({ onPaper }) => onPaper.begun > 1),
      losses: count(({ state }) => !settled.includes(state.state)),
      notPrintedThoughMended: count(
        ({ trouble, state }) =>
          ['none', 'paperOut', 'coverOpen', 'cutterJam'].includes(trouble) && state.state !== 'printed',
      ),
    };
    const byTrouble = Map.groupBy(results, ({ trouble, state }) => `${trouble}: ${state.state}`);
    const lines = [...byTrouble].map(([key, group]) => `  ${key} ${group.length}`).sort();
    process.stdout.write(`${title}: ${JSON.stringify(figures)}\n${lines.join('\n')}\n`);
    expect(figures).toEqual({
      jobs: JOBS,
      wrongClaims: 0,
      wrongDenials: 0,
      doubles: 0,
      losses: 0,
      notPrintedThoughMended: 0,
    });
    store.close();
  },
  120_000,
);
