import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { Audience } from '../../contract/permissions.ts';
import { HEARTBEAT_MS, liveStream } from '../../serving/live-stream.ts';
import { ManualClock } from '../manual-clock.ts';

interface News {
  readonly type: string;
  readonly about?: string;
}

/** A page at the other end of a stream: what it was sent, whole. */
class Page extends EventEmitter {
  text = '';
  writableLength = 0;
  destroyed = false;
  writeHead(): this {
    return this;
  }
  write(chunk: string): boolean {
    this.text += chunk;
    return true;
  }
  end(): void {
    this.emit('close');
  }
  destroy(): void {
    this.destroyed = true;
  }
  /** Ids and events of the messages that it got. */
  get heard(): [string, News][] {
    return [...this.text.matchAll(/id: (\S+)\ndata: (.*)\n\n/g)].map(([, id = '', data = '']) => [
      id,
      JSON.parse(data) as News,
    ]);
  }
  get types(): string[] {
    return this.heard.map(([, { type }]) => type);
  }
}

function service() {
  const clock = new ManualClock();
  const stream = liveStream<News>({
    clock,
    hearers: { secret: ['kiosk'], call: ['counter'], printer: ['kiosk', 'counter', 'technician'] },
    greeting: (audience) => [{ type: 'snapshot', about: audience }],
    onAbandoned: () => undefined,
  });
  return {
    clock,
    stream,
    page: (audience: Audience, lastEventId?: string): Page => {
      const page = new Page();
      const headers = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
      const request = { headers, url: '/api/events' } as unknown as IncomingMessage;
      stream.connect(request, page as unknown as ServerResponse, audience);
      return page;
    },
  };
}

describe('the live stream', () => {
  it('begins for each page with what its audience may know, and tells it only what is its own', () => {
    const { stream, page } = service();
    const [kiosk, counter, technician] = [page('kiosk'), page('counter'), page('technician')];
    stream.publish({ type: 'secret', about: 'a card' });
    stream.publish({ type: 'call' });
    stream.publish({ type: 'printer' });
    stream.publish({ type: 'never declared' });
    expect(kiosk.heard[0]?.[1]).toEqual({ type: 'snapshot', about: 'kiosk' });
    expect(kiosk.types).toEqual(['snapshot', 'secret', 'printer']);
    expect(counter.types).toEqual(['snapshot', 'call', 'printer']);
    expect(technician.types).toEqual(['snapshot', 'printer']);
    expect(counter.text + technician.text).not.toContain('a card');
  });

  it('leaves out whom the sender leaves out, and adds nobody', () => {
    const { stream, page } = service();
    const [kiosk, counter] = [page('kiosk'), page('counter')];
    stream.publish({ type: 'printer' }, ['counter']);
    stream.publish({ type: 'secret' }, ['counter']);
    expect(kiosk.types).toEqual(['snapshot']);
    expect(counter.types).toEqual(['snapshot', 'printer']);
  });

  it('replays to a page that comes back exactly what it missed, and never what is for others', () => {
    const { stream, page } = service();
    const before = page('counter');
    const [[id = ''] = []] = before.heard;
    before.end();
    stream.publish({ type: 'call', about: 'first' });
    stream.publish({ type: 'secret', about: 'a card' });
    stream.publish({ type: 'call', about: 'second' });
    const after = page('counter', id);
    expect(after.heard.map(([, news]) => news)).toEqual([
      { type: 'call', about: 'first' },
      { type: 'call', about: 'second' },
    ]);
  });

  it('replays nothing of the visit before, but begins anew', () => {
    const { stream, page } = service();
    const before = page('kiosk');
    const [[id = ''] = []] = before.heard;
    stream.publish({ type: 'secret', about: 'a card' });
    stream.forget();
    expect(page('kiosk', id).heard.map(([, news]) => news)).toEqual([{ type: 'snapshot', about: 'kiosk' }]);
  });

  it('is heard every ten seconds even when nothing happens, by a named event that scripts can see', async () => {
    const { clock, page } = service();
    const kiosk = page('kiosk');
    const beats = () => kiosk.text.match(/event: heartbeat\ndata: \{\}\n\n/g)?.length ?? 0;
    expect(HEARTBEAT_MS).toBeLessThanOrEqual(12_500);
    await clock.advance(HEARTBEAT_MS - 1);
    expect(beats()).toBe(0);
    await clock.advance(1);
    expect(beats()).toBe(1);
    await clock.advance(5 * HEARTBEAT_MS);
    expect(beats()).toBe(6);
    kiosk.end();
    await clock.advance(5 * HEARTBEAT_MS);
    expect(beats()).toBe(6);
  });

  it('cuts off a page that takes nothing', () => {
    const { stream, page } = service();
    const stuck = page('kiosk');
    stuck.writableLength = 1_000_001;
    stream.publish({ type: 'printer' });
    expect(stuck.destroyed).toBe(true);
  });
});
