import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPn532CardReader } from '../../../../devices/card-reader/pn532/card-reader.ts';
import type { OpenResult } from '../../../../devices/transports/byte-stream.ts';
import { memoryPair } from '../../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { bytes, classicCard, readerBench, readThreeBlocks } from './reader-bench.ts';

describe('a reader that is pulled out', () => {
  it('drops a card that is being read, and reads it when the reader is back', async () => {
    const { clock, port, simulator, taps } = readerBench();
    simulator.afterBlockReads(2, () => port.unplug());
    simulator.presentCard(classicCard());
    await clock.advance(1_000);
    expect(taps()).toEqual(['dropped readerLost']);
    port.plugIn();
    await clock.advance(5_000);
    expect(taps()).toEqual(['dropped readerLost', 'read C40DCDC0 4 5 8']);
  });
});

describe('a port that cannot be opened', () => {
  it('is tried again after 250 ms, then twice as long each time up to 5 s, for ever', async () => {
    const { clock, openings, statuses } = readerBench({ pluggedIn: false });
    await clock.advance(20_000);
    expect(openings).toEqual([0, 250, 750, 1_750, 3_750, 7_750, 12_750, 17_750]);
    expect(statuses()).toEqual(['powerOff notFound']);
  });

  it.each([
    ['noPermission', 'offline', 'configuration'],
    ['busy', 'offline', 'configuration'],
    ['notFound', 'powerOff', 'clear'],
  ] as const)('because of %s says so', async (failure, device, action) => {
    const clock = new ManualClock();
    const open = async (): Promise<OpenResult> => ({ ok: false, failure, detail: 'in words' });
    const reader = openPn532CardReader({ open, clock, readCard: readThreeBlocks });
    await clock.advance(100);
    expect(reader.status).toEqual({ device, fault: { code: failure, action, detail: 'in words' } });
    await reader.close();
  });

  it('waits a little less at random, so that terminals do not act in step', async () => {
    const clock = new ManualClock();
    const tries: number[] = [];
    const open = async (): Promise<OpenResult> => {
      tries.push(clock.monotonic());
      return { ok: false, failure: 'notFound', detail: '' };
    };
    const reader = openPn532CardReader({ open, clock, readCard: readThreeBlocks, random: () => 0.5 });
    await clock.advance(300);
    expect(tries).toEqual([0, 225]);
    await reader.close();
  });
});

describe('closing the reader', () => {
  it('does not wait for a port that takes for ever to open, and closes it when it does', async () => {
    const clock = new ManualClock();
    const { ends } = memoryPair();
    let opened: (result: OpenResult) => void = () => {};
    const reader = openPn532CardReader({
      open: () =>
        new Promise((resolve) => {
          opened = resolve;
        }),
      clock,
      readCard: readThreeBlocks,
    });
    await reader.close();
    let closed = false;
    ends[0].onClose(() => {
      closed = true;
    });
    opened({ ok: true, stream: ends[0] });
    await clock.advance(0);
    expect(closed).toBe(true);
  });
});

describe('a line full of noise', () => {
  it('never harms the driver: it reports a fault or works', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 20 }),
        async (noise) => {
          const clock = new ManualClock();
          const surprises: unknown[] = [];
          let round = 0;
          const reader = openPn532CardReader({
            open: async () => {
              const { ends } = memoryPair();
              const [driverEnd, deviceEnd] = ends;
              deviceEnd.onData(() => {
                deviceEnd.write(bytes('0000FF00FF00')).catch(() => {});
                deviceEnd.write(noise[round++ % noise.length] ?? new Uint8Array()).catch(() => {});
              });
              return { ok: true, stream: driverEnd };
            },
            clock,
            readCard: readThreeBlocks,
            onSurprise: (error) => surprises.push(error),
          });
          await clock.advance(5_000);
          expect(reader.status.device).not.toBe('online');
          await reader.close();
          expect(clock.pendingTimers).toBe(0);
          expect(surprises).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
});
