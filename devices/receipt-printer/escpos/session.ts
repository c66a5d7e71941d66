import type { Clock } from '../../clock.ts';
import type { Unsubscribe } from '../../device-fault.ts';
import type { OpenByteStream } from '../../transports/byte-stream.ts';
import { modelNamed } from '../models/known-models.ts';
import type { PrinterModel } from '../models/printer-model.ts';
import type {
  DrawerKick,
  PrinterFaultCode,
  PrintJob,
  PrintOutcome,
  ReceiptPrinter,
  ReceiptPrinterStatus,
} from '../receipt-printer.ts';
import type { Completion } from './greeting.ts';
import { kickDrawer } from './kick-drawer.ts';
import { PrintQueue, type Readiness } from './print-queue.ts';
import { type PrinterConditions, standstill } from './printer-conditions.ts';
import { connecting, couldNotOpen, notAnswering, standingStill } from './printer-faults.ts';
import { PrinterLink } from './printer-link.ts';

/** First pause before a connection is tried again; doubled after each failure. */
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
/**
 * A connection that was of use for this long and then closed is opened again at once: network boards hang
 * up after five idle minutes (Epson UB-E02).
 */
const PROVEN_AFTER_MS = 1_000;

export interface EscPosPrinterOptions {
  readonly open: OpenByteStream;
  readonly clock: Clock;
  /** What the printer is driven as; left out, by the name that it tells (GS I 67). */
  readonly model?: PrinterModel | undefined;
  /** The level of drawer connector pin 3 that means open; left out, there is no drawer. */
  readonly drawerOpenWhen?: 'high' | 'low' | undefined;
  /** A number from 0 to 1; spreads the retries of many terminals that lost the same network. */
  readonly random?: () => number;
}

/**
 * Drives an ESC/POS printer over any byte stream. It keeps one connection open, so that the lack of paper
 * is known before somebody needs a receipt, comes back by itself after a loss, and prints jobs in order.
 */
export function openEscPosPrinter(options: EscPosPrinterOptions): ReceiptPrinter {
  return new EscPosPrinter(options);
}

class EscPosPrinter implements ReceiptPrinter {
  readonly #open: OpenByteStream;
  readonly #clock: Clock;
  readonly #configured: PrinterModel | undefined;
  readonly #drawerOpenWhen: 'high' | 'low' | undefined;
  readonly #random: () => number;
  readonly #statusListeners = new Set<(status: ReceiptPrinterStatus) => void>();
  readonly #queue: PrintQueue;
  readonly #keeping: Promise<void>;
  #status: ReceiptPrinterStatus = connecting;
  #link: PrinterLink | undefined;
  #failures: { count: number; last: PrinterFaultCode } = { count: 0, last: 'notAnswering' };
  #endPause: (() => void) | undefined;
  #closed = false;
  /** How the printer confirms, once it is known. */
  #completion: Completion | undefined;
  #staleAnswersPossible = false;

  constructor({ open, clock, model, drawerOpenWhen, random = Math.random }: EscPosPrinterOptions) {
    this.#open = open;
    this.#clock = clock;
    this.#configured = model;
    this.#drawerOpenWhen = drawerOpenWhen;
    this.#random = random;
    const printer = this;
    this.#queue = new PrintQueue(clock, {
      get readiness() {
        return printer.#readiness();
      },
      get model() {
        return printer.#model();
      },
      get failures() {
        return printer.#failures;
      },
      tryNow: () => this.#endPause?.(),
      jobChanged: (outcome) => {
        if (outcome?.outcome === 'unknown') this.#staleAnswersPossible = true;
        this.#publishConditions();
      },
    });
    this.#keeping = this.#keepConnected();
  }

  get status(): ReceiptPrinterStatus {
    return this.#status;
  }

  onStatus(listener: (status: ReceiptPrinterStatus) => void): Unsubscribe {
    this.#statusListeners.add(listener);
    return () => void this.#statusListeners.delete(listener);
  }

  print(job: PrintJob): Promise<PrintOutcome> {
    return this.#closed ? Promise.resolve({ outcome: 'cancelled' }) : this.#queue.add(job);
  }

  cancel(jobId: string): boolean {
    return this.#queue.cancel(jobId);
  }

  continueAfterClearing(): void {
    this.#link?.continueAfterClearing();
  }

  async kickDrawer(pin: 2 | 5): Promise<DrawerKick> {
    const outcome = await this.#queue.whileFree((link) => kickDrawer(link, pin, this.#clock));
    if (outcome === 'notConfirmed') this.#staleAnswersPossible = true;
    return outcome ?? 'notReady';
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#queue.cancelAll();
    this.#endPause?.();
    await this.#link?.close();
    await this.#keeping;
  }

  async #keepConnected(): Promise<void> {
    let retryMs = FIRST_RETRY_MS;
    while (!this.#closed) {
      const usefulForMs = await this.#connectOnce();
      if (this.#closed) return;
      if (usefulForMs >= PROVEN_AFTER_MS) {
        retryMs = FIRST_RETRY_MS;
        continue;
      }
      await this.#pause(retryMs * (0.5 + this.#random() / 2));
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    }
  }

  /** One connection from opening to loss. The answer is for how many milliseconds it was ready to print. */
  async #connectOnce(): Promise<number> {
    const opened = await this.#open();
    if (!opened.ok) {
      this.#fail(couldNotOpen(opened.failure, opened.detail));
      return 0;
    }
    if (this.#closed) {
      await opened.stream.close();
      return 0;
    }
    const link = new PrinterLink(opened.stream, this.#clock, {
      confirms: this.#configured?.confirms ?? 'askIt',
      completion: this.#completion,
      staleAnswersPossible: this.#staleAnswersPossible,
    });
    this.#link = link;
    let readySince: number | undefined;
    link.onEvent((event) => {
      if (event.type === 'lost') this.#link = undefined;
      if (link.completion && readySince === undefined) {
        readySince = this.#clock.monotonic();
        this.#completion = link.completion;
        this.#staleAnswersPossible = false;
      }
      this.#publishConditions();
      this.#queue.advance();
    });
    const loss = await link.lost;
    if (readySince === undefined) {
      this.#fail(notAnswering);
      return 0;
    }
    if (loss === 'closed') return this.#clock.monotonic() - readySince;
    this.#publish(notAnswering);
    return 0;
  }

  #fail(status: Extract<ReceiptPrinterStatus, { fault: unknown }>): void {
    this.#failures = { count: this.#failures.count + 1, last: status.fault.code };
    this.#publish(status);
    this.#queue.advance();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        this.#clock.clearTimeout(timer);
        this.#endPause = undefined;
        resolve();
      };
      const timer = this.#clock.setTimeout(end, ms);
      this.#endPause = end;
      this.#queue.advance();
    });
  }

  #readiness(): Readiness {
    const link = this.#link;
    if (!link?.conditions) return { state: this.#endPause ? 'pausing' : 'connecting' };
    const reason = standstill(link.conditions);
    if (reason) return { state: 'standing', reason };
    return link.completion ? { state: 'ready', link } : { state: 'connecting' };
  }

  /** While a connection is being replaced the last status stands; it is wrong only if the new one fails. */
  #publishConditions(): void {
    const link = this.#link;
    if (!link?.conditions) return;
    const { paper } = link.conditions;
    const reason = standstill(link.conditions);
    if (reason) {
      this.#publish(standingStill(reason, link.conditions));
    } else if (link.completion && paper !== 'out') {
      const device = this.#queue.isPrinting ? 'deviceBusy' : 'online';
      const model = link.model ?? this.#model().title;
      const drawer = this.#drawerOpenWhen && this.#drawerState(link.conditions);
      this.#publish({ device, paper, model, ...(drawer ? { drawer } : {}) });
    }
  }

  #model(): PrinterModel {
    return this.#configured ?? modelNamed(this.#link?.model);
  }

  #drawerState({ drawerPinHigh }: PrinterConditions): 'open' | 'closed' {
    return drawerPinHigh === (this.#drawerOpenWhen === 'high') ? 'open' : 'closed';
  }

  #publish(status: ReceiptPrinterStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    for (const listener of [...this.#statusListeners]) listener(status);
  }
}
