import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Withdrawal } from '../../../devices/receipt-printer/receipt-printer.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { howMuch, seedOf } from '../../how-much.ts';
import { foundOnTape, printerBench, type SubmittedJob } from './printer-bench.ts';

const LINES = 12;

const happenings = [
  'wait',
  'waitLong',
  'print',
  'leave',
  'paperOut',
  'paperIn',
  'coverOpen',
  'coverClosed',
  'jam',
  'clearJam',
  'pullCable',
  'powerOff',
  'powerOn',
  'slowAnswers',
] as const;
/** Begins with a receipt that is on its way; then what happens most is what matters here. */
const course = fc
  .array(fc.constantFrom(...happenings, 'wait', 'print', 'leave', 'leave', 'paperOut', 'pullCable'), {
    minLength: 4,
    maxLength: 24,
  })
  .map((events) => ['print', 'wait', ...events] as const);

interface Customer {
  readonly job: SubmittedJob;
  answer: Withdrawal | undefined;
  /** Lines of the receipt that were on paper when the printer had forgotten it. */
  linesWhenForgotten: number | undefined;
}

async function live(events: readonly (typeof happenings)[number][], bufferBytes: number, knowsHow: boolean) {
  let stream: ByteStream | undefined;
  const bench = await printerBench(
    knowsHow
      ? { lineMs: 50, bufferBytes }
      : { lineMs: 50, bufferBytes, processIds: 'skipped', forgetting: 'unknown' },
    (open) => async () => {
      const opened = await open();
      if (opened.ok) stream = opened.stream;
      return opened;
    },
  );
  const { clock, simulator, printer, submit } = bench;
  const customers: Customer[] = [];
  const arrive = (): Customer => {
    const customer: Customer = {
      job: submit(`R${customers.length}`, LINES),
      answer: undefined,
      linesWhenForgotten: undefined,
    };
    customers.push(customer);
    return customer;
  };
  const leave = (customer: Customer | undefined) => {
    if (!customer || customer.answer !== undefined) return;
    void printer.withdraw(customer.job.id).then((answer) => {
      customer.answer = answer;
      if (answer === 'forgotten')
        customer.linesWhenForgotten = foundOnTape(simulator.tape, customer.job.id, LINES).lines;
    });
  };
  const doings: Readonly<Record<(typeof happenings)[number], () => unknown>> = {
    wait: () => clock.advance(130),
    waitLong: () => clock.advance(45_000),
    print: arrive,
    leave: () => leave(customers.at(-1)),
    paperOut: () => simulator.takePaperOut(),
    paperIn: () => simulator.putPaperIn(),
    coverOpen: () => simulator.openCover(),
    coverClosed: () => simulator.closeCover(),
    jam: () => simulator.jamCutter(),
    clearJam: () => simulator.clearCutter(),
    pullCable: () => stream?.close(),
    powerOff: () => simulator.cutPower(),
    powerOn: () => simulator.restorePower(),
    slowAnswers: () => {
      simulator.answers.delayMs = 300;
    },
  };
  for (const event of events) {
    await doings[event]();
    await clock.advance(10);
  }
  // Somebody comes and puts everything in order.
  simulator.restorePower();
  simulator.putPaperIn();
  simulator.clearCutter();
  simulator.openCover();
  await clock.advance(10_000);
  simulator.closeCover();
  await clock.advance(180_000);
  // A stuck cutter with a full buffer: the word that it is cleared is never read, as on a real network board.
  if ('fault' in printer.status) {
    simulator.cutPower();
    simulator.restorePower();
    await clock.advance(60_000);
  }
  const last = arrive();
  await clock.advance(60_000);
  return { customers, last, tape: simulator.tape };
}

const RUNS = howMuch('counts', { inLane: 3_000, usual: 150 });

test.each([
  ['a printer that can be told to forget', true],
  ['a clone that cannot', false],
])(
  '%s: whenever customers leave, no receipt that is said to be withdrawn comes out later',
  async (_, knowsHow) => {
    const answers = new Map<Withdrawal | undefined, number>();
    await fc.assert(
      fc.asyncProperty(course, fc.constantFrom(512, 4_096), async (events, bufferBytes) => {
        const { customers, last, tape } = await live(events, bufferBytes, knowsHow);
        for (const { job, answer, linesWhenForgotten } of customers) {
          const found = foundOnTape(tape, job.id, LINES);
          answers.set(answer, (answers.get(answer) ?? 0) + 1);
          expect(found.doubled).toBe(0);
          expect(job.outcome).toBeDefined();
          if (linesWhenForgotten !== undefined) expect(found.lines).toBe(linesWhenForgotten);
          if (answer === 'notSent') expect(found.lines).toBe(0);
          if (job.outcome?.outcome === 'printed') expect(found.whole).toBe(true);
          if (job.outcome?.outcome === 'withdrawn')
            expect(found.lines === LINES).toBe(job.outcome.bodyConfirmed);
        }
        expect(last.job.outcome).toEqual({ outcome: 'printed' });
        expect(foundOnTape(tape, last.job.id, LINES)).toMatchObject({ whole: true, doubled: 0 });
      }),
      { numRuns: RUNS, seed: seedOf(1414) },
    );
    // The course of things comes to every answer that this printer can be the cause of.
    const expected: Withdrawal[] = ['notSent', 'tooLate', knowsHow ? 'forgotten' : 'unconfirmed'];
    expect([...answers.keys()]).toEqual(expect.arrayContaining(expected));
  },
);
