// Longer than most: one bus, and what each failure of node-hid becomes there.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ENUMERATE_EVERY_MS, type NodeHidLibrary, nodeHidBus } from '../../../devices/transports/hid-node.ts';
import { ManualClock, settle } from '../../manual-clock.ts';

/** What node-hid 3.4.0 emits when a device is pulled out: a string, and no 'close'. */
const PULLED_OUT =
  'could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)';

/** An open device as node-hid 3.4.0 was seen to behave on Linux, without the hardware. */
class FakeHandle extends EventEmitter {
  readonly written: Buffer[] = [];
  gone = false;
  closed = 0;

  override on(event: string, listener: (...args: never[]) => void): this {
    if (event === 'data') {
      if (this.listenerCount('data') > 0) throw new TypeError('read is already running');
      // It starts to read a tick later, where nobody can catch what that throws.
      process.nextTick(() => {
        if (this.closed > 0) throw new TypeError('device has been closed');
      });
    }
    return super.on(event, listener as (...args: unknown[]) => void);
  }

  async write(report: Buffer): Promise<number> {
    if (this.gone) throw new TypeError('Cannot write to hid device: No such device');
    this.written.push(report);
    return report.length;
  }

  async sendFeatureReport(report: Buffer): Promise<number> {
    if (this.gone)
      throw new TypeError('could not send feature report to device: ioctl (SFEATURE): No such device');
    return report.length;
  }

  async getFeatureReport(reportId: number, length: number): Promise<Buffer> {
    if (this.gone)
      throw new TypeError('could not get feature report from device: ioctl (GFEATURE): No such device');
    return Buffer.alloc(length, reportId);
  }

  async close(): Promise<void> {
    if (this.closed++ > 0) throw new TypeError('device is already closed');
  }

  pullOut(): void {
    this.gone = true;
    this.emit('error', PULLED_OUT);
  }
}

const reader = (path: string, serialNumber = '') => ({
  path,
  vendorId: 0x0acd,
  productId: 0x3530,
  serialNumber,
  product: 'VP3300',
  usagePage: 0xff00,
});

function bench(entries: ReturnType<typeof reader>[] = [reader('/dev/hidraw0')]) {
  const clock = new ManualClock();
  const enumerations: number[] = [];
  const handles: FakeHandle[] = [];
  const paths: string[] = [];
  let openError: Error | undefined;
  const library: NodeHidLibrary = {
    devicesAsync: async () => {
      enumerations.push(clock.monotonic());
      return entries;
    },
    HIDAsync: {
      open: async (path) => {
        paths.push(path);
        if (openError) throw openError;
        const handle = new FakeHandle();
        handles.push(handle);
        return handle;
      },
    },
  };
  const bus = nodeHidBus({
    clock,
    loadLibrary: async () => library,
    socketOf: async (path) => `socket of ${path}`,
  });
  return {
    clock,
    bus,
    enumerations,
    handles,
    paths,
    entries,
    open: bus.opener({ vendorId: 0x0acd }),
    refuseToOpen: (error: Error | undefined) => {
      openError = error;
    },
    async openDevice() {
      const result = await this.open();
      const handle = handles.at(-1);
      if (!result.ok || !handle) throw new Error('not opened');
      return { device: result.device, handle };
    },
  };
}

describe('an open USB reader', () => {
  it('carries reports and feature reports', async () => {
    const { device, handle } = await bench().openDevice();
    const reports: number[][] = [];
    device.onReport((report) => reports.push([...report]));
    await device.write(Uint8Array.of(1, 2, 3));
    handle.emit('data', Buffer.of(1, 9));
    expect(handle.written).toEqual([Buffer.of(1, 2, 3)]);
    expect(reports).toEqual([[1, 9]]);
    await device.sendFeatureReport(Uint8Array.of(0, 1));
    expect(await device.getFeatureReport(7, 3)).toEqual(Uint8Array.of(7, 7, 7));
  });

  it('may have two listeners, though node-hid may have only one', async () => {
    const { device, handle } = await bench().openDevice();
    let heard = 0;
    const stop = device.onReport(() => heard++);
    device.onReport(() => heard++);
    handle.emit('data', Buffer.of(1));
    stop();
    handle.emit('data', Buffer.of(1));
    expect(heard).toBe(3);
    expect(handle.listenerCount('data')).toBe(1);
  });

  it('that is pulled out says so once, is closed, and takes nothing any more', async () => {
    const { device, handle } = await bench().openDevice();
    const reasons: string[] = [];
    device.onClose((why) => reasons.push(why));
    handle.pullOut();
    handle.emit('error', PULLED_OUT);
    await expect(device.write(Uint8Array.of(1))).rejects.toThrow('disconnected');
    await device.close();
    expect(reasons).toEqual([`lost: ${PULLED_OUT}`]);
    expect(handle.closed).toBe(1);
  });

  it.each(['write', 'send', 'get'] as const)('that is gone is noticed by a failing %s', async (transfer) => {
    const { device, handle } = await bench().openDevice();
    const reasons: string[] = [];
    device.onClose((why) => reasons.push(why));
    handle.gone = true;
    const failing = {
      write: () => device.write(Uint8Array.of(1)),
      send: () => device.sendFeatureReport(Uint8Array.of(1)),
      get: () => device.getFeatureReport(0, 9),
    };
    await expect(failing[transfer]()).rejects.toThrow('No such device');
    expect(reasons).toHaveLength(1);
    expect(handle.closed).toBe(1);
  });

  it('is closed once, however often that is asked', async () => {
    const { device, handle } = await bench().openDevice();
    await Promise.all([device.close(), device.close()]);
    await device.close();
    expect(handle.closed).toBe(1);
  });
});

it('a USB reader that is closed the moment it was opened does not end the process', async () => {
  const world = bench();
  await world.open().then((result) => (result.ok ? result.device.close() : undefined));
  await settle();
  expect(world.handles[0]?.closed).toBe(1);
});

describe('a USB reader cannot be opened', () => {
  it('because it is not plugged in', async () => {
    const { open } = bench([]);
    expect(await open()).toEqual({
      ok: false,
      failure: 'notFound',
      detail: 'no USB device 0acd:* is plugged in',
    });
  });

  it('because the account has no permission: the detail names the udev rules', async () => {
    const { open, refuseToOpen } = bench();
    refuseToOpen(
      new TypeError(
        "cannot open device with path /dev/hidraw0: Failed to open a device with path '/dev/hidraw0': Permission denied",
      ),
    );
    expect(await open()).toMatchObject({
      failure: 'noPermission',
      detail: expect.stringContaining('udev rules from devices/install'),
    });
  });

  it('because it was pulled out just then, or another program holds it, until that is over', async () => {
    const { clock, open, refuseToOpen } = bench();
    refuseToOpen(
      new TypeError("Failed to open a device with path '/dev/hidraw0': No such file or directory"),
    );
    expect(await open()).toMatchObject({ failure: 'notFound' });
    refuseToOpen(new TypeError('hid_open_path: (0xE00002C5) exclusive access and device already open'));
    const second = open();
    await clock.advance(ENUMERATE_EVERY_MS);
    expect(await second).toMatchObject({ failure: 'busy' });
    refuseToOpen(undefined);
    const third = open();
    await clock.advance(ENUMERATE_EVERY_MS);
    expect(await third).toMatchObject({ ok: true });
  });

  it('because a system library is missing: the detail names the packages', async () => {
    const missing = Object.assign(
      new Error('libusb-1.0.so.0: cannot open shared object file: No such file or directory'),
      { code: 'ERR_DLOPEN_FAILED' },
    );
    const bus = nodeHidBus({
      clock: new ManualClock(),
      loadLibrary: async () => ({
        devicesAsync: () => Promise.reject(missing),
        HIDAsync: { open: () => Promise.reject(missing) },
      }),
    });
    expect(await bus.opener({ vendorId: 1 })()).toMatchObject({
      failure: 'failed',
      detail: expect.stringContaining('libusb-1.0-0 and libudev1'),
    });
  });

  it('because node-hid itself is missing', async () => {
    const bus = nodeHidBus({
      clock: new ManualClock(),
      loadLibrary: () => Promise.reject(new Error("Cannot find package 'node-hid'")),
    });
    expect(await bus.list()).toMatchObject({ ok: false, failure: 'failed' });
  });

  it('because there are two and nobody said which: the detail tells how to name them', async () => {
    const { open } = bench([reader('/dev/hidraw0', 'A1'), reader('/dev/hidraw1')]);
    expect(await open()).toMatchObject({
      failure: 'failed',
      detail: expect.stringContaining('serial number A1, or socket socket of /dev/hidraw1'),
    });
  });

  it('because this program has opened it already, until it is closed', async () => {
    const { clock, open } = bench();
    const first = await open();
    const second = open();
    await clock.advance(ENUMERATE_EVERY_MS);
    expect(await second).toMatchObject({ failure: 'busy' });
    if (first.ok) await first.device.close();
    const third = open();
    await clock.advance(ENUMERATE_EVERY_MS);
    expect(await third).toMatchObject({ ok: true });
  });
});

describe('USB devices are enumerated', () => {
  it('at most once a second, and once for all who ask meanwhile', async () => {
    const { clock, bus, enumerations } = bench([]);
    await bus.list();
    const later = [bus.list(), bus.list(), bus.list()];
    await clock.advance(400);
    expect(enumerations).toEqual([0]);
    await clock.advance(600);
    await Promise.all(later);
    expect(enumerations).toEqual([0, ENUMERATE_EVERY_MS]);
    await clock.advance(5_000);
    await bus.list();
    expect(enumerations).toEqual([0, ENUMERATE_EVERY_MS, 6_000]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('each time one is opened: it may have another path now', async () => {
    const world = bench([reader('/dev/hidraw0')]);
    const { handle } = await world.openDevice();
    handle.pullOut();
    await settle();
    world.entries[0] = reader('/dev/hidraw5');
    const again = world.open();
    await world.clock.advance(ENUMERATE_EVERY_MS);
    expect(await again).toMatchObject({ ok: true });
    expect(world.paths).toEqual(['/dev/hidraw0', '/dev/hidraw5']);
  });

  it('leaving out those that have no path', async () => {
    const { bus } = bench([{ ...reader(''), path: '' }, reader('/dev/hidraw1')]);
    expect(await bus.list()).toMatchObject({ ok: true, devices: [{ path: '/dev/hidraw1' }] });
  });
});
