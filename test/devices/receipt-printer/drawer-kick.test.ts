import { describe, expect, test, vi } from 'vitest';
import { PrintQueue } from '../../../devices/receipt-printer/escpos/print-queue.ts';
import { PrinterLink } from '../../../devices/receipt-printer/escpos/printer-link.ts';
import { openEscPosPrinter } from '../../../devices/receipt-printer/escpos/session.ts';
import { openSimulatedPrinter } from '../../../devices/receipt-printer/escpos/simulator/in-memory-printer.ts';
import { SimulatedPrinter } from '../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { modelNamed } from '../../../devices/receipt-printer/models/known-models.ts';
import type {
  DrawerKick,
  PrintOutcome,
  ReceiptPrinter,
} from '../../../devices/receipt-printer/receipt-printer.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { ManualClock } from '../../manual-clock.ts';
import { bodyOf, foundOnTape, printerBench, submitTo } from './printer-bench.ts';

/** Less than a heartbeat, which would wake a queue that has gone to sleep. */
const SOON_MS = 5_000;

function kick(printer: ReceiptPrinter, pin: 2 | 5 = 2) {
  const drawer: { kick: DrawerKick | undefined } = { kick: undefined };
  void printer.kickDrawer(pin).then((outcome) => {
    drawer.kick = outcome;
  });
  return drawer;
}

const pulses = ({ tape }: SimulatedPrinter) => tape.filter(({ kind }) => kind === 'drawerPulse');

describe('the cash drawer is kicked', () => {
  test.each([
    ['with process ids', 'answered' as const],
    ['on a clone without process ids', 'skipped' as const],
  ])('%s: one pulse to the wire that was asked for, and the printer’s word for it', async (_, processIds) => {
    const { clock, simulator, printer } = await printerBench({ processIds });
    const drawer = kick(printer, 5);
    await clock.advance(SOON_MS);
    expect(drawer.kick).toBe('kicked');
    expect(simulator.tape).toEqual([{ kind: 'drawerPulse', pin: 5 }]);
  });

  test('while a receipt is printed: it is not, now or later', async () => {
    const { clock, simulator, printer, submit } = await printerBench({ lineMs: 100 });
    const job = submit('R1');
    await clock.advance(300);
    const drawer = kick(printer);
    await clock.advance(SOON_MS);
    expect(drawer.kick).toBe('notReady');
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(pulses(simulator)).toEqual([]);
  });

  test('and a receipt is handed over meanwhile: it waits for the answer, and is printed right after it', async () => {
    const { clock, simulator, printer, submit } = await printerBench();
    simulator.answers.delayMs = 500;
    const drawer = kick(printer);
    await clock.advance(100);
    const job = submit('R1');
    await clock.advance(399);
    expect(drawer.kick).toBeUndefined();
    expect(job.progress).toEqual([]);
    await clock.advance(SOON_MS);
    expect(drawer.kick).toBe('kicked');
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    expect(simulator.tape[0]).toEqual({ kind: 'drawerPulse', pin: 2 });
  });

  test('and a second time meanwhile: only once', async () => {
    const { clock, simulator, printer } = await printerBench();
    simulator.answers.delayMs = 500;
    const drawers = [kick(printer), kick(printer)];
    await clock.advance(SOON_MS);
    expect(drawers.map((drawer) => drawer.kick)).toEqual(['kicked', 'notReady']);
    expect(pulses(simulator)).toHaveLength(1);
  });

  test('and the printer does not answer: it is said, and the next receipt is printed', async () => {
    const { clock, simulator, printer, submit } = await printerBench();
    simulator.answers.silent = true;
    const drawer = kick(printer);
    const job = submit('R1');
    await clock.advance(2_999);
    expect(drawer.kick).toBeUndefined();
    simulator.answers.silent = false;
    await clock.advance(1);
    expect(drawer.kick).toBe('notConfirmed');
    await clock.advance(SOON_MS);
    expect(job.outcome).toEqual({ outcome: 'printed' });
    expect(pulses(simulator)).toHaveLength(1);
  });

  test.each([
    ['before the cable is pulled', 'before' as const],
    ['after it', 'after' as const],
  ])(
    'and the cable is pulled: not confirmed at once, and a receipt handed over %s is printed',
    async (_, when) => {
      let cable: ByteStream | undefined;
      const { clock, simulator, printer, submit } = await printerBench({}, (open) => async () => {
        const opened = await open();
        if (opened.ok) cable = opened.stream;
        return opened;
      });
      simulator.answers.delayMs = 2_000;
      const drawer = kick(printer);
      await clock.advance(100);
      const early = when === 'before' ? submit('R1') : undefined;
      await cable?.close();
      await clock.advance(0);
      expect(drawer.kick).toBe('notConfirmed');
      simulator.answers.delayMs = 0;
      const job = early ?? submit('R1');
      await clock.advance(SOON_MS);
      expect(job.outcome).toEqual({ outcome: 'printed' });
      expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
      expect(pulses(simulator)).toHaveLength(1);
    },
  );

  test('and the kick itself throws: a surprise, not confirmed, and the next receipt is printed', async () => {
    const clock = new ManualClock();
    const simulator = new SimulatedPrinter(clock);
    const surprises: unknown[] = [];
    const printer = openEscPosPrinter({
      open: openSimulatedPrinter(simulator),
      clock,
      random: () => 0.5,
      onSurprise: (error) => surprises.push(error),
    });
    await clock.advance(1_000);
    const mistake = new Error('a mistake');
    vi.spyOn(clock, 'setTimeout').mockImplementationOnce(() => {
      throw mistake;
    });
    const drawer = kick(printer);
    const job = submitTo(printer, 'R1');
    await clock.advance(SOON_MS);
    expect(drawer.kick).toBe('notConfirmed');
    expect(surprises).toEqual([mistake]);
    expect(job.outcome).toEqual({ outcome: 'printed' });
  });
});

describe('the queue, held for something else', () => {
  async function queueOverSimulator() {
    const clock = new ManualClock();
    const open = openSimulatedPrinter(new SimulatedPrinter(clock));
    const surprises: unknown[] = [];
    const connect = async () => {
      const opened = await open();
      if (!opened.ok) throw new Error(opened.detail);
      const history = { confirms: 'askIt', completion: undefined, staleAnswersPossible: false } as const;
      const link = new PrinterLink(opened.stream, clock, history);
      await clock.advance(1_000);
      return link;
    };
    let link = await connect();
    const queue = new PrintQueue(clock, {
      get readiness() {
        return { state: 'ready' as const, link };
      },
      failures: { count: 0, last: 'notAnswering' },
      model: modelNamed(undefined),
      tryNow: () => {},
      jobChanged: () => {},
      surprise: (error) => surprises.push(error),
    });
    const outcomes: PrintOutcome[] = [];
    const add = (id: string, body: Uint8Array | (() => Uint8Array) = bodyOf(id)) =>
      void queue.add({ id, body, onProgress: () => {} }).then((outcome) => outcomes.push(outcome));
    return {
      clock,
      queue,
      surprises,
      outcomes,
      add,
      loseLink: async () => {
        const lost = link;
        link = await connect();
        lost.drop();
      },
    };
  }

  test('is let go when the connection is lost under work that would never end', async () => {
    const { clock, queue, outcomes, add, loseLink } = await queueOverSimulator();
    const results: unknown[] = [];
    void queue.whileFree(() => new Promise<string>(() => {}), 'lost').then((result) => results.push(result));
    add('R1');
    await clock.advance(60_000);
    expect({ results, outcomes }).toEqual({ results: [], outcomes: [] });
    await loseLink();
    await clock.advance(SOON_MS);
    expect({ results, outcomes }).toEqual({ results: ['lost'], outcomes: [{ outcome: 'printed' }] });
  });

  test.each([
    [
      'at once',
      (error: Error): Promise<string> => {
        throw error;
      },
    ],
    ['later', (error: Error): Promise<string> => Promise.reject(error)],
  ])('is let go when the work throws %s, which whoever asked for it hears', async (_, work) => {
    const { clock, queue, outcomes, add } = await queueOverSimulator();
    const mistake = new Error('a mistake');
    const held = queue.whileFree(() => work(mistake), 'lost');
    add('R1');
    await expect(held).rejects.toBe(mistake);
    await clock.advance(SOON_MS);
    expect(outcomes).toEqual([{ outcome: 'printed' }]);
  });

  test('a receipt of which no bytes can be made does not hold up the one behind it', async () => {
    const { clock, outcomes, surprises, add } = await queueOverSimulator();
    const mistake = new Error('a mistake');
    add('R1', () => {
      throw mistake;
    });
    add('R2');
    await clock.advance(SOON_MS);
    expect(outcomes).toEqual([{ outcome: 'notSent', reason: 'unprintable' }, { outcome: 'printed' }]);
    expect(surprises).toEqual([mistake]);
  });
});
