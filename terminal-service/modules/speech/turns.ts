export type Turn = 'taken' | 'full' | 'cancelled';

/** Lets `atOnce` in at a time and `mostWaiting` stand in line, in the order in which they came. */
export function turns(atOnce: number, mostWaiting: number) {
  const line: (() => void)[] = [];
  let inside = 0;

  return {
    /** Resolves with `taken` when it is this one's turn; whoever took a turn must `leave`. */
    take(signal: AbortSignal): Promise<Turn> {
      if (signal.aborted) return Promise.resolve('cancelled');
      if (inside < atOnce) {
        inside++;
        return Promise.resolve('taken');
      }
      if (line.length >= mostWaiting) return Promise.resolve('full');
      return new Promise((resolve) => {
        const next = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve('taken');
        };
        const giveUp = (): void => {
          line.splice(line.indexOf(next), 1);
          resolve('cancelled');
        };
        signal.addEventListener('abort', giveUp, { once: true });
        line.push(next);
      });
    },

    /** Ends a turn; the first in line takes it over. */
    leave(): void {
      const next = line.shift();
      if (next) next();
      else inside--;
    },
  };
}
