import { describe, expect, test } from 'vitest';
import { foundOnTape, printerBench } from './printer-bench.ts';

const HOURS = 3_600_000;

describe('the paper has run out', () => {
  test('before anybody wants a receipt: the status says so at once', async () => {
    const { clock, simulator, printer } = await printerBench();
    simulator.takePaperOut();
    await clock.advance(10);
    expect(printer.status).toMatchObject({
      device: 'userError',
      paper: 'out',
      fault: { code: 'paperOut', action: 'clear' },
    });
    simulator.putPaperIn();
    await clock.advance(10);
    expect(printer.status).toMatchObject({ device: 'online', paper: 'full' });
  });

  test('before the terminal starts: found out without any report, and mended without a restart', async () => {
    const bench = await printerBench({}, (open) => async () => open());
    const { clock, simulator, printer, submit } = bench;
    simulator.takePaperOut();
    simulator.cutPower();
    simulator.restorePower();
    await clock.advance(10_000);
    expect(printer.status).toMatchObject({ device: 'userError', fault: { code: 'paperOut' } });
    const job = submit('R1');
    await clock.advance(HOURS);
    expect(job.progress).toEqual([{ step: 'waiting', reason: 'paperOut' }]);
    simulator.putPaperIn();
    await clock.advance(5_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('before the job: it waits with nothing sent, and prints by itself after the new roll', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.takePaperOut();
    await clock.advance(10);
    const job = submit('R1');
    await clock.advance(HOURS);
    expect(job.outcome).toBeUndefined();
    expect(job.progress).toEqual([{ step: 'waiting', reason: 'paperOut' }]);
    simulator.putPaperIn();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(job.progress.map(({ step }) => step)).toEqual(['waiting', 'sending', 'bodyConfirmed']);
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
  });

  test('in the middle: it waits for hours, goes on where it stopped, and nothing is printed twice', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.afterLines(4, () => simulator.takePaperOut());
    const job = submit('R1');
    await clock.advance(3 * HOURS);
    expect(job.outcome).toBeUndefined();
    expect(job.progress).toEqual([{ step: 'sending' }, { step: 'waiting', reason: 'paperOut' }]);
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(4);
    simulator.putPaperIn();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(job.progress.map(({ step }) => step)).toEqual(['sending', 'waiting', 'sending', 'bodyConfirmed']);
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
  });

  test('in the middle of a receipt larger than the buffer: the rest follows after the new roll', async () => {
    const { clock, simulator, submit } = await printerBench({ bufferBytes: 512 });
    simulator.afterLines(10, () => simulator.takePaperOut());
    const job = submit('R1', 300);
    await clock.advance(HOURS);
    expect(job.progress.at(-1)).toEqual({ step: 'waiting', reason: 'paperOut' });
    simulator.putPaperIn();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1', 300)).toMatchObject({ whole: true, doubled: 0 });
  });

  test('after the receipt: that one is printed, the next one waits', async () => {
    const { clock, simulator, submit } = await printerBench();
    const first = submit('R1');
    await clock.advance(1_000);
    simulator.takePaperOut();
    await clock.advance(10);
    const second = submit('R2');
    await clock.advance(1_000);
    expect(first.outcome).toEqual({ outcome: 'printed' });
    expect(second.progress).toEqual([{ step: 'waiting', reason: 'paperOut' }]);
  });

  test('and the power fails while it waits in the middle: nobody is told that it was printed', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.afterLines(4, () => simulator.takePaperOut());
    const job = submit('R1');
    await clock.advance(1_000);
    simulator.cutPower();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
  });

  test('and is put in at the very moment when the driver asks whether the printer is still there', async () => {
    for (let outForMs = 57_000; outForMs <= 64_000; outForMs += 500) {
      const { clock, simulator, submit } = await printerBench({ bufferBytes: 512, lineMs: 200 });
      const job = submit('R1', 45);
      await clock.advance(50);
      simulator.takePaperOut();
      await clock.advance(outForMs);
      // A question of that moment waits behind a full buffer, and its time is over before it has been read.
      simulator.putPaperIn();
      await clock.advance(30_000);
      expect(job.outcome, `out for ${outForMs} ms`).toEqual({ outcome: 'printed' });
      expect(foundOnTape(simulator.tape, 'R1', 45)).toMatchObject({ whole: true, doubled: 0 });
    }
  });
});
