import { expect, it } from 'vitest';
import type { ListedHidDevice } from '../../../../devices/transports/hid-address.ts';
import { parseCardReaderAddress } from '../../../../terminal-service/config/reader-address.ts';
import {
  hidDevices,
  serialDevices,
} from '../../../../terminal-service/modules/devices/list-devices-command.ts';

const device = (change: Partial<ListedHidDevice>): ListedHidDevice => ({
  path: '/dev/hidraw0',
  vendorId: 0x0acd,
  productId: 0x3530,
  usagePage: 0xff00,
  serialNumber: undefined,
  product: 'VP3300',
  socket: 'usb-0000:00:14.0-1/input0',
  ...change,
});
const all = async () => true;

it('a reader, a scanner and a mouse: what to write for each, and nothing for the mouse', async () => {
  const listed = await hidDevices(
    [
      device({}),
      device({ path: '/dev/hidraw1', vendorId: 0x0c27, productId: 0x3bfa, product: 'pcProx', usagePage: 1 }),
      device({ path: '/dev/hidraw2', vendorId: 0x0c2e, product: 'Scanner', usagePage: 0x8c }),
      device({ path: '/dev/hidraw3', vendorId: 0x046d, product: 'Mouse', usagePage: 1 }),
    ],
    all,
  );
  expect(listed.map(({ addresses }) => addresses)).toEqual([['vivotech2'], ['pcprox'], ['hidpos'], []]);
  expect(listed[0]?.what).toBe('0acd:3530 VP3300, /dev/hidraw0, socket usb-0000:00:14.0-1/input0');
});

it('two readers of one make are told apart by serial number, else by socket, as the config file takes it', async () => {
  const left = device({ serialNumber: 'A1' });
  const right = device({ path: '/dev/hidraw1', serialNumber: 'B2', socket: 'usb-0000:00:14.0-2/input0' });
  const withNumbers = await hidDevices([left, right], all);
  expect(withNumbers.flatMap(({ addresses }) => addresses)).toEqual([
    'vivotech2:SERIAL=A1',
    'vivotech2:SERIAL=B2',
  ]);
  const without = await hidDevices(
    [left, right].map((each) => ({ ...each, serialNumber: undefined })),
    all,
  );
  for (const { addresses } of without)
    expect(parseCardReaderAddress(addresses[0] ?? '')).toMatchObject({ ok: true });
  expect(without[1]?.addresses).toEqual(['vivotech2:socket=usb-0000:00:14.0-2/input0']);
});

it('a device with several collections is listed once', async () => {
  const listed = await hidDevices([device({ usagePage: 1 }), device({ usagePage: 0xff00 })], all);
  expect(listed.map(({ addresses }) => addresses)).toEqual([['vivotech2']]);
});

it('a reader that this account may not open says what to do; a mouse need not', async () => {
  const mouse = device({ path: '/dev/hidraw3', vendorId: 0x046d, usagePage: 1 });
  const listed = await hidDevices([device({}), mouse], async () => false);
  expect(listed[0]?.problem).toMatch(/may not open \/dev\/hidraw0; install the udev rules/);
  expect(listed[1]?.problem).toBeUndefined();
});

it('a serial port may be a PN532 or a scanner; without permission it says what to do', () => {
  const usb = { vendorId: '0403', productId: '6001', product: 'FT232R USB UART' };
  const path = '/dev/serial/by-id/usb-FTDI-port0';
  expect(serialDevices([{ path, deviceFile: '/dev/ttyUSB0', usb, permitted: false }])).toEqual([
    {
      what: '0403:6001 FT232R USB UART, /dev/ttyUSB0',
      addresses: [`pn532:${path}`, `line:${path}`],
      problem: expect.stringContaining('group "dialout"'),
    },
  ]);
});
