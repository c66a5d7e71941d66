/** Numbers and bytes that look random and are the same in every run: xorshift32. */
export class RandomBytes {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0 || 1;
  }

  /** 0 to 2^32 - 1. */
  next(): number {
    let x = this.#state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.#state = x;
    return x >>> 0;
  }

  below(limit: number): number {
    return this.next() % limit;
  }

  oneOf<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to choose from');
    return value;
  }

  bytes(length: number): Uint8Array {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at++) bytes[at] = this.next();
    return bytes;
  }

  /** Bytes with a few of them changed, cut off, or put in: damage that a codec is near to believing. */
  damaged(bytes: Uint8Array): Uint8Array {
    const copy = bytes.slice();
    for (let times = 1 + this.below(3); times > 0 && copy.length > 0; times--) {
      copy[this.below(copy.length)] = this.next();
    }
    switch (this.below(4)) {
      case 0:
        return copy.slice(0, this.below(copy.length + 1));
      case 1:
        return Uint8Array.of(...copy, ...this.bytes(this.below(5)));
      default:
        return copy;
    }
  }

  /** The same bytes in pieces of any length. */
  cut(bytes: Uint8Array): Uint8Array[] {
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; ) {
      const length = 1 + this.below(bytes.length - at);
      pieces.push(bytes.slice(at, at + length));
      at += length;
    }
    return pieces;
  }
}
