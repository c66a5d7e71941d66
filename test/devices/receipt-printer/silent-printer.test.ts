import { describe, expect, test } from 'vitest';
import { CONFIRMATION_MS } from '../../../devices/receipt-printer/escpos/print-job.ts';
import { foundOnTape, printerBench } from './printer-bench.ts';

describe('the printer stops answering', () => {
  test('from the start: it is reported, jobs end unsent, nothing is printed', async () => {
    const { clock, simulator, printer, submit } = await printerBench();
    simulator.answers.silent = true;
    simulator.cutPower();
    simulator.restorePower();
    await clock.advance(10_000);
    expect(printer.status).toMatchObject({ device: 'offline', fault: { code: 'notAnswering' } });
    const job = submit('R1');
    await clock.advance(10_000);
    expect(job.outcome).toEqual({ outcome: 'notSent', reason: 'notAnswering' });
    expect(simulator.tape).toEqual([]);
  });

  test('while idle: the heartbeat notices within a minute', async () => {
    const { clock, simulator, printer } = await printerBench();
    simulator.answers.silent = true;
    await clock.advance(60_000);
    expect(printer.status).toMatchObject({ fault: { code: 'notAnswering' } });
    simulator.answers.silent = false;
    await clock.advance(10_000);
    expect(printer.status).toMatchObject({ device: 'online' });
  });

  test('while printing: unknown after the time-out, although in fact it was printed', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.answers.silent = true;
    const job = submit('R1');
    await clock.advance(CONFIRMATION_MS - 1);
    expect(job.outcome).toBeUndefined();
    await clock.advance(1);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(foundOnTape(simulator.tape, 'R1').whole).toBe(true);
  });

  test('the job after an unknown one is printed on a fresh connection', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.answers.silent = true;
    submit('R1');
    const next = submit('R2');
    await clock.advance(CONFIRMATION_MS - 1_000);
    simulator.answers.silent = false;
    await clock.advance(20_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });
});
