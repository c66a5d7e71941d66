import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { eventStream } from '../../../terminal-service/api/event-stream.ts';
import { ManualClock } from '../../manual-clock.ts';

/** A stream that pages can open and leave, and how often it said that all have left for good. */
async function served() {
  const clock = new ManualClock();
  let abandoned = 0;
  let open = 0;
  const events = eventStream(
    clock,
    () => [],
    () => abandoned++,
  );
  const app = express().get('/', (request, response) => {
    open++;
    response.on('close', () => open--);
    events.connect(request, response);
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return {
    clock,
    events,
    abandoned: () => abandoned,
    /** A page begins to listen; the answer is how it leaves. */
    page: async () => {
      const leave = new AbortController();
      await fetch(`http://127.0.0.1:${port}/`, { signal: leave.signal });
      return async () => {
        const left = open - 1;
        leave.abort();
        await expect.poll(() => open).toBe(left);
      };
    },
  };
}

it('a minute after the last page has gone the visit is over', async () => {
  const { clock, page, abandoned } = await served();
  const leaveFirst = await page();
  const leaveSecond = await page();
  await leaveFirst();
  await clock.advance(120_000);
  expect(abandoned()).toBe(0);
  await leaveSecond();
  await clock.advance(59_999);
  expect(abandoned()).toBe(0);
  await clock.advance(1);
  expect(abandoned()).toBe(1);
  await clock.advance(600_000);
  expect(abandoned()).toBe(1);
});

it('a page that comes back in time finds its visit as it was', async () => {
  const { clock, page, abandoned } = await served();
  await (await page())();
  await clock.advance(30_000);
  await page();
  await clock.advance(600_000);
  expect(abandoned()).toBe(0);
});

it('a service that stops ends no visit', async () => {
  const { clock, page, events, abandoned } = await served();
  const leave = await page();
  events.close();
  await leave();
  expect(clock.pendingTimers).toBe(0);
  await clock.advance(600_000);
  expect(abandoned()).toBe(0);
});
