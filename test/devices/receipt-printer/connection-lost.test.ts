import { describe, expect, test } from 'vitest';
import { openEscPosPrinter } from '../../../devices/receipt-printer/escpos/session.ts';
import { openSimulatedPrinter } from '../../../devices/receipt-printer/escpos/simulator/in-memory-printer.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { foundOnTape, printerBench, submitTo } from './printer-bench.ts';

const MINUTES = 60_000;

describe('the connection is lost', () => {
  test('the network board hangs up after five idle minutes: no fault is shown and the next job prints', async () => {
    const faults: string[] = [];
    const openings: number[] = [];
    let now = () => 0;
    const { clock, printer, submit } = await printerBench({ idleCloseMs: 20_000 }, (open) => () => {
      openings.push(now());
      return open();
    });
    now = () => clock.monotonic();
    printer.onStatus((status) => {
      if ('fault' in status) faults.push(status.fault.code);
    });
    await clock.advance(30 * MINUTES);
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(faults).toEqual([]);
    expect(openings.slice(0, 4)).toEqual([0, 20_000, 40_000, 60_000]);
  });

  test('a wire is pulled in the middle: unknown, and what the printer still holds is not sent again', async () => {
    let stream: ByteStream | undefined;
    const { clock, simulator, submit } = await printerBench({ lineMs: 100 }, (open) => async () => {
      const opened = await open();
      if (opened.ok) stream = opened.stream;
      return opened;
    });
    const job = submit('R1');
    await clock.advance(350);
    await stream?.close();
    await clock.advance(10);
    expect(job.outcome).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    await clock.advance(MINUTES);
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
  });

  test.each([
    ['an ESC without its command', [0x1b]],
    ['half a size command', [0x1d, 0x21]],
    ['half a process id', [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, 0x41]],
    ['the head of a picture of 4 kB', [0x1d, 0x76, 0x30, 0x00, 0x40, 0x00, 0x40, 0x00, 0xff]],
  ])('%s, left in the printer by a broken connection, spoils nothing', async (_, torn) => {
    const { clock, simulator, submit } = await printerBench({}, (open) => {
      let first = true;
      return async () => {
        const opened = await open();
        if (first && opened.ok) {
          first = false;
          await opened.stream.write(Uint8Array.from(torn));
          await opened.stream.close();
        }
        return opened;
      };
    });
    await clock.advance(20_000);
    const job = submit('R1');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    expect(simulator.tape.filter((entry) => entry.kind === 'line' && !entry.text.startsWith('R1 '))).toEqual(
      [],
    );
  });

  test('another computer holds the printer: reported, nothing sent, and printed once it lets go', async () => {
    const { clock, simulator, printer: holder } = await printerBench();
    const second = openEscPosPrinter({ open: openSimulatedPrinter(simulator), clock, random: () => 0.5 });
    await clock.advance(10_000);
    expect(second.status).toMatchObject({ fault: { code: 'notAnswering' } });
    const refused = submitTo(second, 'R1');
    await clock.advance(10_000);
    expect(refused.outcome).toEqual({ outcome: 'notSent', reason: 'notAnswering' });
    await holder.close();
    await clock.advance(10_000);
    const job = submitTo(second, 'R2');
    await clock.advance(1_000);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1').lines).toBe(0);
  });
});
