import { expect, it } from 'vitest';
import type { ListedHidDevice } from '../../../../devices/transports/hid-address.ts';
import { parsePrinterAddress } from '../../../../terminal-service/config/device-address.ts';
import { parseCardReaderAddress } from '../../../../terminal-service/config/reader-address.ts';
import {
  exitCode,
  hidDevices,
  serialDevices,
  usbPrinters,
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

it('a serial port may be a PN532, a scanner or a printer; without permission it says what to do', () => {
  const usb = { vendorId: '0403', productId: '6001', product: 'FT232R USB UART' };
  const path = '/dev/serial/by-id/usb-FTDI-port0';
  expect(serialDevices([{ path, deviceFile: '/dev/ttyUSB0', usb, permitted: false }])).toEqual([
    {
      what: '0403:6001 FT232R USB UART, /dev/ttyUSB0',
      addresses: [`pn532:${path}`, `line:${path}`, `serial:${path}@38400`],
      problem: expect.stringContaining('group "dialout"'),
    },
  ]);
});

const printer = (path: string, serialNumber?: string) => ({
  vendorId: 0x04b8,
  productId: 0x0e15,
  path,
  ...(serialNumber === undefined ? {} : { serialNumber }),
});

it('a USB printer is listed as the config file takes it, wherever the kernel has numbered it', async () => {
  const [listed] = await usbPrinters([printer('/dev/usb/lp3', 'J1')], all);
  expect(listed).toEqual({
    what: '04b8:0e15 printer, /dev/usb/lp3',
    addresses: ['usb:04b8:0e15'],
    problem: undefined,
  });
});

it('two printers of one model are told apart by serial number, else by their files', async () => {
  const addressesOf = async (...printers: ReturnType<typeof printer>[]) =>
    (await usbPrinters(printers, all)).flatMap(({ addresses }) => addresses);
  expect(await addressesOf(printer('/dev/usb/lp0', 'J1'), printer('/dev/usb/lp1', 'J2'))).toEqual([
    'usb:04b8:0e15:J1',
    'usb:04b8:0e15:J2',
  ]);
  const alike = await addressesOf(printer('/dev/usb/lp0'), printer('/dev/usb/lp1'));
  expect(alike).toEqual(['usb:/dev/usb/lp0', 'usb:/dev/usb/lp1']);
  for (const address of alike) expect(parsePrinterAddress(address)).toMatchObject({ ok: true });
});

it('a printer that this account may not open says what to do', async () => {
  const [listed] = await usbPrinters([printer('/dev/usb/lp0')], async () => false);
  expect(listed?.problem).toMatch(/may not open \/dev\/usb\/lp0; add it to the group "lp"/);
});

it('a script hears of what is in the way: the command fails when anything listed cannot be opened', () => {
  const fine = { what: 'a reader', addresses: ['vivotech2'], problem: undefined };
  const blocked = { ...fine, problem: 'this account may not open it' };
  expect(exitCode([fine], undefined)).toBe(0);
  expect(exitCode([], undefined)).toBe(0);
  expect(exitCode([fine, blocked], undefined)).toBe(1);
  expect(exitCode([fine], 'USB devices cannot be listed')).toBe(1);
});
