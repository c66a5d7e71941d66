import { systemClock } from '../devices/clock.ts';
import { openEscPosPrinter } from '../devices/receipt-printer/escpos/session.ts';
import { SimulatedPrinter } from '../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { modelWithId, unknownModel } from '../devices/receipt-printer/models/known-models.ts';
import type { ByteStream } from '../devices/transports/byte-stream.ts';
import { openSerialStream } from '../devices/transports/serial-stream.ts';
import { encodeReceipt } from '../receipts/escpos.ts';
import { sampleReceipts } from '../terminal-service/modules/receipts/sample-receipts.ts';
import { openPseudoTerminal } from '../test/protocols/pseudo-terminal.ts';
import { percentile } from './figures.ts';

const BAUD = 115_200;
const PRINTS = 9;
/** 8N1: ten bits to a byte. */
const BYTES_PER_MS = BAUD / 10 / 1_000;

/**
 * From handing a receipt over to the printer's word that it is cut, over a pseudo-terminal that is read no
 * faster than 115200 baud carries, next to what the line needs for the same bytes.
 */
export async function receiptLineTime(): Promise<string[]> {
  const { paper } = modelWithId('epson-tm-t20') ?? unknownModel;
  const report: string[] = [];
  for (const language of ['en', 'hy']) {
    const receipt = sampleReceipts.complaint?.({ language, print: 'standard', paper });
    const encoded = receipt && encodeReceipt(receipt, paper);
    if (!encoded?.ok) throw new Error(`${language} cannot be set`);
    const pty = await openPseudoTerminal();
    const line = pacedLine(pty.deviceEnd);
    const simulator = new SimulatedPrinter(systemClock, { name: 'TM-T20III' });
    simulator.accept(line.stream, () => {});
    const printer = openEscPosPrinter({
      open: openSerialStream({ path: pty.path, baudRate: BAUD }),
      clock: systemClock,
    });
    await new Promise<void>((resolve) => {
      printer.onStatus(({ device }) => {
        if (device === 'online') resolve();
      });
    });
    const times: number[] = [];
    let limit = 0;
    for (let print = 1; print <= PRINTS; print++) {
      const before = line.carried();
      const startedAt = systemClock.monotonic();
      const { outcome } = await printer.print({ id: `${print}`, body: encoded.body, onProgress: () => {} });
      times.push(systemClock.monotonic() - startedAt);
      limit = (line.carried() - before) / BYTES_PER_MS;
      if (outcome !== 'printed') throw new Error(`${language}: ${outcome}`);
    }
    await printer.close();
    await pty.hangUp();
    const took = percentile(times, 0.5);
    const worst = percentile(times, 1);
    report.push(
      `${language}: printed after ${took.toFixed(0)} ms (p50 of ${PRINTS}), the line alone needs ${limit.toFixed(0)} ms, ` +
        `ratio ${(took / limit).toFixed(3)}, of the slowest ${(worst / limit).toFixed(3)}`,
    );
  }
  return report;
}

/** Hands bytes on at the line's speed and not before; what arrives faster waits. */
function pacedLine(stream: ByteStream): { stream: ByteStream; carried: () => number } {
  let carried = 0;
  const waiting: Uint8Array[] = [];
  const listeners = new Set<(bytes: Uint8Array) => void>();
  let freeAt = 0;
  let running = false;
  const run = (): void => {
    const [next] = waiting;
    if (!next || running) return;
    running = true;
    // As short as a timer can be told: a longer chunk would arrive all at once at its end.
    const now = systemClock.monotonic();
    freeAt = Math.max(freeAt, now) + next.length / BYTES_PER_MS;
    systemClock.setTimeout(() => {
      waiting.shift();
      carried += next.length;
      running = false;
      for (const listener of [...listeners]) listener(next);
      run();
    }, freeAt - now);
  };
  stream.onData((bytes) => {
    for (let at = 0; at < bytes.length; at += 64) waiting.push(bytes.slice(at, at + 64));
    run();
  });
  return {
    carried: () => carried,
    stream: {
      ...stream,
      onData: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}
