import type { TerminalEvent } from '../../../contract/live-state.ts';
import { events } from '../../../contract/service.ts';
import type { StreamEvent } from '../../flows/connection-flow.ts';
import { audienceHere } from './ask.ts';

/** Id of the last message heard, so that a stream opened afresh after a silence misses nothing either. */
let lastEventId = '';

/** Opens the event stream. While the browser mends a broken stream by itself it is `interrupted`, not `closed`. */
export function openEventStream(hear: (event: StreamEvent) => void): () => void {
  // The browser sends no headers of ours with a stream, so the page says in the address which one it is.
  const query = new URLSearchParams({ as: audienceHere(), ...(lastEventId === '' ? {} : { lastEventId }) });
  const source = new EventSource(`${events.path}?${query}`);
  source.addEventListener('message', ({ data, lastEventId: id }) => {
    lastEventId = id;
    hear({ type: 'stream.message', message: JSON.parse(data) as TerminalEvent });
  });
  // A comment would keep the socket alive but is not shown to scripts, so the heartbeat is a named event.
  source.addEventListener('heartbeat', () => hear({ type: 'stream.heartbeat' }));
  source.addEventListener('error', () =>
    hear({ type: source.readyState === EventSource.CLOSED ? 'stream.closed' : 'stream.interrupted' }),
  );
  return () => source.close();
}
