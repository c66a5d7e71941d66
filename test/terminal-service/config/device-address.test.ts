import { expect, test } from 'vitest';
import { parsePrinterAddress } from '../../../terminal-service/config/device-address.ts';

test.each([
  ['simulated', { kind: 'simulated' }],
  ['none', { kind: 'none' }],
  ['tcp:192.0.2.7', { kind: 'tcp', host: '192.0.2.7', port: 9100 }],
  ['tcp:printer.lobby:1', { kind: 'tcp', host: 'printer.lobby', port: 1 }],
  ['tcp:printer.lobby:65535', { kind: 'tcp', host: 'printer.lobby', port: 65_535 }],
  ['tcp:[2001:db8::7]:9101', { kind: 'tcp', host: '2001:db8::7', port: 9101 }],
  ['serial:/dev/ttyS0', { kind: 'serial', path: '/dev/ttyS0', baudRate: 38_400, flowControl: 'none' }],
  ['serial:/dev/ttyS0@1200', { kind: 'serial', path: '/dev/ttyS0', baudRate: 1_200, flowControl: 'none' }],
  [
    'serial:/dev/ttyS0@921600,rtscts',
    { kind: 'serial', path: '/dev/ttyS0', baudRate: 921_600, flowControl: 'rtscts' },
  ],
  ['serial:COM3,xon', { kind: 'serial', path: 'COM3', baudRate: 38_400, flowControl: 'xon' }],
  ['usb:04b8:0E15', { kind: 'usb', printer: { vendorId: 0x04b8, productId: 0x0e15 } }],
  ['usb:04b8:0e15:J1', { kind: 'usb', printer: { vendorId: 0x04b8, productId: 0x0e15, serialNumber: 'J1' } }],
  ['usb:/dev/usb/lp1', { kind: 'usb', printer: { path: '/dev/usb/lp1' } }],
])('%s is a printer', (text, address) => {
  expect(parsePrinterAddress(text)).toEqual({ ok: true, address });
});

test.each([
  '',
  'lpt1',
  'tcp:',
  'tcp:host:0',
  'tcp:host:65536',
  'tcp:2001:db8::7',
  'xtcp:host',
  'serial:',
  'serial:/dev/ttyS0@1199',
  'serial:/dev/ttyS0@921601',
  'serial:/dev/ttyS0,hope',
  'usb:04b8',
  'usb:04g8:0e15',
  'usb:04b8:0e15x',
  'usb:lp1',
  'none at all',
])('"%s" is none, and what would be is told', (text) => {
  expect(parsePrinterAddress(text)).toEqual({
    ok: false,
    message: `"${text}" is not a printer; write simulated, none, tcp:HOST:PORT, serial:PATH@BAUD (with ,rtscts or ,xon), usb:VENDOR:PRODUCT[:SERIAL] or usb:PATH`,
  });
});
