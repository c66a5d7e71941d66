import type { TerminalEvent } from '../../../contract/live-state.ts';
import type { Audience } from '../../../contract/permissions.ts';
import type { Clock } from '../../../devices/clock.ts';
import { encodeReceipt } from '../../../receipts/escpos.ts';
import { printableLanguage } from '../../../receipts/printable-language.ts';
import { needs } from '../../../serving/define-module.ts';
import { says } from '../../../serving/log/log-events.ts';
import type { Config } from '../../config/config.ts';
import type { StorageWatch } from '../../ledger/storage-watch.ts';
import type { Store } from '../../ledger/store.ts';
import { defineModule } from '../define-module.ts';
import type { Devices } from '../devices/opening/devices.ts';
import { expectedModel } from '../devices/opening/printers.ts';
import { receiptAnswers } from './receipt-answers.ts';
import { receiptDesk } from './receipt-desk.ts';
import { RESUME_WITHIN_MS, type ReceiptJob, receiptJobs } from './receipt-jobs.ts';
import { openReceiptKeys } from './receipt-keys.ts';

interface ReceiptNeeds {
  readonly config: Config;
  readonly store: Store;
  readonly storage: StorageWatch;
  readonly clock: Clock;
  readonly devices: Devices;
  readonly prefix: string;
}

/** Receipts from the moment they are written down until it is known what became of their paper. */
export const receipts = defineModule({
  name: 'receipts',
  needs: needs<ReceiptNeeds>(),
  logEvents: {
    'receipt.changed': says('A receipt took a step.', {
      caseNumber: 'text',
      state: 'text',
      reason: 'text?',
    }),
    'receipt.decided': says('A person said what became of a receipt.', {
      caseNumber: 'text',
      decision: 'text',
    }),
    'receipt.unprintable': says('A receipt cannot be set for this printer; nothing of it was sent.', {
      caseNumber: 'text',
      detail: 'text',
    }),
    'receipt.keptByPrinter': says(
      'A customer left, and the printer did not confirm that it forgets their receipt. Switch it off and on before putting paper in.',
      { receiptId: 'text' },
    ),
    'receipt.failed': says(
      'The store could not be written while a receipt was under way; the receipt stays as it was last recorded.',
      { message: 'text', stack: 'text?' },
    ),
  },
  commands: {
    'print-sample': async () => (await import('./print-sample-command.ts')).printSampleCommand,
    'render-receipts': async () => (await import('./render-receipts-command.ts')).renderReceiptsCommand,
    'verify-receipt': async () => (await import('./verify-receipt-command.ts')).verifyReceiptCommand,
  },
  start: ({ config, store, storage, clock, devices: { printer }, prefix, log, publish }) => {
    const keys = openReceiptKeys(config.dataDir, prefix);
    const paperNow = () => expectedModel(printer, config).paper;
    const jobs = receiptJobs(store, clock);
    const tell = (job: ReceiptJob, to: readonly Audience[]): void => publish(receiptChanged(job), to);

    const desk = receiptDesk({
      jobs,
      printer,
      whenPossible: storage.whenPossible,
      encode: (receipt, { paper }) => encodeReceipt(receipt, paper),
      clock,
      onChange: (job, to) => {
        const { caseNumber, state } = job;
        log('receipt.changed', {
          caseNumber,
          state: state.state,
          reason: 'reason' in state ? state.reason : undefined,
        });
        tell(job, to);
      },
      onUnprintable: ({ caseNumber }, problem) =>
        log('receipt.unprintable', { caseNumber, detail: JSON.stringify(problem) }),
      onKeptByPrinter: (receiptId) => log('receipt.keptByPrinter', { receiptId }),
      onFailure: ({ message, stack }) => log('receipt.failed', { message, stack }),
    });

    return {
      gives: {
        receiptDesk: desk,
        receiptSigning: keys.signing,
        printableLanguage: (wanted: string, words: readonly string[]) =>
          printableLanguage(wanted, paperNow(), words),
      },
      answers: receiptAnswers({
        jobs,
        desk,
        trusted: keys.trusted,
        paper: paperNow,
        onDecision: (job, decision) => {
          log('receipt.decided', { caseNumber: job.caseNumber, decision });
          tell(job, desk.hearersOf(job.receiptId));
        },
      }),
      // A page that reconnects while a receipt prints must learn what became of it.
      catchUp: (audience) => desk.lately(audience).map(receiptChanged),
      endSession: desk.endSession,
      ready: () => {
        const resumed = jobs.recover();
        desk.rememberInterrupted(jobs.changedLately(RESUME_WITHIN_MS));
        for (const job of resumed) desk.print(job.receiptId, job.copyNumber === 0 ? 'customer' : 'staff');
      },
    };
  },
});

function receiptChanged({ receiptId, caseNumber, state }: ReceiptJob): TerminalEvent {
  return { type: 'receipt.changed', receiptId, caseNumber, receipt: state };
}
