/**
 * Time, injected. Nothing in this repository reads the machine's clock or sets a timer except through
 * a `Clock`, so every test decides what time it is and none of them sleeps.
 */
export interface Clock {
  /** Wall-clock time in milliseconds since the Unix epoch. May jump in either direction. */
  now(): number;
  /** Milliseconds since an arbitrary start. Never jumps; the only measure for time-outs and durations. */
  monotonic(): number;
  /** Runs `action` once after `delayMs`; the answer is for `clearTimeout` only. */
  setTimeout(action: () => void, delayMs: number): unknown;
  clearTimeout(timer: unknown): void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimeout: (action, delayMs) => setTimeout(action, delayMs),
  clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

/** Resolves after `delayMs` on the given clock. */
export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    clock.setTimeout(resolve, delayMs);
  });
}
