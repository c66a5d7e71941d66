import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { HEARTBEAT_SILENCE_MS } from '../../kiosk-ui/flows/delays.ts';
import { HEARTBEAT_MS, liveStream } from '../../serving/live-stream.ts';
import { ManualClock } from '../manual-clock.ts';

/** A stream that greets nobody, and how often each page that listens to it has heard its heart. */
async function served() {
  const clock = new ManualClock();
  const stream = liveStream({ clock, hearers: {}, greeting: () => [], onAbandoned: () => {} });
  let left = 0;
  const server = createServer((request, response) => {
    response.on('close', () => left++);
    stream.connect(request, response, 'counter');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    clock,
    page: async () => {
      const leaving = new AbortController();
      const reply = await fetch(`http://127.0.0.1:${port}/`, { signal: leaving.signal });
      let text = '';
      void (async () => {
        for await (const chunk of reply.body ?? []) text += Buffer.from(chunk).toString();
      })().catch(() => {});
      return {
        beats: () => text.split('event: heartbeat\ndata: {}\n\n').length - 1,
        leave: async () => {
          const before = left;
          leaving.abort();
          await expect.poll(() => left).toBe(before + 1);
        },
      };
    },
  };
}

it('a page on which nothing happens hears every ten seconds that the service is there', async () => {
  const { clock, page } = await served();
  const listening = await page();
  await clock.advance(HEARTBEAT_MS - 1);
  expect(listening.beats()).toBe(0);
  for (let beat = 1; beat <= 5; beat++) {
    await clock.advance(beat === 1 ? 1 : HEARTBEAT_MS);
    await expect.poll(listening.beats).toBe(beat);
  }
});

it('two heartbeats come in the silence after which a page takes its service for gone', () => {
  expect(HEARTBEAT_SILENCE_MS / HEARTBEAT_MS).toBeGreaterThan(2);
});

it('each page has a heartbeat of its own, from when it came until it leaves', async () => {
  const { clock, page } = await served();
  const first = await page();
  await clock.advance(HEARTBEAT_MS / 2);
  const second = await page();
  await clock.advance(HEARTBEAT_MS / 2);
  await expect.poll(first.beats).toBe(1);
  expect(second.beats()).toBe(0);
  await first.leave();
  await clock.advance(HEARTBEAT_MS);
  await expect.poll(second.beats).toBe(1);
  expect(first.beats()).toBe(1);
  await second.leave();
  expect(clock.pendingTimers).toBe(0);
});
