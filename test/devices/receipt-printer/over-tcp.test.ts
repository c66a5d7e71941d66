import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../devices/clock.ts';
import { openEscPosPrinter } from '../../../devices/receipt-printer/escpos/session.ts';
import {
  SimulatedPrinter,
  type SimulatedPrinterModel,
} from '../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { startTcpPrinter } from '../../../devices/receipt-printer/escpos/simulator/tcp-printer.ts';
import type { PrintOutcome, ReceiptPrinter } from '../../../devices/receipt-printer/receipt-printer.ts';
import { openTcpStream } from '../../../devices/transports/tcp-stream.ts';
import { bodyOf, cutsOn, foundOnTape } from './printer-bench.ts';

const leftOpen: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of leftOpen.splice(0)) await close();
});

async function networkPrinter(model: SimulatedPrinterModel = {}) {
  const simulator = new SimulatedPrinter(systemClock, model);
  const server = await startTcpPrinter(simulator, systemClock);
  leftOpen.push(() => server.close());
  const printer = connect(server.port);
  await until(printer, ({ device }) => device === 'online');
  return { simulator, server, printer };
}

function connect(port: number): ReceiptPrinter {
  const printer = openEscPosPrinter({
    open: openTcpStream({ host: '127.0.0.1', port, connectTimeoutMs: 5_000 }),
    clock: systemClock,
  });
  leftOpen.unshift(() => printer.close());
  return printer;
}

function until(
  printer: ReceiptPrinter,
  wanted: (status: ReceiptPrinter['status']) => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    if (wanted(printer.status)) return resolve();
    const stop = printer.onStatus((status) => {
      if (!wanted(status)) return;
      stop();
      resolve();
    });
  });
}

/** Prints, and calls `onWaiting` as soon as the printer stands still. */
function print(printer: ReceiptPrinter, id: string, lines = 10, onWaiting = () => {}): Promise<PrintOutcome> {
  return printer.print({
    id,
    body: bodyOf(id, lines),
    onProgress: ({ step }) => {
      if (step === 'waiting') onWaiting();
    },
  });
}

describe('the same driver and the same simulated printer, over a real socket', () => {
  test('a receipt is printed once', async () => {
    const { simulator, printer } = await networkPrinter();
    expect(await print(printer, 'R1')).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1')).toMatchObject({ whole: true, doubled: 0 });
    expect(cutsOn(simulator.tape)).toBe(1);
  });

  test('the paper runs out in the middle of a receipt that is larger than every buffer', async () => {
    const { simulator, printer } = await networkPrinter({ bufferBytes: 512 });
    simulator.afterLines(100, () => simulator.takePaperOut());
    const outcome = await print(printer, 'R1', 5_000, () => simulator.putPaperIn());
    expect(outcome).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1', 5_000)).toMatchObject({ whole: true, doubled: 0 });
  });

  test('the power fails in the middle: reset, unknown, then refused', async () => {
    const { simulator, printer } = await networkPrinter();
    simulator.afterLines(4, () => simulator.cutPower());
    expect(await print(printer, 'R1')).toEqual({ outcome: 'unknown', bodyConfirmed: false });
    expect(foundOnTape(simulator.tape, 'R1')).toEqual({ whole: false, lines: 4, torn: 1, doubled: 0 });
    expect(await print(printer, 'R2')).toEqual({ outcome: 'notSent', reason: 'refused' });
    expect(printer.status).toMatchObject({ device: 'powerOff' });
    simulator.restorePower();
    await until(printer, ({ device }) => device === 'online');
    expect(await print(printer, 'R3')).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R2').lines).toBe(0);
  });

  test('the cutter jams', async () => {
    const { simulator, printer } = await networkPrinter();
    simulator.jamCutter();
    const outcome = await print(printer, 'R1', 10, () => {
      simulator.clearCutter();
      printer.continueAfterClearing();
    });
    expect(outcome).toEqual({ outcome: 'printed' });
    expect(cutsOn(simulator.tape)).toBe(1);
  });

  test('every answer in segments of one byte', async () => {
    const { simulator, printer } = await networkPrinter();
    simulator.answers.oneBytePerSegment = true;
    expect(await print(printer, 'R1')).toEqual({ outcome: 'printed' });
  });

  test('a clone without process ids', async () => {
    const { simulator, printer } = await networkPrinter({ processIds: 'skipped' });
    expect(await print(printer, 'R1')).toEqual({ outcome: 'printed' });
    expect(foundOnTape(simulator.tape, 'R1').whole).toBe(true);
  });

  test('a second computer is served when the first one lets go', async () => {
    const { server, printer } = await networkPrinter();
    const second = connect(server.port);
    const waiting = print(second, 'R2');
    await printer.close();
    expect(await waiting).toEqual({ outcome: 'printed' });
  });
});
