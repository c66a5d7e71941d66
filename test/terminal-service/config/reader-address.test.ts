import { describe, expect, it } from 'vitest';
import {
  parseCardReaderAddress,
  parseCodeScannerAddress,
} from '../../../terminal-service/config/reader-address.ts';

describe('a card reader is named', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['simulated', { kind: 'simulated', reader: 'pn532' }],
    ['simulated:vivotech2', { kind: 'simulated', reader: 'vivotech2' }],
    ['simulated:pcprox', { kind: 'simulated', reader: 'pcprox' }],
    ['pn532:/dev/ttyUSB0', { kind: 'pn532', path: '/dev/ttyUSB0', baudRate: 115_200 }],
    ['pn532:COM3@9600', { kind: 'pn532', path: 'COM3', baudRate: 9_600 }],
    [
      'pn532:/dev/serial/by-id/usb-FTDI:x-if00',
      { kind: 'pn532', path: '/dev/serial/by-id/usb-FTDI:x-if00', baudRate: 115_200 },
    ],
    ['vivotech2', { kind: 'vivotech2' }],
    ['vivotech2:SERIAL=00A1B2', { kind: 'vivotech2', serialNumber: '00A1B2' }],
    ['pcprox:socket=usb-0000:00:14.0-2/input0', { kind: 'pcprox', socket: 'usb-0000:00:14.0-2/input0' }],
  ])('%s', (text, address) => {
    expect(parseCardReaderAddress(text)).toEqual({ ok: true, address });
  });

  it.each([
    '',
    'pn532',
    'pn532:',
    'pn532:/dev/ttyUSB0@fast',
    'none:1',
    'simulated:twn4',
    'vivotech2:',
    'vivotech2:1',
    'hidpos',
  ])('and not %j', (text) => {
    const parsed = parseCardReaderAddress(text);
    expect(parsed.ok ? '' : parsed.message).toContain(`"${text}" is not a card reader`);
  });
});

describe('a code scanner is named', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['simulated', { kind: 'simulated' }],
    ['line:/dev/ttyACM0', { kind: 'line', path: '/dev/ttyACM0', baudRate: 9_600 }],
    ['line:/dev/ttyACM0@115200', { kind: 'line', path: '/dev/ttyACM0', baudRate: 115_200 }],
    ['hidpos', { kind: 'hidpos' }],
    ['hidpos:SERIAL=7', { kind: 'hidpos', serialNumber: '7' }],
  ])('%s', (text, address) => {
    expect(parseCodeScannerAddress(text)).toEqual({ ok: true, address });
  });

  it.each(['', 'line', 'line:', 'simulated:line', 'pcprox'])('and not %j', (text) => {
    const parsed = parseCodeScannerAddress(text);
    expect(parsed.ok ? '' : parsed.message).toContain(`"${text}" is not a code scanner`);
  });
});
