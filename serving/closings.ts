/**
 * What has to be given back when a service ends, or when it fails to start half-way: in reverse order, each once. A close
 * that throws is told of and holds up none of the others, so that the reason why a start failed is not lost behind it.
 */
export function closings(onFailure: (error: Error) => void) {
  const stack = new AsyncDisposableStack();
  return {
    /** Call it at once after acquiring. */
    add: (close: () => void | Promise<void>): void => {
      stack.defer(async () => {
        try {
          await close();
        } catch (error) {
          onFailure(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    /** All has started: from now on it is given back when the answer is called. */
    move: (): (() => Promise<void>) => {
      const moved = stack.move();
      return () => moved.disposeAsync();
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
