import { describe, expect, it } from 'vitest';
import {
  chooseHidDevice,
  hidAddressInWords,
  type ListedHidDevice,
} from '../../../devices/transports/hid-address.ts';

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

const left = device({ path: '/dev/hidraw0', serialNumber: 'A1', socket: 'usb-1/input0' });
const right = device({ path: '/dev/hidraw1', serialNumber: 'B2', socket: 'usb-2/input0' });
const keyboard = device({ path: '/dev/hidraw2', vendorId: 0x046d, productId: 0xc31c, usagePage: 0x01 });

describe('of the devices that are plugged in', () => {
  it('the one of the vendor is meant', () => {
    expect(chooseHidDevice([keyboard, left], { vendorId: 0x0acd })).toEqual({ kind: 'one', device: left });
    expect(chooseHidDevice([keyboard], { vendorId: 0x0acd })).toEqual({ kind: 'none' });
  });

  it('another product of the vendor is not meant', () => {
    expect(chooseHidDevice([left], { vendorId: 0x0acd, productIds: [0x2010] })).toEqual({ kind: 'none' });
    expect(chooseHidDevice([left], { vendorId: 0x0acd, productIds: [0x2010, 0x3530] })).toMatchObject({
      kind: 'one',
    });
  });

  it('two of the same make are not guessed between', () => {
    expect(chooseHidDevice([left, right], { vendorId: 0x0acd })).toEqual({
      kind: 'several',
      devices: [left, right],
    });
  });

  it('two of the same make are told apart by serial number', () => {
    expect(chooseHidDevice([left, right], { vendorId: 0x0acd, serialNumber: 'B2' })).toMatchObject({
      device: right,
    });
  });

  it('two of the same make without serial numbers are told apart by socket, whatever their paths are', () => {
    const first = device({ path: '/dev/hidraw7', socket: 'usb-1/input0' });
    const second = device({ path: '/dev/hidraw3', socket: 'usb-2/input0' });
    const address = { vendorId: 0x0acd, socket: 'usb-2/input0' };
    expect(chooseHidDevice([first, second], address)).toMatchObject({ device: second });
  });

  it('one with several collections counts once', () => {
    const again = { ...left, usagePage: 0x0c };
    expect(chooseHidDevice([left, again], { vendorId: 0x0acd })).toEqual({ kind: 'one', device: left });
    expect(chooseHidDevice([left, again], { vendorId: 0x0acd, usagePage: 0x0c })).toEqual({
      kind: 'one',
      device: again,
    });
  });
});

it('an address is named in the hex that lsusb shows', () => {
  expect(hidAddressInWords({ vendorId: 0x0acd })).toBe('0acd:*');
  expect(hidAddressInWords({ vendorId: 0x0c27, productIds: [0x3bfa], serialNumber: '7' })).toBe(
    '0c27:3bfa with serial number 7',
  );
});
