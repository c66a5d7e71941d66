import { describe, expect, it } from 'vitest';
import { gadgetBench } from './gadget-bench.ts';

describe('a device that cannot be opened', () => {
  it('is tried ever more rarely, and at least every five seconds', async () => {
    const { clock, refuse, last, gaps } = gadgetBench();
    await clock.advance(0);
    refuse('busy');
    last().unplug();
    await clock.advance(30_000);
    expect(gaps()).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000, 5_000]);
  });

  it.each([
    [undefined, 200],
    [0.5, 125],
  ])('is waited for up to so much shorter, by chance: %s', async (spread, shortest) => {
    const options = spread === undefined ? {} : { spread };
    const { clock, last, gaps } = gadgetBench({ ...options, random: () => 1 });
    await clock.advance(0);
    last().unplug();
    await clock.advance(250);
    expect(gaps()).toEqual([shortest]);
  });

  it('is tried as soon as it was at first, once it has worked again', async () => {
    const { clock, refuse, socket, last, gaps } = gadgetBench();
    await clock.advance(0);
    const { open } = socket;
    refuse('busy');
    last().unplug();
    await clock.advance(5_000);
    socket.open = open;
    await clock.advance(5_000);
    last().unplug();
    await clock.advance(250);
    expect(gaps()).toEqual([250, 500, 1_000, 2_000, 4_000, expect.any(Number)]);
    expect(clock.monotonic()).toBe(10_250);
  });

  it('that opens but never works is not tried any sooner for that', async () => {
    const { clock, last, openings, gaps } = gadgetBench({ works: false });
    for (let attempt = 1; attempt <= 4; attempt++) {
      while (openings.length < attempt) await clock.advance(50);
      await clock.advance(0);
      last().unplug();
    }
    await clock.advance(2_000);
    expect(gaps()).toEqual([250, 500, 1_000, 2_000]);
  });

  it('is tried now when somebody needs it now, and the wait after that is the next longer one', async () => {
    const { clock, gadget, refuse, last, openings } = gadgetBench();
    await clock.advance(0);
    expect(gadget.isWaiting).toBe(false);
    refuse('busy');
    last().unplug();
    await clock.advance(100);
    expect(gadget.isWaiting).toBe(true);
    gadget.tryNow();
    await clock.advance(499);
    expect(openings).toEqual([0, 100]);
    await clock.advance(1);
    expect(openings).toEqual([0, 100, 600]);
    expect(clock.pendingTimers).toBe(1);
  });

  it('is not opened twice when somebody needs it while it is open', async () => {
    const { clock, gadget, openings } = gadgetBench();
    await clock.advance(0);
    gadget.tryNow();
    await clock.advance(10_000);
    expect(openings).toEqual([0]);
  });
});

it('a connection that was of use and ends without a fault is replaced at once, and nobody hears of it', async () => {
  const { clock, last, openings, connections, told } = gadgetBench();
  await clock.advance(60_000);
  last().end({ reopen: 'atOnce' });
  await clock.advance(0);
  expect(openings).toEqual([0, 60_000]);
  expect(connections).toHaveLength(2);
  expect(told).toEqual(['online']);
});

it('the next connection does not begin before the last one has come to its end', async () => {
  const { clock, last, openings } = gadgetBench();
  await clock.advance(60_000);
  expect(openings).toEqual([0]);
  last().unplug();
  await clock.advance(60_000);
  expect(openings).toEqual([0, 60_250]);
});

it('a connection that was of use makes the next loss waited for as briefly as the first', async () => {
  const { clock, last, refuse, openings, socket } = gadgetBench({ works: false });
  const { open } = socket;
  await clock.advance(0);
  refuse('busy');
  last().unplug();
  await clock.advance(10_000);
  socket.open = open;
  await clock.advance(10_000);
  last().end({ reopen: 'atOnce' });
  await clock.advance(0);
  last().unplug();
  const before = openings.length;
  await clock.advance(250);
  expect(openings).toHaveLength(before + 1);
});
