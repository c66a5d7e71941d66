import { expect, test } from 'vitest';
import { createActor, fromCallback, SimulatedClock } from 'xstate';
import { connectionFlow, type StreamEvent } from '../../kiosk-ui/flows/connection-flow.ts';
import {
  CONNECT_PATIENCE_MS,
  HEARTBEAT_SILENCE_MS,
  LOSS_NOTICE_MS,
  RECONNECT_PAUSE_MS,
} from '../../kiosk-ui/flows/delays.ts';
import { aSnapshot } from './examples.ts';
import { kioskAtAttract } from './visit-under-test.ts';

function connectionUnderTest() {
  const clock = new SimulatedClock();
  const streams: { hear: (event: StreamEvent) => void; closed: boolean }[] = [];
  const heard: string[] = [];
  const connection = createActor(
    connectionFlow.provide({
      actors: {
        eventStream: fromCallback<StreamEvent>(({ sendBack }) => {
          const stream = { hear: sendBack, closed: false };
          streams.push(stream);
          return () => {
            stream.closed = true;
          };
        }),
      },
    }),
    { clock },
  );
  connection.on('*', ({ type }) => heard.push(type));
  connection.start();
  const hear = (event: StreamEvent) => streams.at(-1)?.hear(event);
  return { clock, streams, heard, hear };
}

const snapshot: StreamEvent = { type: 'stream.message', message: { type: 'snapshot', snapshot: aSnapshot } };

test('messages are passed on under their own names', () => {
  const { heard, hear } = connectionUnderTest();
  hear(snapshot);
  expect(heard).toContain('terminal.snapshot');
  expect(heard).not.toContain('terminal.lost');
});

test('a stream that has gone silent is opened anew, and the customer is told', () => {
  const { clock, streams, heard, hear } = connectionUnderTest();
  hear(snapshot);
  clock.increment(HEARTBEAT_SILENCE_MS);
  expect(heard.at(-1)).toBe('terminal.lost');
  expect(streams[0]?.closed).toBe(true);
  clock.increment(RECONNECT_PAUSE_MS);
  expect(streams.length).toBe(2);
  hear(snapshot);
  expect(heard.slice(-2)).toEqual(['terminal.snapshot', 'terminal.live']);
});

test('heartbeats alone keep a quiet stream alive', () => {
  const { clock, streams, heard, hear } = connectionUnderTest();
  hear(snapshot);
  for (let beat = 0; beat < 20; beat++) {
    clock.increment(10_000);
    hear({ type: 'stream.heartbeat' });
  }
  expect(heard).toEqual(['terminal.snapshot', 'terminal.live']);
  expect(streams.length).toBe(1);
});

test('a stumble that the browser mends in time alarms nobody', () => {
  const { clock, heard, hear } = connectionUnderTest();
  hear(snapshot);
  hear({ type: 'stream.interrupted' });
  clock.increment(LOSS_NOTICE_MS - 1);
  hear({ type: 'stream.heartbeat' });
  clock.increment(LOSS_NOTICE_MS);
  expect(heard).not.toContain('terminal.lost');
});

test('an interruption that lasts is told, and a heartbeat on the resumed stream takes it back', () => {
  const { clock, heard, hear } = connectionUnderTest();
  hear(snapshot);
  hear({ type: 'stream.interrupted' });
  clock.increment(LOSS_NOTICE_MS);
  expect(heard.at(-1)).toBe('terminal.lost');
  hear({ type: 'stream.heartbeat' });
  expect(heard.at(-1)).toBe('terminal.live');
});

test('an attempt that neither opens nor fails is begun anew', () => {
  const { clock, streams } = connectionUnderTest();
  clock.increment(CONNECT_PATIENCE_MS);
  clock.increment(RECONNECT_PAUSE_MS);
  expect(streams.length).toBe(2);
});

test('the session keeps its place through an outage', async () => {
  const { session, screen } = await kioskAtAttract();
  session.send({ type: 'start' });
  session.send({ type: 'terminal.lost' });
  expect(session.getSnapshot().context.terminal.connection).toBe('lost');
  session.send({ type: 'terminal.live' });
  expect(session.getSnapshot().context.terminal.connection).toBe('live');
  expect(screen()).toBe('menu');
});
