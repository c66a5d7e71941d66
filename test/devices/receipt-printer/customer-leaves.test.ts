import { describe, expect, test } from 'vitest';
import { foundOnTape, printerBench } from './printer-bench.ts';

describe('the customer leaves before the receipt is printed', () => {
  test('a receipt that waits for paper is withdrawn, and does not come out for the next customer', async () => {
    const { clock, simulator, printer, submit } = await printerBench();
    simulator.takePaperOut();
    await clock.advance(10);
    const job = submit('R1');
    await clock.advance(10);
    expect(printer.cancel('R1')).toBe(true);
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'cancelled' });
    simulator.putPaperIn();
    const next = submit('R2');
    await clock.advance(10_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(0);
  });

  test('a receipt that stands in line behind another is withdrawn', async () => {
    const { clock, printer, submit, simulator } = await printerBench({ lineMs: 100 });
    const first = submit('R1');
    const second = submit('R2');
    await clock.advance(300);
    expect(printer.cancel('R2')).toBe(true);
    await clock.advance(10_000);
    expect([first.outcome, second.outcome]).toEqual([{ outcome: 'printed' }, { outcome: 'cancelled' }]);
    expect(foundOnTape(simulator.tape, 'R2').lines).toBe(0);
  });

  test('a receipt of which bytes have left cannot be withdrawn', async () => {
    const { clock, printer, submit, simulator } = await printerBench();
    simulator.afterLines(3, () => simulator.takePaperOut());
    const job = submit('R1');
    await clock.advance(1_000);
    expect(printer.cancel('R1')).toBe(false);
    simulator.putPaperIn();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('closing the driver withdraws what is waiting, ends what is under way as unknown, and leaves no timer', async () => {
    const { clock, printer, submit } = await printerBench({ lineMs: 1_000 });
    const first = submit('R1');
    const second = submit('R2');
    await clock.advance(100);
    await printer.close();
    await clock.advance(0);
    expect(first.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(second.outcome).toEqual({ outcome: 'cancelled' });
    await clock.advance(60_000);
    expect(clock.pendingTimers).toBe(0);
    expect(await printer.print({ id: 'R3', body: new Uint8Array(), onProgress: () => {} })).toEqual({
      outcome: 'cancelled',
    });
  });
});
