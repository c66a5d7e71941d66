import { describe, expect, test } from 'vitest';
import { foundOnTape, printerBench } from './printer-bench.ts';

describe('somebody opens the cover', () => {
  test('while the printer is idle: the status says so, and says when it is closed again', async () => {
    const { clock, simulator, printer } = await printerBench();
    simulator.openCover();
    await clock.advance(10);
    expect(printer.status).toMatchObject({ device: 'userError', fault: { code: 'coverOpen' } });
    simulator.closeCover();
    await clock.advance(10);
    expect(printer.status).toMatchObject({ device: 'online' });
  });

  test('before the job: nothing is sent until it is closed', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.openCover();
    await clock.advance(10);
    const job = submit('R1');
    await clock.advance(600_000);
    expect(job.progress).toEqual([{ step: 'waiting', reason: 'coverOpen' }]);
    simulator.closeCover();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('in the middle of a line: the line comes out once after it is closed', async () => {
    const { clock, simulator, submit } = await printerBench({ lineMs: 100 });
    const job = submit('R1');
    await clock.advance(350);
    simulator.openCover();
    await clock.advance(600_000);
    expect(job.progress.at(-1)).toEqual({ step: 'waiting', reason: 'coverOpen' });
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(3);
    simulator.closeCover();
    await clock.advance(5_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0, torn: 0 });
  });

  test('to change the roll in the middle: the reason changes with what has to be done next', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.afterLines(4, () => simulator.takePaperOut());
    const job = submit('R1');
    await clock.advance(1_000);
    simulator.openCover();
    await clock.advance(1_000);
    simulator.putPaperIn();
    await clock.advance(1_000);
    simulator.closeCover();
    await clock.advance(1_000);
    expect(job.progress).toEqual([
      { step: 'sending' },
      { step: 'waiting', reason: 'paperOut' },
      { step: 'waiting', reason: 'coverOpen' },
      { step: 'sending' },
      { step: 'bodyConfirmed' },
    ]);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
  });
});
