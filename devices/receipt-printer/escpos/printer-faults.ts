import type { DeviceFault } from '../../device-fault.ts';
import type { OpenFailure } from '../../transports/byte-stream.ts';
import type { PrinterFaultCode, ReceiptPrinterStatus, WaitingReason } from '../receipt-printer.ts';
import type { PrinterConditions } from './printer-conditions.ts';

/** The status of a printer that does not print. */
export type FaultyStatus = Extract<ReceiptPrinterStatus, { fault: unknown }>;
type Description = {
  readonly device: FaultyStatus['device'];
  readonly fault: DeviceFault<PrinterFaultCode>;
};

const standstills: Readonly<Record<WaitingReason, Description>> = {
  paperOut: {
    device: 'userError',
    fault: { code: 'paperOut', action: 'clear', detail: 'The paper has run out; put in a new roll.' },
  },
  coverOpen: {
    device: 'userError',
    fault: { code: 'coverOpen', action: 'clear', detail: 'The cover is open; close it.' },
  },
  cutterError: {
    device: 'hardwareError',
    fault: {
      code: 'cutterError',
      action: 'clear',
      detail: 'The cutter is stuck; open the cover, clear the paper, close the cover.',
    },
  },
  recoverableError: {
    device: 'hardwareError',
    fault: {
      code: 'recoverableError',
      action: 'clear',
      detail:
        'The printer reports a mechanical error; open the cover, look for jammed paper, close the cover.',
    },
  },
  unrecoverableError: {
    device: 'hardwareError',
    fault: {
      code: 'unrecoverableError',
      action: 'maintenance',
      detail: 'The printer reports an error that it cannot recover from; switch it off and on.',
    },
  },
  offline: {
    device: 'offline',
    fault: {
      code: 'offline',
      action: 'suspend',
      detail: 'The printer is offline for the moment (feed button, hot print head).',
    },
  },
};

const unreachable: Readonly<
  Record<OpenFailure, Omit<Description, 'fault'> & Omit<Description['fault'], 'detail'>>
> = {
  notFound: { device: 'noDevice', code: 'notFound', action: 'configuration' },
  noPermission: { device: 'noDevice', code: 'noPermission', action: 'configuration' },
  busy: { device: 'offline', code: 'busy', action: 'reset' },
  refused: { device: 'powerOff', code: 'refused', action: 'clear' },
  timedOut: { device: 'powerOff', code: 'notAnswering', action: 'clear' },
  failed: { device: 'offline', code: 'offline', action: 'reset' },
};

/** The status of a printer that stands still for `reason`. */
export function standingStill(reason: WaitingReason, { paper }: PrinterConditions): FaultyStatus {
  return { ...standstills[reason], paper };
}

/** The status of a printer that could not be opened. */
export function couldNotOpen(failure: OpenFailure, detail: string): FaultyStatus {
  const { device, code, action } = unreachable[failure];
  return { device, paper: 'unknown', fault: { code, action, detail } };
}

/** The status of a printer whose connection is open and says nothing. */
export const notAnswering: FaultyStatus = {
  device: 'offline',
  paper: 'unknown',
  fault: {
    code: 'notAnswering',
    action: 'clear',
    detail: 'The printer takes the connection but does not answer; another computer may be using it.',
  },
};

/** The status of something at the printer's address that does not talk like one. */
export const notAPrinter: FaultyStatus = {
  device: 'noDevice',
  paper: 'unknown',
  fault: {
    code: 'notAPrinter',
    action: 'configuration',
    detail:
      'Something answers at this address that is no ESC/POS printer, such as a web server; check the address.',
  },
};

/** The status until the first connection has been tried. */
export const connecting: FaultyStatus = {
  device: 'offline',
  paper: 'unknown',
  fault: { code: 'notAnswering', action: 'suspend', detail: 'The printer has not answered yet.' },
};

/** The status of a printer whose driver has a mistake. */
export function driverFailed(error: unknown): FaultyStatus {
  const detail = `The printer's driver failed: ${error}.`;
  return { device: 'offline', paper: 'unknown', fault: { code: 'offline', action: 'maintenance', detail } };
}
