import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Audience } from '../contract/permissions.ts';

/** Missed events kept for a page that reconnects; beyond that it gets a fresh snapshot. */
const KEPT_EVENTS = 256;
/** The page takes 25 s of silence for a dead connection, so it hears from us at least twice in that time. */
export const HEARTBEAT_MS = 10_000;
/** A page that takes nothing for this many bytes is gone or stuck; it is cut off and will reconnect. */
const MOST_UNSENT_BYTES = 1_000_000;

/**
 * A page opens the stream again within seconds of losing it. When the kiosk's has not for this long, its browser is gone,
 * and nobody is going to say that the visit is over.
 */
export const ABANDONED_MS = 60_000;

/** The part of a clock that a stream needs. */
export interface Timers {
  readonly setTimeout: (run: () => void, milliseconds: number) => unknown;
  readonly clearTimeout: (timer: unknown) => void;
}

export interface LiveStreamOptions<Event> {
  readonly clock: Timers;
  /** Who hears an event, by its type. */
  readonly hearers: Readonly<Record<string, readonly Audience[]>>;
  /** What a page hears first. */
  readonly greeting: (audience: Audience) => readonly Event[];
  /** The last page of the kiosk has been gone for a minute, whatever other pages are open. */
  readonly onAbandoned: () => void;
}

interface Numbered<Event> {
  readonly sequence: number;
  readonly event: Event;
  readonly to: readonly Audience[];
}

/**
 * The live stream (Server-Sent Events), one order of events for all pages, of which each hears what is for its audience.
 * The first message is the full snapshot, then every change in order. A page that reconnects with the `Last-Event-ID` it
 * saw gets exactly what it missed.
 *
 * Ids are `RUN:SEQUENCE`. The run part is new at every start of the service, so an id of an earlier run
 * is never mistaken for one of this run.
 */
export function liveStream<Event extends { readonly type: string }>({
  clock,
  hearers,
  greeting,
  onAbandoned,
}: LiveStreamOptions<Event>) {
  const run = randomBytes(4).toString('hex');
  const pages = new Map<ServerResponse, Audience>();
  let kept: Numbered<Event>[] = [];
  let sequence = 0;
  let isClosed = false;
  let waitingForKiosk: unknown;

  const send = (page: ServerResponse, at: number, event: Event): void => {
    page.write(`id: ${run}:${at}\ndata: ${JSON.stringify(event)}\n\n`);
    if (page.writableLength > MOST_UNSENT_BYTES) page.destroy();
  };

  return {
    /** `only` leaves out some of those that the event would be for. */
    publish(event: Event, only?: readonly Audience[]): void {
      const to = (hearers[event.type] ?? []).filter((audience) => only?.includes(audience) ?? true);
      sequence++;
      kept.push({ sequence, event, to });
      if (kept.length > KEPT_EVENTS) kept = kept.slice(-KEPT_EVENTS);
      for (const [page, audience] of pages) if (to.includes(audience)) send(page, sequence, event);
    },

    /** Drops what is kept, so that no customer's card can be replayed to the next one's page. */
    forget(): void {
      kept = [];
    },

    /** `lastEventId`: what the page heard last, if it did. */
    connect(request: IncomingMessage, page: ServerResponse, audience: Audience): void {
      page.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        Connection: 'keep-alive',
        'X-Accel-Buffering': 'no',
      });
      page.write('retry: 500\n\n');
      const missed = eventsSince(lastEventId(request));
      if (missed) {
        for (const { sequence: at, event, to } of missed) if (to.includes(audience)) send(page, at, event);
      } else for (const event of greeting(audience)) send(page, sequence, event);

      // A named event, because a page's script cannot see SSE comments.
      const beat = (): void => {
        page.write('event: heartbeat\ndata: {}\n\n');
        timer = clock.setTimeout(beat, HEARTBEAT_MS);
      };
      let timer = clock.setTimeout(beat, HEARTBEAT_MS);
      pages.set(page, audience);
      if (audience === 'kiosk') clock.clearTimeout(waitingForKiosk);
      page.on('close', () => {
        clock.clearTimeout(timer);
        pages.delete(page);
        if (audience === 'kiosk' && ![...pages.values()].includes('kiosk') && !isClosed)
          waitingForKiosk = clock.setTimeout(onAbandoned, ABANDONED_MS);
      });
    },

    close(): void {
      isClosed = true;
      clock.clearTimeout(waitingForKiosk);
      for (const page of pages.keys()) page.end();
    },
  };

  function eventsSince(last: string | undefined): Numbered<Event>[] | undefined {
    const [seenRun, seen] = last?.split(':') ?? [];
    const seenSequence = Number(seen);
    if (seenRun !== run || !Number.isSafeInteger(seenSequence) || seenSequence > sequence) return undefined;
    const oldestKept = kept[0]?.sequence ?? sequence + 1;
    return seenSequence >= oldestKept - 1 ? kept.filter((entry) => entry.sequence > seenSequence) : undefined;
  }
}

export type LiveStream<Event extends { readonly type: string }> = ReturnType<typeof liveStream<Event>>;

/** The browser sends the header when it reconnects by itself; a page that opened a new stream puts the id in the address. */
function lastEventId(request: IncomingMessage): string | undefined {
  const header = request.headers['last-event-id'];
  if (typeof header === 'string') return header;
  return new URL(request.url ?? '/', 'http://loopback').searchParams.get('lastEventId') ?? undefined;
}
