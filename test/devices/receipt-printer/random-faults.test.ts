import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PrintOutcome } from '../../../devices/receipt-printer/receipt-printer.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { howMuch, seedOf } from '../../how-much.ts';
import { foundOnTape, type PrinterBench, printerBench, type SubmittedJob } from './printer-bench.ts';

const JOBS = howMuch('counts', { inLane: 3_600, usual: 180 });
const LINES = 12;
const LINE_MS = 50;
const WHOLE_JOB_MS = 2_000;

const troubles = [
  'none',
  'paperOut',
  'coverOpen',
  'cutterJam',
  'powerCut',
  'wirePulled',
  'wrongId',
  'bytewise',
  'slowAnswers',
] as const;
type Trouble = (typeof troubles)[number];

/** Lets one trouble happen at a moment of a job, and mends it like a person would, some minutes later. */
async function suffer(
  trouble: Trouble,
  atMs: number,
  { clock, simulator }: PrinterBench,
  pullWire: () => Promise<void>,
): Promise<void> {
  const mendAfter = async (mend: () => void) => {
    await clock.advance(300_000);
    mend();
    await clock.advance(60_000);
  };
  if (trouble === 'cutterJam') simulator.jamCutter();
  if (trouble === 'wrongId') simulator.answers.wrongProcessIds = true;
  if (trouble === 'bytewise') simulator.answers.oneBytePerSegment = true;
  if (trouble === 'slowAnswers') simulator.answers.delayMs = atMs;
  await clock.advance(atMs);
  if (trouble === 'paperOut') {
    simulator.takePaperOut();
    await mendAfter(() => simulator.putPaperIn());
  } else if (trouble === 'coverOpen') {
    simulator.openCover();
    await mendAfter(() => simulator.closeCover());
  } else if (trouble === 'powerCut') {
    simulator.cutPower();
    await mendAfter(() => simulator.restorePower());
  } else if (trouble === 'wirePulled') {
    await pullWire();
    await clock.advance(60_000);
  } else if (trouble === 'cutterJam') {
    await clock.advance(WHOLE_JOB_MS);
    simulator.openCover();
    await mendAfter(() => {
      simulator.clearCutter();
      simulator.closeCover();
    });
  } else {
    await clock.advance(60_000);
  }
  Object.assign(simulator.answers, { wrongProcessIds: false, oneBytePerSegment: false, delayMs: 0 });
  await clock.advance(10_000);
}

async function runJobs(processIds: 'answered' | 'skipped') {
  let stream: ByteStream | undefined;
  const bench = await printerBench({ lineMs: LINE_MS, processIds, bufferBytes: 512 }, (open) => async () => {
    const opened = await open();
    if (opened.ok) stream = opened.stream;
    return opened;
  });
  const moments = fc.sample(fc.integer({ min: 0, max: WHOLE_JOB_MS - 1 }), {
    numRuns: JOBS,
    seed: seedOf(1887),
  });
  const jobs: { job: SubmittedJob; trouble: Trouble }[] = [];
  for (const [index, moment] of moments.entries()) {
    const trouble = troubles[index % troubles.length] ?? 'none';
    const job = bench.submit(`R${index}`, LINES);
    jobs.push({ job, trouble });
    await suffer(trouble, moment, bench, async () => stream?.close());
  }
  const tape = bench.simulator.tape;
  return jobs.map(({ job, trouble }) => ({
    trouble,
    outcome: job.outcome,
    found: foundOnTape(tape, job.id, LINES),
  }));
}

const named = (outcome: PrintOutcome | undefined) =>
  outcome === undefined
    ? 'pending'
    : outcome.outcome === 'unknown' && outcome.bodyConfirmed
      ? 'bodyOnly'
      : outcome.outcome;

test.each([
  ['with process ids', 'answered' as const],
  ['clone without process ids', 'skipped' as const],
])('%s: whatever happens to a receipt, what is said of it is true', async (title, processIds) => {
  const results = await runJobs(processIds);

  const table = new Map<string, number>();
  for (const { trouble, outcome } of results) {
    const key = `${trouble}: ${named(outcome)}`;
    table.set(key, (table.get(key) ?? 0) + 1);
  }
  const figures = {
    jobs: results.length,
    wrongClaims: results.filter(({ outcome, found }) => outcome?.outcome === 'printed' && !found.whole)
      .length,
    wrongDenials: results.filter(({ outcome, found }) => outcome?.outcome === 'notSent' && found.lines > 0)
      .length,
    wrongBodies: results.filter(
      ({ outcome, found }) => named(outcome) === 'bodyOnly' && found.lines !== LINES,
    ).length,
    doubles: results.filter(({ found }) => found.doubled > 0).length,
    pending: results.filter(({ outcome }) => outcome === undefined).length,
    lostThoughMended: results.filter(
      ({ trouble, outcome }) =>
        ['none', 'paperOut', 'coverOpen', 'cutterJam', 'bytewise', 'slowAnswers'].includes(trouble) &&
        outcome?.outcome !== 'printed',
    ).length,
  };
  const byTrouble = [...table].sort().map(([key, count]) => `  ${key} ${count}`);
  process.stdout.write(`${title}: ${JSON.stringify(figures)}\n${byTrouble.join('\n')}\n`);

  expect(figures).toEqual({
    jobs: JOBS,
    wrongClaims: 0,
    wrongDenials: 0,
    wrongBodies: 0,
    doubles: 0,
    pending: 0,
    lostThoughMended: 0,
  });
});
