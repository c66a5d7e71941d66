import { describe, expect, test } from 'vitest';
import { foundOnTape, printerBench } from './printer-bench.ts';

describe('the printer loses power', () => {
  test('while idle: it is reported switched off, and comes back by itself', async () => {
    const { clock, simulator, printer, submit } = await printerBench();
    simulator.cutPower();
    await clock.advance(1_000);
    expect(printer.status).toMatchObject({ device: 'powerOff', fault: { code: 'refused', action: 'clear' } });
    await clock.advance(600_000);
    simulator.restorePower();
    await clock.advance(6_000);
    expect(printer.status).toMatchObject({ device: 'online' });
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('before the job: nothing is sent, and the outcome says why', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.cutPower();
    await clock.advance(60_000);
    const job = submit('R1');
    await clock.advance(100);
    expect(job.outcome).toEqual({ outcome: 'notSent', reason: 'refused' });
    expect(job.progress).toEqual([]);
    simulator.restorePower();
    await clock.advance(60_000);
    expect(simulator.tape).toEqual([]);
  });

  test('a job does not wait for the next retry: the printer that was just switched on prints it', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.cutPower();
    await clock.advance(60_000);
    simulator.restorePower();
    const job = submit('R1');
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('early in the receipt: a torn line, an unknown outcome, and no second attempt', async () => {
    const { clock, simulator, submit } = await printerBench({ lineMs: 100 });
    const job = submit('R1');
    await clock.advance(350);
    simulator.cutPower();
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(foundOnTape(simulator.tape, 'R1')).toEqual({ whole: false, lines: 3, torn: 1, doubled: 0 });
    simulator.restorePower();
    await clock.advance(60_000);
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(3);
  });

  test('the next receipt starts clean on the same tape', async () => {
    const { clock, simulator, submit } = await printerBench({ lineMs: 100 });
    submit('R1');
    await clock.advance(350);
    simulator.cutPower();
    simulator.restorePower();
    const next = submit('R2');
    await clock.advance(10_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });
});
