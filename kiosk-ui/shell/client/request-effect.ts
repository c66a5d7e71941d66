import { fromPromise } from 'xstate';

/** An effect that is one request to the service. */
export const requestEffect = <Reply, Input>(send: (input: Input, signal: AbortSignal) => Promise<Reply>) =>
  fromPromise<Reply, Input>(({ input, signal }) => send(input, signal));

/** The same of a request that is not hung up when nobody waits for it any more: what it asks for has to happen. */
export const lastingRequest = <Reply, Input>(send: (input: Input, signal: AbortSignal) => Promise<Reply>) =>
  fromPromise<Reply, Input>(({ input }) => send(input, new AbortController().signal));
