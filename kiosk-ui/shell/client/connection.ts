import { createActor, fromCallback } from 'xstate';
import { connectionFlow, type StreamEvent } from '../../flows/connection-flow.ts';
import { traceOn } from '../../flows/flow-trace.ts';
import { openEventStream } from './event-stream.ts';

/** A page's one connection to the service, not yet started. */
export function createConnection() {
  return createActor(
    connectionFlow.provide({
      actors: { eventStream: fromCallback<StreamEvent>(({ sendBack }) => openEventStream(sendBack)) },
    }),
    { inspect: traceOn(window) },
  );
}
