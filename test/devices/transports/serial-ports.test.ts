import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listSerialPorts } from '../../../devices/transports/serial-ports.ts';

/** A machine's /sys and /dev, as far as they are looked at. */
function machine() {
  const root = mkdtempSync(join(tmpdir(), 'serial-ports-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const sys = join(root, 'sys');
  const dev = join(root, 'dev');
  const ttys = join(sys, 'class', 'tty');
  mkdirSync(ttys, { recursive: true });
  mkdirSync(dev);
  const port = (name: string, device: string | undefined, files: Record<string, string> = {}) => {
    const folder = join(ttys, name);
    mkdirSync(folder);
    if (device) {
      mkdirSync(join(sys, 'devices', device), { recursive: true });
      symlinkSync(join(sys, 'devices', device), join(folder, 'device'));
    }
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), `${text}\n`);
    writeFileSync(join(dev, name), '');
  };
  return { sys, dev, port };
}

it('lists what has a device behind it, a USB adapter by the name that stays with it', async () => {
  const { sys, dev, port } = machine();
  port('ttyUSB0', 'usb1/1-2/1-2:1.0/ttyUSB0');
  for (const [file, text] of [
    ['idVendor', '0403'],
    ['idProduct', '6001'],
    ['product', 'FT232R USB UART'],
  ] as const) {
    writeFileSync(join(sys, 'devices', 'usb1', '1-2', file), `${text}\n`);
  }
  mkdirSync(join(dev, 'serial', 'by-id'), { recursive: true });
  const stable = join(dev, 'serial', 'by-id', 'usb-FTDI_FT232R_A1-if00-port0');
  symlinkSync('../../ttyUSB0', stable);
  port('ttyS0', 'pnp0/00:01', { type: '4' });
  // A place for a chip that is not there, and a console without any device.
  port('ttyS1', 'platform/serial8250', { type: '0' });
  port('tty1', undefined);

  expect(await listSerialPorts({ sys, dev })).toEqual([
    { path: join(dev, 'ttyS0'), deviceFile: join(dev, 'ttyS0'), usb: undefined, permitted: true },
    {
      path: stable,
      deviceFile: join(dev, 'ttyUSB0'),
      usb: { vendorId: '0403', productId: '6001', product: 'FT232R USB UART' },
      permitted: true,
    },
  ]);
});

it('tells which of them this account cannot open', async () => {
  const { sys, dev, port } = machine();
  port('ttyACM0', 'usb1/1-3/1-3:1.0');
  // An account that may do anything is stopped by this as well.
  rmSync(join(dev, 'ttyACM0'));
  expect(await listSerialPorts({ sys, dev })).toMatchObject([{ permitted: false }]);
});

it('is empty on a system without such lists', async () => {
  expect(await listSerialPorts({ sys: '/nowhere', dev: '/nowhere' })).toEqual([]);
});
