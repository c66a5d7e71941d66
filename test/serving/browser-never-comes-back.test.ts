import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it, onTestFinished } from 'vitest';
import { type Audience, audiences } from '../../contract/permissions.ts';
import { liveStream } from '../../serving/live-stream.ts';
import { ManualClock } from '../manual-clock.ts';

/** A stream that pages can open and leave, and how often it said that all have left for good. */
async function served() {
  const clock = new ManualClock();
  let abandoned = 0;
  let open = 0;
  const held: Response[] = [];
  const events = liveStream({
    clock,
    hearers: {},
    greeting: () => [],
    onAbandoned: () => {
      abandoned++;
    },
  });
  const app = express().get('/', (request, response) => {
    open++;
    response.on('close', () => open--);
    const audience = audiences.find((each) => each === request.query.as) ?? 'kiosk';
    events.connect(request, response, audience);
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
    page: async (audience: Audience = 'kiosk') => {
      const leave = new AbortController();
      // A reply that nobody holds is collected, and its connection with it.
      held.push(await fetch(`http://127.0.0.1:${port}/?as=${audience}`, { signal: leave.signal }));
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

it('ends with the page of the kiosk, whatever counter and diagnostics pages are open', async () => {
  const { clock, page, abandoned } = await served();
  await page('counter');
  const leave = await page();
  await page('technician');
  await leave();
  await clock.advance(59_999);
  expect(abandoned()).toBe(0);
  await clock.advance(1);
  expect(abandoned()).toBe(1);
});

it('goes on while the counter comes and goes', async () => {
  const { clock, page, abandoned } = await served();
  const leave = await page();
  await (await page('counter'))();
  await (await page('technician'))();
  await clock.advance(600_000);
  expect(abandoned()).toBe(0);
  await leave();
  await clock.advance(60_000);
  expect(abandoned()).toBe(1);
});

it('is not begun by a counter that opens before any kiosk', async () => {
  const { clock, page, abandoned } = await served();
  await (await page('counter'))();
  await clock.advance(600_000);
  expect(abandoned()).toBe(0);
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
