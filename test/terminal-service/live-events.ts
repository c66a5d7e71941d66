import { onTestFinished } from 'vitest';
import type { TerminalEvent } from '../../contract/live-state.ts';
import type { Audience } from '../../contract/permissions.ts';
import { pageHeaders } from './page-requests.ts';

export interface HeardEvent {
  readonly id: string;
  readonly event: TerminalEvent;
}

/** Listens to the event stream as a page does. `until` resolves with the first event that fits, old or new. */
export async function listen(origin: string, lastEventId?: string, audience: Audience = 'kiosk') {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const headers = {
    ...(await pageHeaders(origin, audience)),
    ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
  };
  const reply = await fetch(`${origin}/api/events`, { signal: stop.signal, headers });
  const heard: HeardEvent[] = [];
  const waiting = new Set<() => void>();
  const reading = (async () => {
    let text = '';
    for await (const chunk of reply.body ?? []) {
      text += Buffer.from(chunk).toString();
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const fields = new Map(
          message.split('\n').map((line) => [line.split(': ')[0], line.slice(line.indexOf(': ') + 2)]),
        );
        const data = fields.get('data');
        if (data === undefined || fields.has('event')) continue;
        heard.push({ id: fields.get('id') ?? '', event: JSON.parse(data) as TerminalEvent });
      }
      for (const look of [...waiting]) look();
    }
  })().catch(() => undefined);

  return {
    heard,
    ended: reading,
    hangUp: () => stop.abort(),
    until: <Type extends TerminalEvent['type']>(
      type: Type,
      fits: (event: Extract<TerminalEvent, { type: Type }>) => boolean = () => true,
    ): Promise<HeardEvent> =>
      new Promise((resolve) => {
        const look = (): void => {
          const found = heard.find(
            ({ event }) => event.type === type && fits(event as Extract<TerminalEvent, { type: Type }>),
          );
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
  };
}
