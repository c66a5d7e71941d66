import { expect, test } from 'vitest';
import type { HidDevice } from '../../../../devices/transports/hid-device.ts';
import { card, hex, NOTICED_MS, REOPENED_MS, readerBench } from './reader-bench.ts';

test.each(['command', 'page'] as const)(
  'a program died while setting the reader up, which now waits for a %s: its cards are read',
  async (awaiting) => {
    const { clock, simulator, taps } = readerBench({
      prepare: (reader) => reader.leaveInConfiguration(awaiting),
    });
    await clock.advance(NOTICED_MS);
    expect(simulator.inConfiguration).toBe(false);
    simulator.presentCard(card('C40DCDC0'));
    await clock.advance(NOTICED_MS);
    expect(taps()).toEqual(['read C40DCDC0']);
  },
);

test('in configuration the reader tells no cards: that is what the end of configuration is for', async () => {
  const { clock, simulator, taps, sent } = readerBench();
  await clock.advance(NOTICED_MS);
  simulator.leaveInConfiguration('command');
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(NOTICED_MS);
  expect(taps()).toEqual([]);
  expect(sent.at(-1)).toBe('8F');
});

test('whichever transfer fails, configuration is ended and the set-up given back', async () => {
  // Twelve transfers bring the reader up; what comes later is the polling.
  for (let failing = 1; failing <= 16; failing++) {
    let transfers = 0;
    const failsOnce = <T>(transfer: () => Promise<T>): Promise<T> =>
      ++transfers === failing ? Promise.reject(new Error('Broken pipe')) : transfer();
    const cable = (device: HidDevice): HidDevice => ({
      ...passedOn(device),
      sendFeatureReport: (report) => failsOnce(() => device.sendFeatureReport(report)),
      getFeatureReport: (id, length) => failsOnce(() => device.getFeatureReport(id, length)),
    });
    const { clock, reader, events, simulator, taps } = readerBench({ cable });
    await clock.advance(200);
    expect(simulator.inConfiguration, `transfer ${failing}`).toBe(false);
    await clock.advance(REOPENED_MS);
    expect(reader.status.device).toBe('online');
    expect(
      events.filter((event) => event.type === 'statusChanged').map(({ status }) => status),
    ).toContainEqual(expect.objectContaining({ fault: expect.objectContaining({ code: 'notAnswering' }) }));
    simulator.presentCard(card('C40DCDC0'));
    await clock.advance(NOTICED_MS);
    expect(taps()).toEqual(['read C40DCDC0']);
    const closing = reader.close();
    await clock.advance(NOTICED_MS);
    await closing;
    expect(hex(simulator.page(0)), `transfer ${failing}`).toBe('0000000000002800');
    expect(clock.pendingTimers).toBe(0);
  }
});

test.each([
  ['short', (report: Uint8Array) => report.slice(0, 5)],
  ['numbered', (report: Uint8Array) => Uint8Array.of(1, ...report.slice(1))],
  ['all zero', () => new Uint8Array(9)],
])(
  'another device behind the same USB identity, whose answers are %s, is a protocol error',
  async (_, spoil) => {
    const cable = (device: HidDevice): HidDevice => ({
      ...passedOn(device),
      getFeatureReport: async (id, length) => spoil(await device.getFeatureReport(id, length)),
    });
    const { clock, reader, simulator } = readerBench({ cable });
    await clock.advance(200);
    expect(reader.status).toMatchObject({ device: 'hardwareError', fault: { code: 'protocolError' } });
    expect(simulator.inConfiguration).toBe(false);
  },
);

/** The reader reads page 0 back with these bits of one byte the other way round. */
const readsBack =
  (at: number, bits: number) =>
  (device: HidDevice): HidDevice => {
    let asked = 0;
    return {
      ...passedOn(device),
      sendFeatureReport: (report) => {
        asked = report[1] ?? 0;
        return device.sendFeatureReport(report);
      },
      getFeatureReport: async (id, length) => {
        const report = await device.getFeatureReport(id, length);
        return asked === 0x80 ? report.with(1 + at, (report[1 + at] ?? 0) ^ bits) : report;
      },
    };
  };

test.each([
  ['a flag of unknown meaning', 7, 0x40],
  ['how many digits it would type', 1, 0x06],
  ['the key that it would end with', 6, 0x08],
])('a model that reads %s back otherwise is used all the same', async (_, at, bits) => {
  const { clock, reader, simulator, taps } = readerBench({ cable: readsBack(at, bits) });
  await clock.advance(NOTICED_MS);
  expect(reader.status).toMatchObject({ device: 'online' });
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(NOTICED_MS);
  expect(taps()).toEqual(['read C40DCDC0']);
});

test.each([
  ['that it types', 7, 0x80],
  ['that it cuts off bits of a UID', 2, 0x01],
  ['that it reads cards of one length alone', 7, 0x02],
])('a model that says %s is not used', async (_, at, bits) => {
  const { clock, reader } = readerBench({ cable: readsBack(at, bits) });
  await clock.advance(200);
  expect(reader.status).toMatchObject({ device: 'hardwareError', fault: { code: 'protocolError' } });
});

test('a reader that hangs is given up after two seconds, and used again when it wakes', async () => {
  let hangs = true;
  const cable = (device: HidDevice): HidDevice => ({
    ...passedOn(device),
    getFeatureReport: (id, length) => (hangs ? new Promise(() => {}) : device.getFeatureReport(id, length)),
  });
  const { clock, reader } = readerBench({ cable });
  await clock.advance(2_100);
  expect(reader.status).toMatchObject({
    device: 'offline',
    fault: { code: 'notAnswering', action: 'maintenance' },
  });
  hangs = false;
  await clock.advance(REOPENED_MS);
  expect(reader.status).toMatchObject({ device: 'online', model: 'pcProx firmware 07.3.0' });
});

/** A device's methods as they are, to replace some of them. */
function passedOn(device: HidDevice): HidDevice {
  return {
    write: (report) => device.write(report),
    onReport: (listener) => device.onReport(listener),
    sendFeatureReport: (report) => device.sendFeatureReport(report),
    getFeatureReport: (id, length) => device.getFeatureReport(id, length),
    onClose: (listener) => device.onClose(listener),
    close: () => device.close(),
  };
}
