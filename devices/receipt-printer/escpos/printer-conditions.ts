import type { WaitingReason } from '../receipt-printer.ts';
import type { AutomaticStatus } from './status-codec.ts';

/** What the printer's sensors and its firmware say, whichever way they were asked. */
export interface PrinterConditions {
  readonly online: boolean;
  readonly coverOpen: boolean;
  readonly paper: 'full' | 'low' | 'out';
  /** The cutter is stuck. Recovers after a person has cleared it and DLE ENQ was sent. */
  readonly cutterError: boolean;
  /** Another mechanical error of the same sort. */
  readonly recoverableError: boolean;
  /** Only switching off helps, or a technician. */
  readonly unrecoverableError: boolean;
  /** Pin 3 of the drawer connector is high. What that means is the drawer's business. */
  readonly drawerPinHigh: boolean;
}

/**
 * Automatic Status Back (GS a), Epson ESC/POS reference. Bits are counted from 0.
 *
 * | byte | bit                                                                                         |
 * | 1    | 2 drawer pin 3 high, 3 offline, 4 always 1, 5 cover open, 6 feed button; 0, 1, 7 always 0     |
 * | 2    | 0 waiting for online recovery, 1 feed button, 2 recoverable (mechanical) error,              |
 * |      | 3 cutter error, 5 unrecoverable error, 6 error that recovers by itself; 4, 7 always 0        |
 * | 3    | 0 and 1 paper near its end, 2 and 3 paper at its end; 4, 7 always 0                          |
 * | 4    | reserved                                                                                     |
 */
export function conditionsFromAutomaticStatus([first, second, third]: AutomaticStatus): PrinterConditions {
  return {
    online: (first & 0x08) === 0,
    coverOpen: (first & 0x20) !== 0,
    paper: (third & 0x0c) !== 0 ? 'out' : (third & 0x03) !== 0 ? 'low' : 'full',
    recoverableError: (second & 0x04) !== 0,
    cutterError: (second & 0x08) !== 0,
    unrecoverableError: (second & 0x20) !== 0,
    drawerPinHigh: (first & 0x04) !== 0,
  };
}

/** The answers to DLE EOT 1, 2, 3 and 4. */
export type RealTimeAnswers = readonly [
  printer: number,
  offlineCause: number,
  errorCause: number,
  paper: number,
];

/**
 * Real-time status (DLE EOT), Epson ESC/POS reference. Bits 1 and 4 are always 1, bits 0 and 7 always 0.
 *
 * | n | bit                                                                                  |
 * | 1 | 2 drawer pin 3 high, 3 offline, 5 waiting for online recovery, 6 feed button          |
 * | 2 | 2 cover open, 3 feeding by button, 5 stopped by the end of the paper, 6 an error       |
 * | 3 | 2 recoverable error, 3 cutter error, 5 unrecoverable error, 6 recovers by itself      |
 * | 4 | 2 and 3 paper near its end, 5 and 6 paper at its end                                   |
 */
export function conditionsFromRealTime([
  printer,
  offlineCause,
  errorCause,
  paper,
]: RealTimeAnswers): PrinterConditions {
  const out = (paper & 0x60) !== 0 || (offlineCause & 0x20) !== 0;
  return {
    online: (printer & 0x08) === 0,
    coverOpen: (offlineCause & 0x04) !== 0,
    paper: out ? 'out' : (paper & 0x0c) !== 0 ? 'low' : 'full',
    recoverableError: (errorCause & 0x04) !== 0,
    cutterError: (errorCause & 0x08) !== 0,
    unrecoverableError: (errorCause & 0x20) !== 0,
    drawerPinHigh: (printer & 0x04) !== 0,
  };
}

/**
 * Why the printer would not print now, the cause that has to be mended first in front; undefined when it
 * would. A stuck cutter comes before the cover that is open because somebody is reaching for the cutter.
 */
export function standstill(conditions: PrinterConditions): WaitingReason | undefined {
  if (conditions.unrecoverableError) return 'unrecoverableError';
  if (conditions.cutterError) return 'cutterError';
  if (conditions.recoverableError) return 'recoverableError';
  if (conditions.coverOpen) return 'coverOpen';
  if (conditions.paper === 'out') return 'paperOut';
  return conditions.online ? undefined : 'offline';
}
