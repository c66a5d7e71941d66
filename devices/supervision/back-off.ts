/** First wait before a device is opened again; doubles with each failure in a row. */
export const REOPEN_AFTER_MS = 250;
export const REOPEN_AT_MOST_MS = 5_000;
/** A wait is shortened by up to this part of it, so that many terminals on one power line do not act in step. */
export const REOPEN_SPREAD = 0.2;

/** How long to wait before the next attempt: longer with each failure in a row, up to a limit. */
export class BackOff {
  readonly #spread: number;
  readonly #random: () => number;
  #failures = 0;

  /** `spread` as `REOPEN_SPREAD`; `random` gives 0 to below 1. */
  constructor(spread: number, random: () => number) {
    this.#spread = spread;
    this.#random = random;
  }

  /** In milliseconds. Asking counts as one more failure. */
  nextWait(): number {
    const wait = Math.min(REOPEN_AFTER_MS * 2 ** this.#failures, REOPEN_AT_MOST_MS);
    this.#failures++;
    return wait * (1 - this.#spread * this.#random());
  }

  /** The device has shown that it works: the next wait is the first one again. */
  startAfresh(): void {
    this.#failures = 0;
  }
}
