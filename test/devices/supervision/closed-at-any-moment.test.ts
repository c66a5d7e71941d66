import { expect, it } from 'vitest';
import { gadgetBench } from './gadget-bench.ts';

it('closed while online is being told: it is closed, and whoever stands behind in the row hears nothing', async () => {
  const { clock, gadget, connections, told, openings } = gadgetBench();
  let closing: Promise<void> | undefined;
  const heardBehind: string[] = [];
  gadget.onEvent(() => {
    closing = gadget.close();
  });
  gadget.onEvent(({ type }) => heardBehind.push(type));
  await clock.advance(60_000);
  await closing;
  expect(connections.map(({ closed }) => closed)).toEqual([1]);
  expect(openings).toEqual([0]);
  expect(told).toEqual(['online']);
  expect(heardBehind).toEqual([]);
  expect(clock.pendingTimers).toBe(0);
});

it('closed while its loss is being told: it is not opened again', async () => {
  const { clock, gadget, last, told, openings } = gadgetBench();
  await clock.advance(0);
  let closing: Promise<void> | undefined;
  gadget.onEvent(() => {
    closing = gadget.close();
  });
  last().unplug();
  await clock.advance(0);
  await closing;
  expect(clock.pendingTimers).toBe(0);
  await clock.advance(60_000);
  expect(told).toEqual(['online', 'unplugged']);
  expect(openings).toEqual([0]);
});

it('closed while it waits: no timer is left, and it is not opened again', async () => {
  const { clock, gadget, refuse, last, openings } = gadgetBench();
  await clock.advance(0);
  refuse('busy');
  last().unplug();
  await clock.advance(1_000);
  expect(clock.pendingTimers).toBe(1);
  const tried = openings.length;
  await gadget.close();
  expect(clock.pendingTimers).toBe(0);
  await clock.advance(60_000);
  expect(openings).toHaveLength(tried);
});

it('closed while it is in use: the connection is closed under it, and its end is awaited and not told', async () => {
  const { clock, gadget, last, told } = gadgetBench();
  await clock.advance(0);
  const connection = last();
  // It takes its leave before it ends.
  connection.close = async () => {
    connection.closed++;
    clock.setTimeout(() => connection.unplug(), 1_000);
  };
  let closed = false;
  void gadget.close().then(() => {
    closed = true;
  });
  await clock.advance(999);
  expect(closed).toBe(false);
  await clock.advance(1);
  expect(closed).toBe(true);
  expect(connection.closed).toBe(1);
  expect(told).toEqual(['online']);
  expect(gadget.status).toEqual({ device: 'online' });
});

it('closed twice, it is closed', async () => {
  const { clock, gadget, connections } = gadgetBench();
  await clock.advance(0);
  await Promise.all([gadget.close(), gadget.close()]);
  await gadget.close();
  expect(connections.map(({ closed }) => closed)).toEqual([1]);
});
