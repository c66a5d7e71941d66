import { openEscPosPrinter } from '../../../devices/receipt-printer/escpos/session.ts';
import { openSimulatedPrinter } from '../../../devices/receipt-printer/escpos/simulator/in-memory-printer.ts';
import {
  SimulatedPrinter,
  type SimulatedPrinterModel,
} from '../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import type { TapeEntry } from '../../../devices/receipt-printer/escpos/simulator/tape.ts';
import type {
  PrintOutcome,
  PrintProgress,
  ReceiptPrinter,
} from '../../../devices/receipt-printer/receipt-printer.ts';
import type { OpenByteStream } from '../../../devices/transports/byte-stream.ts';
import { ManualClock } from '../../manual-clock.ts';

/** A job that was handed to the printer, and what has been heard of it so far. */
export interface SubmittedJob {
  readonly id: string;
  readonly progress: PrintProgress[];
  /** Undefined while it is pending. */
  outcome: PrintOutcome | undefined;
}

export interface PrinterBench {
  readonly clock: ManualClock;
  readonly simulator: SimulatedPrinter;
  readonly printer: ReceiptPrinter;
  /** Hands a receipt of so many lines over. */
  submit(id: string, lines?: number): SubmittedJob;
}

/** The real driver with the simulated printer on the other end of a cable in memory, on a clock that stands. */
export async function printerBench(
  model: SimulatedPrinterModel = {},
  rewire: (open: OpenByteStream) => OpenByteStream = (open) => open,
): Promise<PrinterBench> {
  const clock = new ManualClock();
  const simulator = new SimulatedPrinter(clock, model);
  const printer = openEscPosPrinter({
    open: rewire(openSimulatedPrinter(simulator)),
    clock,
    random: () => 0.5,
  });
  await clock.advance(1_000);
  return { clock, simulator, printer, submit: (id, lines) => submitTo(printer, id, lines) };
}

export function submitTo(printer: ReceiptPrinter, id: string, lines = 10): SubmittedJob {
  const job: SubmittedJob = { id, progress: [], outcome: undefined };
  void printer
    .print({ id, body: bodyOf(id, lines), onProgress: (progress) => job.progress.push(progress) })
    .then((outcome) => {
      job.outcome = outcome;
    });
  return job;
}

/** Lines that name their receipt, so that a tape can be counted. */
export function linesOfReceipt(id: string, lines: number): string[] {
  return Array.from({ length: lines }, (_, line) => `${id} line ${line + 1} of ${lines}`);
}

export function bodyOf(id: string, lines = 10): Uint8Array {
  return new TextEncoder().encode(
    linesOfReceipt(id, lines)
      .map((line) => `${line}\n`)
      .join(''),
  );
}

/** What the tape holds of one receipt: `whole` means every line once, in order, and a cut after them. */
export function foundOnTape(
  tape: readonly TapeEntry[],
  id: string,
  lines = 10,
): { whole: boolean; lines: number; torn: number; doubled: number } {
  const own = tape.flatMap((entry, at) =>
    entry.kind === 'line' && entry.text.startsWith(`${id} line `) ? [{ ...entry, at }] : [],
  );
  const expected = linesOfReceipt(id, lines);
  const good = own.filter(({ torn }) => !torn).map(({ text }) => text);
  const last = own.at(-1);
  const cutAfter = last !== undefined && tape.slice(last.at).some(({ kind }) => kind === 'cut');
  return {
    whole: good.length === lines && good.every((text, at) => text === expected[at]) && cutAfter,
    lines: good.length,
    torn: own.length - good.length,
    doubled: good.length - new Set(good).size,
  };
}

export function cutsOn(tape: readonly TapeEntry[]): number {
  return tape.filter(({ kind }) => kind === 'cut').length;
}
