import { describe, expect, test } from 'vitest';
import { cutsOn, foundOnTape, printerBench } from './printer-bench.ts';

async function jammedBench() {
  const bench = await printerBench();
  bench.simulator.jamCutter();
  const job = bench.submit('R1');
  await bench.clock.advance(600_000);
  return { ...bench, job };
}

describe('the cutter is stuck', () => {
  test('the text is known to be on paper, and the job waits for somebody to clear it', async () => {
    const { job, simulator, printer } = await jammedBench();
    expect(job.outcome).toBeUndefined();
    expect(job.progress).toEqual([
      { step: 'sending' },
      { step: 'bodyConfirmed' },
      { step: 'waiting', reason: 'cutterError' },
    ]);
    expect(printer.status).toMatchObject({ device: 'hardwareError', fault: { code: 'cutterError' } });
    expect(cutsOn(simulator.tape)).toBe(0);
  });

  test('opening the cover, clearing it and closing the cover is enough', async () => {
    const { job, simulator, clock } = await jammedBench();
    simulator.openCover();
    await clock.advance(5_000);
    simulator.clearCutter();
    simulator.closeCover();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    expect(cutsOn(simulator.tape)).toBe(1);
  });

  test('cleared from the front, staff say so and the cut is made', async () => {
    const { job, simulator, clock, printer } = await jammedBench();
    simulator.clearCutter();
    await clock.advance(60_000);
    expect(job.outcome).toBeUndefined();
    printer.continueAfterClearing();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('said to be cleared when it is not, it goes on waiting', async () => {
    const { job, clock, printer } = await jammedBench();
    printer.continueAfterClearing();
    await clock.advance(60_000);
    expect(job.outcome).toBeUndefined();
    expect(printer.status).toMatchObject({ fault: { code: 'cutterError' } });
  });

  test('switched off by impatient staff: the text was printed, the cut is not claimed', async () => {
    const { job, simulator, clock } = await jammedBench();
    simulator.cutPower();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: true });
  });
});
