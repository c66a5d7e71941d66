import { systemClock as clock, delay } from '../../../../devices/clock.ts';
import { openEscPosPrinter } from '../../../../devices/receipt-printer/escpos/session.ts';
import { SimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import type { ByteStream } from '../../../../devices/transports/byte-stream.ts';
import { openUsbPrinterStream } from '../../../../devices/transports/usb-printer-stream.ts';
import { bodyOf } from '../../../devices/receipt-printer/printer-bench.ts';
import { Hearing, LIMIT_MS } from './checks.ts';
import { UsbGadget } from './usb-gadget.ts';

/** What the simulated printer is on the bus. */
export const PRINTER = {
  vendorId: 0x04b8,
  productId: 0x0e15,
  manufacturer: 'EPSON',
  product: 'TM-T20II',
  serialNumber: 'J1',
} as const;

/** The printer's own end of the cable. */
const PRINTER_END = '/dev/g_printer0';
const LINE_MS = 5;
const TRY_AGAIN_MS = 50;

/** A printer for socket 0. Its end of the cable ends when it is pulled, so it is opened at each plugging in. */
export class PluggablePrinter implements AsyncDisposable {
  readonly simulator = new SimulatedPrinter(clock, { lineMs: LINE_MS });
  readonly #gadget = new UsbGadget(PRINTER, { kind: 'printer', settings: { q_len: 4 } }, 0);
  #end: ByteStream | undefined;

  async plugIn(): Promise<void> {
    await this.#end?.close();
    await this.#gadget.plugIn();
    const open = openUsbPrinterStream({ printer: { path: PRINTER_END }, clock });
    const deadline = clock.monotonic() + LIMIT_MS;
    let opened = await open();
    while (!opened.ok) {
      // It is no printer before the host has chosen its configuration.
      if (clock.monotonic() > deadline) throw new Error(opened.detail);
      await delay(clock, TRY_AGAIN_MS);
      opened = await open();
    }
    this.#end = opened.stream;
    this.simulator.accept(opened.stream, () => this.pull());
  }

  pull(): void {
    this.#gadget.pull();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#end?.close();
    await this.#gadget[Symbol.asyncDispose]();
  }
}

/** The session, and all that it says: `online`, `userError paperOut`, `R1 sending`, `R1 printed`. */
export class WatchedPrinter extends Hearing implements AsyncDisposable {
  readonly #printer = openEscPosPrinter({ open: openUsbPrinterStream({ printer: PRINTER, clock }), clock });

  constructor() {
    super();
    this.#printer.onStatus((status) => {
      this.say('fault' in status ? `${status.device} ${status.fault.code}` : status.device);
    });
  }

  print(id: string, lines: number): void {
    const onProgress = ({ step }: { step: string }) => this.say(`${id} ${step}`);
    void this.#printer
      .print({ id, body: bodyOf(id, lines), onProgress })
      .then(({ outcome }) => this.say(`${id} ${outcome}`));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#printer.close();
  }
}
