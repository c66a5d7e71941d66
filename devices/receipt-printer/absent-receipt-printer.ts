import type { ReceiptPrinter } from './receipt-printer.ts';

/** The printer of a terminal that has none by its configuration: every job is `notSent`, truthfully. */
export const absentReceiptPrinter: ReceiptPrinter = {
  status: {
    device: 'noDevice',
    paper: 'unknown',
    fault: { code: 'notConfigured', action: 'configuration', detail: 'No receipt printer is configured.' },
  },
  onStatus: () => () => {},
  print: () => Promise.resolve({ outcome: 'notSent', reason: 'notConfigured' }),
  cancel: () => false,
  withdraw: () => Promise.resolve('tooLate'),
  rememberLeftBehind: () => {},
  continueAfterClearing: () => {},
  kickDrawer: () => Promise.resolve('notReady'),
  close: () => Promise.resolve(),
};
