import { fromPromise } from 'xstate';

/** An effect that is one request to the service. */
export const requestEffect = <Reply, Input>(send: (input: Input, signal: AbortSignal) => Promise<Reply>) =>
  fromPromise<Reply, Input>(({ input, signal }) => send(input, signal));
