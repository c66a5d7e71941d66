import type { Clock } from '../../clock.ts';
import type { Unsubscribe } from '../../device-fault.ts';
import {
  type Ending,
  SupervisedDevice,
  type SupervisionOptions,
} from '../../supervision/supervised-device.ts';
import type { ByteStream, OpenByteStream } from '../../transports/byte-stream.ts';
import { modelNamed } from '../models/known-models.ts';
import type { PrinterModel } from '../models/printer-model.ts';
import type {
  DrawerKick,
  PrinterFaultCode,
  PrintJob,
  PrintOutcome,
  ReceiptPrinter,
  ReceiptPrinterStatus,
  Withdrawal,
} from '../receipt-printer.ts';
import type { Completion } from './greeting.ts';
import { kickDrawer } from './kick-drawer.ts';
import { LeftBehind } from './left-behind.ts';
import { PrintQueue, type Readiness } from './print-queue.ts';
import { type PrinterConditions, standstill } from './printer-conditions.ts';
import {
  connecting,
  couldNotOpen,
  driverFailed,
  type FaultyStatus,
  notAnswering,
  notAPrinter,
  standingStill,
} from './printer-faults.ts';
import { PrinterLink } from './printer-link.ts';

/** In place of `REOPEN_SPREAD`: spreads the retries of many terminals that lost the same network. */
const RETRY_SPREAD = 0.5;
/**
 * A connection that was of use for this long and then closed is opened again at once: network boards hang
 * up after five idle minutes (Epson UB-E02).
 */
const PROVEN_AFTER_MS = 1_000;

export interface EscPosPrinterOptions extends SupervisionOptions {
  readonly open: OpenByteStream;
  /** What the printer is driven as; left out, by the name that it tells (GS I 67). */
  readonly model?: PrinterModel | undefined;
  /** The level of drawer connector pin 3 that means open; left out, there is no drawer. */
  readonly drawerOpenWhen?: 'high' | 'low' | undefined;
}

/**
 * Drives an ESC/POS printer over any byte stream. It keeps one connection open, so that the lack of paper
 * is known before somebody needs a receipt, comes back by itself after a loss, and prints jobs in order.
 */
export function openEscPosPrinter(options: EscPosPrinterOptions): ReceiptPrinter {
  return new EscPosPrinter(options);
}

class EscPosPrinter implements ReceiptPrinter {
  readonly #clock: Clock;
  readonly #configured: PrinterModel | undefined;
  readonly #drawerOpenWhen: 'high' | 'low' | undefined;
  readonly #queue: PrintQueue;
  readonly #supervised: SupervisedDevice<ReceiptPrinterStatus, ByteStream>;
  #link: PrinterLink | undefined;
  #failures: { count: number; last: PrinterFaultCode } = { count: 0, last: 'notAnswering' };
  #closed = false;
  /** How the printer confirms, once it is known. */
  #completion: Completion | undefined;
  #staleAnswersPossible = false;
  #leftBehind: LeftBehind | undefined;

  constructor({ open, model, drawerOpenWhen, ...options }: EscPosPrinterOptions) {
    this.#clock = options.clock;
    this.#configured = model;
    this.#drawerOpenWhen = drawerOpenWhen;
    const printer = this;
    this.#queue = new PrintQueue(options.clock, {
      get readiness() {
        return printer.#readiness();
      },
      get model() {
        return printer.#model();
      },
      get failures() {
        return printer.#failures;
      },
      tryNow: () => this.#supervised.tryNow(),
      jobChanged: (jobId, outcome) => {
        if (outcome?.outcome === 'unknown') {
          this.#staleAnswersPossible = true;
          if (!outcome.bodyConfirmed) this.#leftBehind = new LeftBehind(jobId, this.#clock);
        }
        this.#publishConditions();
      },
      surprise: (error) => this.#supervised.surprise(error),
    });
    this.#supervised = new SupervisedDevice(
      {
        firstStatus: connecting,
        open: async () => {
          const opened = await open();
          return opened.ok ? { ok: true, connection: opened.stream } : opened;
        },
        use: (stream) => this.#useWhileItLasts(stream),
        couldNotOpen: (failure, detail) => this.#failed(couldNotOpen(failure, detail)),
        driverFailed: (error) => this.#failed(driverFailed(error)),
        onWaiting: () => this.#queue.advance(),
        spread: RETRY_SPREAD,
      },
      options,
    );
  }

  get status(): ReceiptPrinterStatus {
    return this.#supervised.status;
  }

  onStatus(listener: (status: ReceiptPrinterStatus) => void): Unsubscribe {
    return this.#supervised.onEvent(({ status }) => listener(status));
  }

  print(job: PrintJob): Promise<PrintOutcome> {
    return this.#closed ? Promise.resolve({ outcome: 'cancelled' }) : this.#queue.add(job);
  }

  cancel(jobId: string): boolean {
    return this.#queue.cancel(jobId);
  }

  async withdraw(jobId: string): Promise<Withdrawal> {
    const answer = await this.#queue.withdraw(jobId);
    if (answer !== undefined && answer !== 'lost') return answer;
    if (this.#closed) return 'unconfirmed';
    return this.#leftBehind?.jobId === jobId ? this.#leftBehind.withdraw() : 'tooLate';
  }

  rememberLeftBehind(jobId: string): void {
    this.#leftBehind = new LeftBehind(jobId, this.#clock);
    const link = this.#link;
    if (link && this.#leftBehind.follow(link, { type: 'changed' })) this.#leftBehind = undefined;
  }

  continueAfterClearing(): void {
    this.#link?.continueAfterClearing();
  }

  async kickDrawer(pin: 2 | 5): Promise<DrawerKick> {
    const outcome = await this.#queue
      .whileFree<DrawerKick>((link) => kickDrawer(link, pin, this.#clock), 'notConfirmed')
      .catch((error: unknown) => {
        this.#supervised.surprise(error);
        return 'notConfirmed' as const;
      });
    if (outcome === 'notConfirmed') this.#staleAnswersPossible = true;
    return outcome ?? 'notReady';
  }

  close(): Promise<void> {
    this.#closed = true;
    this.#queue.cancelAll();
    this.#leftBehind?.giveUp();
    return this.#supervised.close();
  }

  /** One connection from its opening to its loss. */
  async #useWhileItLasts(stream: ByteStream): Promise<Ending<ReceiptPrinterStatus>> {
    const link = new PrinterLink(stream, this.#clock, {
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
      if (this.#leftBehind?.follow(link, event)) this.#leftBehind = undefined;
      this.#publishConditions();
      this.#queue.advance();
    });
    const loss = await link.lost;
    if (loss === 'renewed') return { reopen: 'atOnce' };
    if (loss === 'notAPrinter') return { reopen: 'afterWait', status: this.#failed(notAPrinter) };
    if (readySince === undefined) return { reopen: 'afterWait', status: this.#failed(notAnswering) };
    if (loss === 'notAnswering') return { reopen: 'afterWait', status: notAnswering };
    // While a connection is being replaced the last status stands; it is wrong only if the new one fails.
    return this.#clock.monotonic() - readySince >= PROVEN_AFTER_MS
      ? { reopen: 'atOnce' }
      : { reopen: 'afterWait', status: undefined };
  }

  #failed(status: FaultyStatus): FaultyStatus {
    this.#failures = { count: this.#failures.count + 1, last: status.fault.code };
    return status;
  }

  #readiness(): Readiness {
    const link = this.#link;
    if (!link?.conditions) return { state: this.#supervised.isWaiting ? 'pausing' : 'connecting' };
    const reason = standstill(link.conditions);
    if (reason) return { state: 'standing', reason };
    return link.completion ? { state: 'ready', link } : { state: 'connecting' };
  }

  #publishConditions(): void {
    const link = this.#link;
    if (!link?.conditions) return;
    const { paper } = link.conditions;
    const reason = standstill(link.conditions);
    if (reason) {
      this.#supervised.setStatus(standingStill(reason, link.conditions));
    } else if (link.completion && paper !== 'out') {
      const device = this.#queue.isPrinting ? 'deviceBusy' : 'online';
      const model = link.model ?? this.#model().title;
      const drawer = this.#drawerOpenWhen && this.#drawerState(link.conditions);
      this.#supervised.setStatus({ device, paper, model, ...(drawer ? { drawer } : {}) });
    }
  }

  #model(): PrinterModel {
    return this.#configured ?? modelNamed(this.#link?.model);
  }

  #drawerState({ drawerPinHigh }: PrinterConditions): 'open' | 'closed' {
    return drawerPinHigh === (this.#drawerOpenWhen === 'high') ? 'open' : 'closed';
  }
}
