import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { TerminalEvent } from '../../contract/live-state.ts';
import type { Clock } from '../../devices/clock.ts';

/** Missed events kept for a page that reconnects; beyond that it gets a fresh snapshot. */
const KEPT_EVENTS = 256;
/** The page takes 25 s of silence for a dead connection, so it hears from us at least twice in that time. */
const HEARTBEAT_MS = 10_000;
/** A page that takes nothing for this many bytes is gone or stuck; it is cut off and will reconnect. */
const MOST_UNSENT_BYTES = 1_000_000;

/**
 * A page opens the stream again within seconds of losing it. When none has for this long, the browser is gone, and nobody
 * is going to say that the visit is over.
 */
const ABANDONED_MS = 60_000;

interface Numbered {
  readonly sequence: number;
  readonly event: TerminalEvent;
}

/**
 * The one live stream (Server-Sent Events). The first message is the full snapshot, then every change in
 * order. A page that reconnects with the `Last-Event-ID` it saw gets exactly what it missed.
 *
 * Ids are `RUN:SEQUENCE`. The run part is new at every start of the service, so an id of an earlier run
 * is never mistaken for one of this run.
 *
 * `onAbandoned`: the last page has been gone for a minute.
 */
export function eventStream(clock: Clock, snapshot: () => TerminalEvent[], onAbandoned: () => void) {
  const run = randomBytes(4).toString('hex');
  const pages = new Set<Response>();
  let kept: Numbered[] = [];
  let sequence = 0;
  let isClosed = false;
  let waitingForPage: unknown;

  const send = (page: Response, at: number, event: TerminalEvent): void => {
    page.write(`id: ${run}:${at}\ndata: ${JSON.stringify(event)}\n\n`);
    if (page.writableLength > MOST_UNSENT_BYTES) page.destroy();
  };

  return {
    publish(event: TerminalEvent): void {
      sequence++;
      kept.push({ sequence, event });
      if (kept.length > KEPT_EVENTS) kept = kept.slice(-KEPT_EVENTS);
      for (const page of pages) send(page, sequence, event);
    },

    /** Drops what is kept, so that no customer's card can be replayed to the next one's page. */
    forget(): void {
      kept = [];
    },

    connect(request: Request, page: Response): void {
      page.writeHead(200, {
        'Content-Type': 'text/event-stream',
        'Cache-Control': 'no-store',
        Connection: 'keep-alive',
        'X-Accel-Buffering': 'no',
      });
      page.write('retry: 500\n\n');
      // The browser sends the header when it reconnects by itself; a page that opened a new stream puts the id in the address.
      const lastEventId = request.get('Last-Event-ID') ?? request.query.lastEventId;
      const missed = eventsSince(lastEventId);
      if (missed) for (const { sequence: at, event } of missed) send(page, at, event);
      else for (const event of snapshot()) send(page, sequence, event);

      // A named event, because a page's script cannot see SSE comments.
      const beat = (): void => {
        page.write('event: heartbeat\ndata: {}\n\n');
        timer = clock.setTimeout(beat, HEARTBEAT_MS);
      };
      let timer = clock.setTimeout(beat, HEARTBEAT_MS);
      pages.add(page);
      clock.clearTimeout(waitingForPage);
      page.on('close', () => {
        clock.clearTimeout(timer);
        pages.delete(page);
        if (pages.size === 0 && !isClosed) waitingForPage = clock.setTimeout(onAbandoned, ABANDONED_MS);
      });
    },

    close(): void {
      isClosed = true;
      clock.clearTimeout(waitingForPage);
      for (const page of pages) page.end();
    },
  };

  function eventsSince(lastEventId: unknown): Numbered[] | undefined {
    const [seenRun, seen] = typeof lastEventId === 'string' ? lastEventId.split(':') : [];
    const last = Number(seen);
    if (seenRun !== run || !Number.isSafeInteger(last) || last > sequence) return undefined;
    const oldestKept = kept[0]?.sequence ?? sequence + 1;
    return last >= oldestKept - 1 ? kept.filter((entry) => entry.sequence > last) : undefined;
  }
}

export type EventStream = ReturnType<typeof eventStream>;
