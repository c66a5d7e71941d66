import { onTestFinished } from 'vitest';
import { systemClock } from '../../devices/clock.ts';
import { SimulatedPrinter } from '../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { linesOf } from '../../devices/receipt-printer/escpos/simulator/tape.ts';
import { startTcpPrinter } from '../../devices/receipt-printer/escpos/simulator/tcp-printer.ts';

/** A printer with a life of its own, as the one on the counter: it goes on when the service is killed. */
export async function outsidePrinter() {
  const printer = new SimulatedPrinter(systemClock);
  const tcp = await startTcpPrinter(printer, systemClock);
  onTestFinished(() => tcp.close());
  return {
    printer,
    address: `tcp:127.0.0.1:${tcp.port}`,
    /** How often this text has come out, and how many cuts there were. */
    printed: (text: string) => ({
      times: linesOf(printer.tape).filter((line) => line.includes(text)).length,
      cuts: printer.tape.filter(({ kind }) => kind === 'cut').length,
    }),
    /** Resolves when what came out, or the printer's state, fits. */
    until: (fits: () => boolean) =>
      new Promise<void>((resolve) => {
        const stop = printer.onChange(() => look());
        const look = (): void => {
          if (!fits()) return;
          stop();
          resolve();
        };
        look();
      }),
  };
}
