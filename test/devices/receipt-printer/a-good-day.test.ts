import { describe, expect, test } from 'vitest';
import { cutsOn, foundOnTape, printerBench } from './printer-bench.ts';

describe('a printer with nothing wrong', () => {
  test('says that it is online, with paper, and what model it is', async () => {
    const { printer } = await printerBench({ name: 'TM-T20III' });
    expect(printer.status).toEqual({ device: 'online', paper: 'full', model: 'TM-T20III' });
  });

  test('prints a receipt once, cuts it, and says so', async () => {
    const { clock, simulator, submit } = await printerBench();
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(job.progress).toEqual([{ step: 'sending' }, { step: 'bodyConfirmed' }]);
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    expect(cutsOn(simulator.tape)).toBe(1);
  });

  test('does not claim a receipt while it is still being printed', async () => {
    const { clock, submit, printer } = await printerBench({ lineMs: 100 });
    const job = submit('R1', 10);
    await clock.advance(900);
    expect(job.outcome).toBeUndefined();
    expect(printer.status).toMatchObject({ device: 'deviceBusy' });
    await clock.advance(700);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(printer.status).toMatchObject({ device: 'online' });
  });

  test('prints three receipts in the order they came, each between its own cuts', async () => {
    const { clock, simulator, submit } = await printerBench({ lineMs: 10 });
    const jobs = ['R1', 'R2', 'R3'].map((id) => submit(id));
    await clock.advance(2_000);
    expect(jobs.map(({ outcome }) => outcome)).toEqual(Array(3).fill({ outcome: 'printed' }));
    const order = simulator.tape.map((entry) =>
      entry.kind === 'line' ? entry.text.slice(0, 2) : entry.kind,
    );
    expect(order.filter((name, at) => name !== order[at - 1])).toEqual([
      'R1',
      'cut',
      'R2',
      'cut',
      'R3',
      'cut',
    ]);
  });

  test('takes a receipt that is larger than its buffer as fast as it prints', async () => {
    const { clock, simulator, submit } = await printerBench({ bufferBytes: 512, lineMs: 10 });
    const job = submit('R1', 200);
    await clock.advance(3_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1', 200).whole).toBe(true);
  });

  test('says that the paper is low, and still prints', async () => {
    const { clock, simulator, printer, submit } = await printerBench();
    simulator.letPaperRunLow();
    await clock.advance(10);
    expect(printer.status).toMatchObject({ device: 'online', paper: 'low' });
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });

  test('sends nothing when the caller could not note that it is about to', async () => {
    const { clock, simulator, printer } = await printerBench();
    const outcome = printer.print({
      id: 'R1',
      body: new TextEncoder().encode('R1\n'),
      onProgress: () => {
        throw new Error('disk full');
      },
    });
    await clock.advance(1_000);
    expect(await outcome).toEqual({ outcome: 'cancelled' });
    expect(simulator.tape).toEqual([]);
  });
});
