/** The printer's receive buffer: bounded, first in first out. */
export class ReceiveBuffer {
  readonly #bytes: Uint8Array;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** What is in it, oldest first. Valid until the next call. */
  get content(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Takes as many of `bytes` as there is room for; the answer is how many. */
  push(bytes: Uint8Array): number {
    const taken = Math.min(bytes.length, this.#bytes.length - this.#length);
    this.#bytes.set(bytes.subarray(0, taken), this.#length);
    this.#length += taken;
    return taken;
  }

  drop(count: number): void {
    const dropped = Math.min(count, this.#length);
    this.#bytes.copyWithin(0, dropped, this.#length);
    this.#length -= dropped;
  }

  clear(): void {
    this.#length = 0;
  }
}
