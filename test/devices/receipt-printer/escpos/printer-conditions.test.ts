import { describe, expect, test } from 'vitest';
import {
  conditionsFromAutomaticStatus,
  conditionsFromRealTime,
  type PrinterConditions,
  standstill,
} from '../../../../devices/receipt-printer/escpos/printer-conditions.ts';

const well: PrinterConditions = {
  online: true,
  coverOpen: false,
  paper: 'full',
  cutterError: false,
  recoverableError: false,
  unrecoverableError: false,
  drawerPinHigh: false,
};

describe('bits of the Automatic Status Back', () => {
  test.each<[string, [number, number, number, number], Partial<PrinterConditions>]>([
    ['all well', [0x10, 0x00, 0x00, 0x0f], {}],
    ['byte 1 bit 2: drawer, no concern of the receipt', [0x14, 0x00, 0x00, 0x0f], { drawerPinHigh: true }],
    ['byte 1 bit 3: offline', [0x18, 0x00, 0x00, 0x0f], { online: false }],
    ['byte 1 bit 5: cover open', [0x38, 0x00, 0x00, 0x0f], { online: false, coverOpen: true }],
    ['byte 1 bit 6: feed button', [0x50, 0x00, 0x00, 0x0f], {}],
    ['byte 2 bit 2: recoverable error', [0x18, 0x04, 0x00, 0x0f], { online: false, recoverableError: true }],
    ['byte 2 bit 3: cutter', [0x18, 0x08, 0x00, 0x0f], { online: false, cutterError: true }],
    ['byte 2 bit 5: unrecoverable', [0x18, 0x20, 0x00, 0x0f], { online: false, unrecoverableError: true }],
    ['byte 2 bit 6: recovers by itself', [0x18, 0x40, 0x00, 0x0f], { online: false }],
    ['byte 3 bits 0 and 1: near its end', [0x10, 0x00, 0x03, 0x0f], { paper: 'low' }],
    ['byte 3 bits 2 and 3: at its end', [0x18, 0x00, 0x0c, 0x0f], { online: false, paper: 'out' }],
    ['byte 3 bit 2 alone: at its end', [0x18, 0x00, 0x04, 0x0f], { online: false, paper: 'out' }],
    ['byte 3 bit 3 alone: at its end', [0x18, 0x00, 0x08, 0x0f], { online: false, paper: 'out' }],
    ['byte 3: both', [0x18, 0x00, 0x0f, 0x0f], { online: false, paper: 'out' }],
  ])('%s', (_, bytes, different) => {
    expect(conditionsFromAutomaticStatus(bytes)).toEqual({ ...well, ...different });
  });
});

describe('bits of DLE EOT 1 to 4', () => {
  test.each<[string, [number, number, number, number], Partial<PrinterConditions>]>([
    ['all well', [0x12, 0x12, 0x12, 0x12], {}],
    ['1 bit 2: drawer', [0x16, 0x12, 0x12, 0x12], { drawerPinHigh: true }],
    ['1 bit 3: offline', [0x1a, 0x12, 0x12, 0x12], { online: false }],
    ['2 bit 2: cover open', [0x1a, 0x16, 0x12, 0x12], { online: false, coverOpen: true }],
    ['2 bit 5: stopped by the end of the paper', [0x1a, 0x32, 0x12, 0x12], { online: false, paper: 'out' }],
    ['3 bit 2: recoverable error', [0x1a, 0x52, 0x16, 0x12], { online: false, recoverableError: true }],
    ['3 bit 3: cutter', [0x1a, 0x52, 0x1a, 0x12], { online: false, cutterError: true }],
    ['3 bit 5: unrecoverable', [0x1a, 0x52, 0x32, 0x12], { online: false, unrecoverableError: true }],
    ['4 bits 2 and 3: near its end', [0x12, 0x12, 0x12, 0x1e], { paper: 'low' }],
    ['4 bits 5 and 6: at its end', [0x1a, 0x12, 0x12, 0x72], { online: false, paper: 'out' }],
    ['4 bit 5 alone: at its end', [0x1a, 0x12, 0x12, 0x32], { online: false, paper: 'out' }],
    ['4 bit 6 alone: at its end', [0x1a, 0x12, 0x12, 0x52], { online: false, paper: 'out' }],
  ])('%s', (_, answers, different) => {
    expect(conditionsFromRealTime(answers)).toEqual({ ...well, ...different });
  });
});

describe('the cause that has to be mended first', () => {
  test.each<[string, Partial<PrinterConditions>, string | undefined]>([
    ['nothing is wrong', {}, undefined],
    ['paper near its end does not stop it', { paper: 'low' }, undefined],
    ['paper out', { online: false, paper: 'out' }, 'paperOut'],
    [
      'changing the roll: the cover comes before the paper',
      { online: false, paper: 'out', coverOpen: true },
      'coverOpen',
    ],
    [
      'reaching for the cutter: it comes before the cover',
      { online: false, coverOpen: true, cutterError: true },
      'cutterError',
    ],
    ['another mechanical error', { online: false, recoverableError: true }, 'recoverableError'],
    [
      'broken: before all else',
      { online: false, coverOpen: true, unrecoverableError: true },
      'unrecoverableError',
    ],
    ['offline without a cause', { online: false }, 'offline'],
  ])('%s', (_, different, cause) => {
    expect(standstill({ ...well, ...different })).toBe(cause);
  });
});
