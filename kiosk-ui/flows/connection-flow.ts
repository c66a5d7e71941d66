import { emit, fromCallback, setup } from 'xstate';
import type { TerminalEvent } from '../../contract/live-state.ts';
import { CONNECT_PATIENCE_MS, HEARTBEAT_SILENCE_MS, LOSS_NOTICE_MS, RECONNECT_PAUSE_MS } from './delays.ts';
import { asTerminalFlowEvent, type TerminalFlowEvent } from './terminal-view.ts';

/** What the open stream tells: a message, a heartbeat, a stumble it is mending itself, or that it gave up. */
export type StreamEvent =
  | { type: 'stream.message'; message: TerminalEvent }
  | { type: 'stream.heartbeat' }
  | { type: 'stream.interrupted' }
  | { type: 'stream.closed' };

/**
 * Keeps one event stream to the service alive and emits what it carries as `terminal.*` events. A stream
 * can die without the browser noticing, so silence longer than the heartbeat allows ends it as well.
 */
export const connectionFlow = setup({
  types: { events: {} as StreamEvent, emitted: {} as TerminalFlowEvent },
  actors: {
    /** Opens the stream, sends back `StreamEvent`s, and closes the stream when stopped. */
    eventStream: fromCallback<StreamEvent>(() => {
      throw new Error('eventStream has to be provided');
    }),
  },
  delays: {
    heartbeatSilence: HEARTBEAT_SILENCE_MS,
    lossNotice: LOSS_NOTICE_MS,
    connectPatience: CONNECT_PATIENCE_MS,
    reconnectPause: RECONNECT_PAUSE_MS,
  },
  actions: {
    reportLife: emit({ type: 'terminal.live' }),
    reportLoss: emit({ type: 'terminal.lost' }),
    passOn: emit(({ event }) =>
      event.type === 'stream.message'
        ? asTerminalFlowEvent(event.message)
        : { type: 'terminal.lost' as const },
    ),
  },
}).createMachine({
  id: 'connection',
  initial: 'streaming',
  states: {
    streaming: {
      invoke: { src: 'eventStream', onError: 'pausing' },
      on: { 'stream.closed': 'pausing' },
      initial: 'connecting',
      states: {
        connecting: {
          on: {
            'stream.message': { target: 'live', actions: 'passOn' },
            'stream.heartbeat': 'live',
          },
          after: { lossNotice: { actions: 'reportLoss' }, connectPatience: '#connection.pausing' },
        },
        live: {
          entry: 'reportLife',
          on: {
            'stream.message': { target: '.listening', actions: 'passOn' },
            'stream.heartbeat': '.listening',
            'stream.interrupted': 'connecting',
          },
          initial: 'listening',
          states: { listening: { after: { heartbeatSilence: '#connection.pausing' } } },
        },
      },
    },
    pausing: {
      entry: 'reportLoss',
      after: { reconnectPause: 'streaming' },
    },
  },
});
