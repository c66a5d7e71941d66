import { describe, expect, test } from 'vitest';
import { scanReports } from '../../../devices/code-scanner/hid-pos-simulator.ts';
import { superviseCodeScanner } from '../../../devices/code-scanner/supervised-code-scanner.ts';
import { ManualClock } from '../../manual-clock.ts';
import { hidBench, lineBench, REOPENED_MS } from './scanner-bench.ts';

describe.each([
  ['serial', lineBench],
  ['HID', (_: { readonly ending?: 'nothing' } = {}) => hidBench()],
])('a %s scanner', (_, bench) => {
  test('is online once it is open, and reads again after it was pulled out and put back', async () => {
    const { clock, simulator, port, scanner, texts } = bench();
    await clock.advance(0);
    expect(scanner.status).toEqual({ device: 'online' });
    port.unplug();
    await clock.advance(60_000);
    expect(scanner.status).toMatchObject({
      device: 'powerOff',
      fault: { code: 'unplugged', action: 'clear' },
    });
    simulator.scan('nobody hears this');
    port.plugIn();
    await clock.advance(REOPENED_MS);
    expect(scanner.status).toEqual({ device: 'online' });
    simulator.scan('CIT-204417');
    await clock.advance(0);
    expect(texts()).toEqual(['CIT-204417']);
  });

  test('after it was away for long, pulling it out again does not make it slow to come back', async () => {
    const { clock, port, scanner } = bench();
    await clock.advance(0);
    port.unplug();
    await clock.advance(60_000);
    port.plugIn();
    await clock.advance(REOPENED_MS);
    port.unplug();
    port.plugIn();
    await clock.advance(300);
    expect(scanner.status).toEqual({ device: 'online' });
  });

  test('pulled out in the middle of a code and closed, it leaves nothing behind', async () => {
    const { clock, simulator, port, scanner, texts } = bench({ ending: 'nothing' });
    await clock.advance(0);
    const [part = new Uint8Array()] = scanReports('A'.repeat(100));
    simulator.send(part);
    await clock.advance(10);
    port.unplug();
    await scanner.close();
    expect(clock.pendingTimers).toBe(0);
    expect(texts()).toEqual([]);
  });

  test('each change of status is told once', async () => {
    const { clock, port, events } = bench();
    await clock.advance(0);
    port.unplug();
    await clock.advance(60_000);
    port.plugIn();
    await clock.advance(REOPENED_MS);
    expect(events.map((event) => event.type === 'statusChanged' && event.status.device)).toEqual([
      'online',
      'powerOff',
      'online',
    ]);
  });

  test('a thousand times out and in: it reads every time, and nothing is left behind', async () => {
    const { clock, simulator, port, scanner, events, texts } = bench();
    for (let cycle = 0; cycle < 1_000; cycle++) {
      await clock.advance(cycle % 7);
      if (cycle % 3 === 0) simulator.scan('A'.repeat(200));
      port.unplug();
      await clock.advance((cycle % 11) * 100);
      port.plugIn();
      await clock.advance(REOPENED_MS);
      events.length = 0;
      simulator.scan('CIT-204417');
      await clock.advance(0);
      expect(texts(), `cycle ${cycle}`).toEqual(['CIT-204417']);
      expect(clock.pendingTimers).toBe(0);
    }
    await scanner.close();
    expect(clock.pendingTimers).toBe(0);
    port.unplug();
  }, 60_000);

  test('closed while it waits to be plugged in, it stops trying', async () => {
    const { clock, port, scanner } = bench();
    await clock.advance(0);
    port.unplug();
    await clock.advance(1_000);
    await scanner.close();
    expect(clock.pendingTimers).toBe(0);
  });

  test('closed, it lets go of the port', async () => {
    const { clock, port, scanner } = bench();
    await clock.advance(0);
    await scanner.close();
    expect(await port.open()).toMatchObject({ ok: true });
  });
});

test.each([
  ['notFound', 'powerOff', 'notFound', 'clear'],
  ['noPermission', 'offline', 'noPermission', 'configuration'],
  ['busy', 'offline', 'busy', 'configuration'],
  ['failed', 'noDevice', 'notConfigured', 'configuration'],
] as const)('a port that cannot be opened, %s, is a status', async (failure, device, code, action) => {
  const clock = new ManualClock();
  const scanner = superviseCodeScanner(async () => ({ ok: false, failure, detail: 'as the system says' }), {
    clock,
  });
  await clock.advance(0);
  expect(scanner.status).toEqual({ device, fault: { code, action, detail: 'as the system says' } });
  await scanner.close();
});

test('closed while the port is being opened, it closes what comes of that', async () => {
  const clock = new ManualClock();
  let opened = (_: { ok: true; connection: { onClose: () => () => void; close: () => Promise<void> } }) => {};
  let closed = 0;
  const scanner = superviseCodeScanner(
    () =>
      new Promise((resolve) => {
        opened = resolve;
      }),
    { clock },
  );
  await scanner.close();
  opened({ ok: true, connection: { onClose: () => () => {}, close: async () => void closed++ } });
  await clock.advance(0);
  expect(closed).toBe(1);
});

test('a listener that throws does not silence the scanner', async () => {
  const { clock, simulator, scanner, surprises, texts } = lineBench();
  scanner.onEvent(() => {
    throw new Error('a mistake');
  });
  await clock.advance(0);
  simulator.scan('one');
  simulator.scan('two');
  await clock.advance(0);
  expect(texts()).toEqual(['one', 'two']);
  // Going online, and two scans.
  expect(surprises).toHaveLength(3);
});

test('closed by whoever is told that it is online, it closes', async () => {
  const { clock, port, scanner } = lineBench();
  let closing: Promise<void> | undefined;
  scanner.onEvent(() => {
    closing = scanner.close();
  });
  await clock.advance(0);
  await closing;
  expect(await port.open()).toMatchObject({ ok: true });
});
