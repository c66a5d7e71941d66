import type { Clock } from '../devices/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** A clock that stands still until a test moves it. Timers run in the order of their due times. */
export class ManualClock implements Clock {
  #monotonic = 0;
  #wallOffset: number;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(wallStart = Date.UTC(2026, 2, 14, 16, 5)) {
    this.#wallOffset = wallStart;
  }

  now(): number {
    return this.#wallOffset + this.#monotonic;
  }

  monotonic(): number {
    return this.#monotonic;
  }

  setTimeout(action: () => void, delayMs: number): unknown {
    const timer = { at: this.#monotonic + Math.max(0, delayMs), order: this.#order++, action };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(timer: unknown): void {
    this.#timers.delete(timer as Timer);
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  /** Somebody sets the wall clock; timers and durations do not notice. */
  jumpWallClock(byMs: number): void {
    this.#wallOffset += byMs;
  }

  /**
   * Lets `ms` pass: runs each timer when it falls due, and lets promises settle around every one of them,
   * so code that awaits between two timers behaves as it would in life.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#monotonic + ms;
    await settle();
    for (;;) {
      const next = [...this.#timers]
        .filter((timer) => timer.at <= end)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!next) break;
      this.#timers.delete(next);
      this.#monotonic = next.at;
      next.action();
      await settle();
    }
    this.#monotonic = end;
    await settle();
  }
}

/** Lets all promises and immediates that are already under way finish. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}
