import { describe, expect, test } from 'vitest';
import { CONFIRMATION_MS } from '../../../devices/receipt-printer/escpos/print-job.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { foundOnTape, printerBench } from './printer-bench.ts';

describe('answers that must not be believed', () => {
  test('a wrong process id confirms nothing, and the connection is not trusted any longer', async () => {
    let openings = 0;
    const { clock, simulator, submit } = await printerBench({}, (open) => () => {
      openings++;
      return open();
    });
    simulator.answers.wrongProcessIds = true;
    const job = submit('R1');
    await clock.advance(CONFIRMATION_MS + 1_000);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(openings).toBe(2);
  });

  test('a late answer to the receipt before confirms nothing about this one', async () => {
    let stream: ByteStream | undefined;
    const { clock, simulator, submit } = await printerBench({ lineMs: 100 }, (open) => async () => {
      const opened = await open();
      if (opened.ok) stream = opened.stream;
      return opened;
    });
    const first = submit('R1');
    await clock.advance(350);
    await stream?.close();
    const second = submit('R2');
    simulator.afterLines(10, () => simulator.takePaperOut());
    await clock.advance(20_000);
    expect(first.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(foundOnTape(simulator.tape, 'R1').whole).toBe(true);
    expect(second.progress.map(({ step }) => step)).toEqual(['sending', 'waiting']);
    simulator.putPaperIn();
    await clock.advance(20_000);
    expect(second.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });

  test('answers that arrive two seconds late are waited for', async () => {
    const { clock, simulator, submit } = await printerBench();
    simulator.answers.delayMs = 2_000;
    const job = submit('R1');
    await clock.advance(1_999);
    expect(job.outcome).toBeUndefined();
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('answers that arrive byte by byte are understood', async () => {
    const { clock, simulator, printer, submit } = await printerBench();
    simulator.answers.oneBytePerSegment = true;
    simulator.takePaperOut();
    await clock.advance(10);
    expect(printer.status).toMatchObject({ fault: { code: 'paperOut' } });
    simulator.putPaperIn();
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });
});
