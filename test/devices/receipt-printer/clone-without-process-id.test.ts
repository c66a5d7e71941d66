import { describe, expect, test } from 'vitest';
import { linesOf } from '../../../devices/receipt-printer/escpos/simulator/tape.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { cutsOn, foundOnTape, linesOfReceipt, printerBench } from './printer-bench.ts';

const clone = { processIds: 'skipped' as const, name: 'POS-80' };

describe('a clone that does not know GS ( H', () => {
  test('is greeted without a trace on the paper', async () => {
    const { simulator, printer } = await printerBench(clone);
    expect(printer.status).toEqual({ device: 'online', paper: 'full', model: 'POS-80' });
    expect(simulator.tape).toEqual([]);
  });

  test('even one that takes the question for text prints no trace of it, before or in a receipt', async () => {
    const { clock, simulator, submit } = await printerBench({ processIds: 'printedAsText' });
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(linesOf(simulator.tape)).toEqual(linesOfReceipt('R1', 10));
  });

  test('confirms by answering in order', async () => {
    const { clock, simulator, submit } = await printerBench({ ...clone, lineMs: 100 });
    const job = submit('R1');
    await clock.advance(900);
    expect(job.outcome).toBeUndefined();
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(job.progress).toEqual([{ step: 'sending' }, { step: 'bodyConfirmed' }]);
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    expect(cutsOn(simulator.tape)).toBe(1);
  });

  test.each([0, 4, 9])(
    'answers that there is no paper, %i lines after its beginning: that confirms nothing',
    async (lines) => {
      const { clock, simulator, submit, printer } = await printerBench({ ...clone, withoutPaper: 'readsOn' });
      simulator.afterLines(lines, () => simulator.takePaperOut());
      const job = submit('R1');
      await clock.advance(600_000);
      expect(foundOnTape(simulator.tape, 'R1').lines).toBe(lines);
      expect(job.outcome).toBeUndefined();
      expect(job.progress).toEqual([{ step: 'sending' }, { step: 'waiting', reason: 'paperOut' }]);
      expect(printer.status).toMatchObject({ fault: { code: 'paperOut' } });
      simulator.putPaperIn();
      await clock.advance(60_000);
      expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
      const next = submit('R2');
      await clock.advance(60_000);
      expect(next.outcome).toEqual({ outcome: 'printed' });
    },
  );

  test('answers at the cut that there is no paper: the text is confirmed and the cut is not', async () => {
    const { clock, simulator, submit } = await printerBench({
      ...clone,
      lineMs: 100,
      withoutPaper: 'readsOn',
    });
    const job = submit('R1');
    await clock.advance(1_200);
    simulator.takePaperOut();
    await clock.advance(1_000);
    simulator.cutPower();
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: true });
  });

  test('answers that the paper is near its end: that is paper enough', async () => {
    const { clock, simulator, submit } = await printerBench({ ...clone, withoutPaper: 'readsOn' });
    simulator.letPaperRunLow();
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('stuck cutter: the text is confirmed and the cut is not', async () => {
    const { clock, simulator, submit } = await printerBench(clone);
    simulator.jamCutter();
    const job = submit('R1');
    await clock.advance(60_000);
    expect(job.outcome).toBeUndefined();
    simulator.cutPower();
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: true });
  });

  test('its nameless late answers to a lost receipt are not taken for answers to the next one', async () => {
    let stream: ByteStream | undefined;
    const { clock, simulator, submit } = await printerBench({ ...clone, lineMs: 100 }, (open) => async () => {
      const opened = await open();
      if (opened.ok) stream = opened.stream;
      return opened;
    });
    const first = submit('R1');
    await clock.advance(350);
    await stream?.close();
    const second = submit('R2');
    simulator.afterLines(10, () => simulator.takePaperOut());
    await clock.advance(30_000);
    expect(first.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(second.outcome).toBeUndefined();
    expect(second.progress.map(({ step }) => step)).toEqual(['sending', 'waiting']);
    simulator.putPaperIn();
    await clock.advance(10_000);
    expect(second.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    expect(foundOnTape(simulator.tape, 'R2')).toMatchObject({ whole: true, doubled: 0 });
  });

  test('after that, a connection that is merely replaced does not delay the next receipt', async () => {
    let stream: ByteStream | undefined;
    const { clock, submit } = await printerBench(clone, (open) => async () => {
      const opened = await open();
      if (opened.ok) stream = opened.stream;
      return opened;
    });
    submit('R1');
    await stream?.close();
    await clock.advance(60_000);
    await stream?.close();
    const next = submit('R2');
    await clock.advance(1_000);
    expect(next.outcome).toEqual({ outcome: 'printed' });
  });
});
