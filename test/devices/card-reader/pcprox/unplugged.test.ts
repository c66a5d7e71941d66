import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openPcProxCardReader } from '../../../../devices/card-reader/pcprox/card-reader.ts';
import { PcProxSimulator } from '../../../../devices/card-reader/pcprox/simulator.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { card, NOTICED_MS, REMOVED_MS, REOPENED_MS, readerBench, uidOnly } from './reader-bench.ts';

test('pulled out while nobody taps: the status says so at once, and plugged in it comes back by itself', async () => {
  const { clock, port, reader, simulator, taps } = readerBench();
  await clock.advance(NOTICED_MS);
  port.unplug();
  await clock.advance(0);
  expect(reader.status).toMatchObject({ device: 'powerOff', fault: { code: 'unplugged', action: 'clear' } });
  await clock.advance(60_000);
  expect(reader.status).toMatchObject({ device: 'powerOff', fault: { code: 'unplugged' } });
  port.plugIn();
  await clock.advance(REOPENED_MS);
  expect(reader.status).toMatchObject({ device: 'online', media: 'notPresent' });
  simulator.presentCard(card('C40DCDC0'));
  await clock.advance(NOTICED_MS);
  expect(taps()).toEqual(['read C40DCDC0']);
});

test('never plugged in: not found, and no more than one try at a time', async () => {
  const clock = new ManualClock();
  const port = memoryHidPort(new PcProxSimulator({ clock, uidByteOrder: 'lsbFirst' }).connect, {
    pluggedIn: false,
  });
  const reader = openPcProxCardReader({
    open: port.open,
    uidByteOrder: 'lsbFirst',
    readCard: uidOnly,
    clock,
  });
  await clock.advance(60_000);
  expect(reader.status).toMatchObject({ device: 'powerOff', fault: { code: 'notFound' } });
  expect(clock.pendingTimers).toBe(1);
  await reader.close();
  expect(clock.pendingTimers).toBe(0);
});

test('pulled out after any one report of bringing up and polling: it comes back and reads', async () => {
  for (let reports = 1; reports <= 14; reports++) {
    const bench = readerBench();
    bench.simulator.presentCard(card('15CD5B07'));
    while (bench.sent.length < reports) await bench.clock.advance(1);
    bench.port.unplug();
    await bench.clock.advance(NOTICED_MS);
    expect(bench.reader.status, `after ${reports} reports`).toMatchObject({ fault: { code: 'unplugged' } });
    bench.simulator.removeCard();
    bench.port.plugIn();
    await bench.clock.advance(REOPENED_MS);
    bench.simulator.presentCard(card('C40DCDC0'));
    await bench.clock.advance(NOTICED_MS);
    expect(bench.taps().at(-1), `after ${reports} reports`).toBe('read C40DCDC0');
    expect(bench.surprises).toEqual([]);
  }
});

test('pulled out while a card is being read: the tap is dropped once, never half told', async () => {
  const bench = readerBench({
    readCard: async (presented) => {
      bench.port.unplug();
      return uidOnly(presented);
    },
  });
  bench.simulator.presentCard(card('C40DCDC0'));
  await bench.clock.advance(NOTICED_MS);
  expect(bench.taps()).toEqual(['dropped: readerLost']);
});

test('plugged into another socket, where the system gives it another path', async () => {
  const clock = new ManualClock();
  const simulator = new PcProxSimulator({ clock, uidByteOrder: 'lsbFirst' });
  const sockets = [memoryHidPort(simulator.connect), memoryHidPort(simulator.connect, { pluggedIn: false })];
  const reader = openPcProxCardReader({
    open: async () => (sockets.find((socket) => socket.pluggedIn) ?? sockets[0] ?? fail()).open(),
    uidByteOrder: 'lsbFirst',
    readCard: uidOnly,
    clock,
    random: () => 0,
  });
  await clock.advance(NOTICED_MS);
  sockets[0]?.unplug();
  sockets[1]?.plugIn();
  await clock.advance(REOPENED_MS);
  expect(reader.status).toMatchObject({ device: 'online' });
});

test('a thousand times out and in, at any moment: usable every time, and nothing is left behind', async () => {
  const bench = readerBench();
  const moments = fc.sample(fc.record({ after: fc.nat(45), during: fc.boolean(), away: fc.nat(3_000) }), {
    numRuns: 1_000,
    seed: 8_014_443,
  });
  const idle = { timers: 0 };
  await bench.clock.advance(NOTICED_MS);
  for (const [cycle, { after, during, away }] of moments.entries()) {
    if (during) bench.simulator.presentCard(card('15CD5B07'));
    await bench.clock.advance(after);
    bench.port.unplug();
    bench.simulator.removeCard();
    await bench.clock.advance(away);
    bench.port.plugIn();
    await bench.clock.advance(REOPENED_MS);
    expect(bench.reader.status, `cycle ${cycle}`).toMatchObject({ device: 'online', media: 'notPresent' });
    bench.events.length = 0;
    bench.simulator.presentCard(card('C40DCDC0'));
    await bench.clock.advance(NOTICED_MS);
    bench.simulator.removeCard();
    await bench.clock.advance(REMOVED_MS);
    expect(bench.taps(), `cycle ${cycle}`).toEqual(['read C40DCDC0', 'removed']);
    bench.events.length = 0;
    bench.sent.length = 0;
    idle.timers = Math.max(idle.timers, bench.clock.pendingTimers);
  }
  // The pause between two looks; or a transfer's limit beside it.
  expect(idle.timers).toBeLessThanOrEqual(2);
  expect(bench.surprises).toEqual([]);
  // Each time it was plugged in again it was taken over before anybody tapped.
  expect(bench.simulator.keystrokes).toBe(0);
  const closing = bench.reader.close();
  await bench.clock.advance(NOTICED_MS);
  await closing;
  expect(bench.clock.pendingTimers).toBe(0);
}, 120_000);

function fail(): never {
  throw new Error('no socket');
}
