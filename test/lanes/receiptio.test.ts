import { print } from 'receiptio';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../devices/clock.ts';
import { SimulatedPrinter } from '../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { linesOf } from '../../devices/receipt-printer/escpos/simulator/tape.ts';
import {
  startTcpPrinter,
  type TcpPrinter,
} from '../../devices/receipt-printer/escpos/simulator/tcp-printer.ts';

/** The only port that receiptio knows; on a machine where another program has it, this cannot run. */
const PORT = 9100;
const AT = '127.0.0.1';

let server: TcpPrinter | undefined;
afterEach(() => server?.close());

async function printerOnItsPort(): Promise<SimulatedPrinter> {
  const printer = new SimulatedPrinter(systemClock);
  server = await startTcpPrinter(printer, systemClock, PORT);
  return printer;
}

/** A receipt printing program by other people (Open Foodservice System Consortium) looks at our simulator. */
describe('receiptio agrees with the simulated printer', () => {
  it.each<[string, (printer: SimulatedPrinter) => void]>([
    ['online', () => {}],
    ['coveropen', (printer) => printer.openCover()],
    ['paperempty', (printer) => printer.takePaperOut()],
  ])('that it is %s', async (state, happens) => {
    const printer = await printerOnItsPort();
    happens(printer);
    expect(await print('', `-d ${AT} -q -t 5`)).toBe(state);
  });

  it('that a receipt was printed, and it was: once, with its cut', async () => {
    const printer = await printerOnItsPort();
    expect(await print('Harbor Transit\n\nCase | 7QK-00042-M', `-d ${AT} -p escpos -c 42 -t 10`)).toBe(
      'success',
    );
    expect(linesOf(printer.tape).filter((line) => line.includes('7QK-00042-M'))).toHaveLength(1);
    expect(printer.tape.filter(({ kind }) => kind === 'cut')).toHaveLength(1);
  });

  it('that nothing was printed while the paper is out', async () => {
    const printer = await printerOnItsPort();
    printer.takePaperOut();
    expect(await print('Harbor Transit', `-d ${AT} -p escpos -t 5`)).toBe('paperempty');
    expect(linesOf(printer.tape)).toEqual([]);
  });
});
