import type { DeviceFault, Unsubscribe } from '../device-fault.ts';
import type { PrinterModel } from './models/printer-model.ts';

export type PrinterFaultCode =
  | 'notConfigured'
  | 'notFound'
  | 'refused'
  | 'noPermission'
  | 'busy'
  | 'notAnswering'
  /** What answers is something else, such as a web server at a wrong address. */
  | 'notAPrinter'
  | 'paperOut'
  | 'coverOpen'
  | 'cutterError'
  | 'recoverableError'
  | 'unrecoverableError'
  | 'offline';

/**
 * The printer's state. `device` and `paper` are the XFS4IoT words (Common.Status, Printer.Status):
 * paper is `full`, `low` (near-end sensor), or `out`. `busy` while a job is under way.
 */
export type ReceiptPrinterStatus =
  | {
      readonly device: 'online' | 'deviceBusy';
      readonly paper: 'full' | 'low';
      /** What the printer calls itself, or what it is driven as. */
      readonly model: string;
      /** Only where the configuration says that a cash drawer hangs on this printer. */
      readonly drawer?: 'open' | 'closed';
    }
  | {
      readonly device: 'noDevice' | 'powerOff' | 'offline' | 'userError' | 'hardwareError';
      readonly paper: 'full' | 'low' | 'out' | 'unknown';
      readonly fault: DeviceFault<PrinterFaultCode>;
    };

/** Why a job is standing still. The printer keeps what it has; the job goes on when the cause is gone. */
export type WaitingReason = Extract<
  PrinterFaultCode,
  'paperOut' | 'coverOpen' | 'cutterError' | 'recoverableError' | 'unrecoverableError' | 'offline'
>;

/**
 * What became of a print job. Nothing here is ever claimed without the printer's own word:
 * - `printed`: the printer answered that the text is done and the cut after it, or, without a cutter, the feed to
 *   where it is torn off
 * - `notSent`: no byte of the receipt left this machine; printing again cannot make a double. `unprintable`
 *   when whoever asked for it could make no bytes of it for this model.
 * - `unknown`: bytes left, the answer never came. `bodyConfirmed` says that the text at least is on paper.
 *   A person decides whether to print a copy.
 * - `cancelled`: withdrawn before a byte of the receipt left this machine
 * - `withdrawn`: bytes had left, and the printer confirmed that it forgot what it had not printed; nothing of it
 *   comes out any more. `bodyConfirmed` says that the text was on paper before that, false that it was not
 *   known to be: some lines of it may be.
 */
export type PrintOutcome =
  | { readonly outcome: 'printed' }
  | { readonly outcome: 'notSent'; readonly reason: PrinterFaultCode | 'unprintable' }
  | { readonly outcome: 'unknown'; readonly bodyConfirmed: boolean }
  | { readonly outcome: 'cancelled' }
  | { readonly outcome: 'withdrawn'; readonly bodyConfirmed: boolean };

/**
 * Steps on the way, in the order they can occur. `waiting` may come and go at any point; when it goes, the
 * step that the job is at is reported again.
 */
export type PrintProgress =
  | { readonly step: 'sending' }
  | { readonly step: 'bodyConfirmed' }
  | { readonly step: 'waiting'; readonly reason: WaitingReason };

export interface PrintJob {
  /** Distinguishes this job's completion answers from those of any job before it. */
  readonly id: string;
  /**
   * The receipt's own bytes, without initialisation, completion probes or cut: those are the session's. A
   * function is asked when the job's turn has come and the printer has told what it is; undefined means that
   * this model cannot print it.
   */
  readonly body: Uint8Array | ((model: PrinterModel) => Uint8Array | undefined);
  /**
   * Called before the first byte of the receipt leaves this machine (`sending`), and on each later step.
   * The caller makes `sending` durable before it returns, so that after a crash a job that may have
   * printed is never sent again. If it throws on `sending`, nothing is sent and the job is `cancelled`.
   */
  readonly onProgress: (progress: PrintProgress) => void;
}

/**
 * What became of the wish that a receipt shall not come out any more:
 * - `notSent`: no byte of it had left this machine; its outcome is `cancelled`
 * - `forgotten`: the printer confirmed that it forgot it. Lines that were on paper by then are still there.
 * - `tooLate`: nothing is left to be withdrawn, because its text is on paper or it is otherwise over
 * - `unconfirmed`: the printer still has it and did not confirm that it forgets it. It may come out as soon as
 *   the printer goes on, unless staff switch the printer off and on before they put paper in.
 */
export type Withdrawal = 'notSent' | 'forgotten' | 'tooLate' | 'unconfirmed';

/**
 * What became of a pulse to the cash drawer: `kicked` is the printer's word that it was given, not that the
 * drawer opened; `notReady`: it was not sent, because the printer stands still or is printing, and a drawer
 * that opens by itself later is worse than one that does not.
 */
export type DrawerKick = 'kicked' | 'notReady' | 'notConfirmed';

/** A receipt printer as the rest of the product sees it. Jobs are printed one at a time, in order. */
export interface ReceiptPrinter {
  readonly status: ReceiptPrinterStatus;
  onStatus(listener: (status: ReceiptPrinterStatus) => void): Unsubscribe;
  /** Settles with the measured outcome; never rejects. Stays pending while the printer waits for a person. */
  print(job: PrintJob): Promise<PrintOutcome>;
  /**
   * Withdraws a job of which nothing has been sent yet, so that the receipt of a customer who has left does
   * not come out for the next one. True if it was: its outcome is then `cancelled`. False if it is too late.
   */
  cancel(jobId: string): boolean;
  /**
   * Nobody waits for this receipt any longer. One that has not been sent is cancelled. One that is coming out
   * is left to come out; as soon as the printer stands still with it, now or later, the printer is told to
   * forget it, also over the next connection when one is lost meanwhile. Settles when that is decided, which
   * may take as long as the printer is away; never rejects. The job's own outcome is told by `print` as always,
   * except after a lost connection, which has settled it as `unknown` already.
   */
  withdraw(jobId: string): Promise<Withdrawal>;
  /**
   * A job that a run of this program before this one had sent when it ended, and whose outcome nobody knows: the printer may
   * hold it still, so that it can be withdrawn as well. There is one at most, since jobs are printed one at a time.
   */
  rememberLeftBehind(jobId: string): void;
  /**
   * A person says that the cutter is cleared. The printer cannot sense it and waits to be told; one whose
   * cover was opened and closed again is told without this.
   */
  continueAfterClearing(): void;
  /** Opens the cash drawer that is wired to this pin of the printer's drawer socket. Never rejects. */
  kickDrawer(pin: 2 | 5): Promise<DrawerKick>;
  /** Jobs not yet sent end `cancelled`; one that is under way ends `unknown`. */
  close(): Promise<void>;
}
