import type { ByteStream, OpenByteStream } from './byte-stream.ts';

/**
 * Re-cuts the chunks that wait to be delivered, as a serial adapter or a network does: it may split and
 * merge them at will, but must keep every byte and the order. Called once per delivery.
 */
export type Recut = (waiting: readonly Uint8Array[]) => readonly Uint8Array[];

export interface MemoryPair {
  readonly ends: readonly [ByteStream, ByteStream];
  /** Pulls the cable: both ends close at once, and bytes that were under way are lost. */
  unplug(why?: string): void;
}

const asWritten: Recut = (waiting) => waiting;

/**
 * Two joined ends of a stream in memory. Bytes travel in microtasks, never on a clock, so tests need not
 * wait. An end that nobody listens to does not read: what is written to it stays pending.
 */
export function memoryPair(options: { readonly recut?: Recut } = {}): MemoryPair {
  const recut = options.recut ?? asWritten;
  const first = new MemoryEnd(recut);
  const second = new MemoryEnd(recut);
  first.peer = second;
  second.peer = first;
  return {
    ends: [first, second],
    unplug: (why = 'unplugged') => {
      first.end(why);
      second.end(why);
    },
  };
}

interface Arriving {
  readonly bytes: Uint8Array;
  readonly taken: () => void;
  readonly lost: (why: Error) => void;
}

class MemoryEnd implements ByteStream {
  peer: MemoryEnd | undefined;
  readonly #recut: Recut;
  readonly #dataListeners = new Set<(bytes: Uint8Array) => void>();
  readonly #closeListeners = new Set<(why: string) => void>();
  #arriving: Arriving[] = [];
  #delivering = false;
  #closing: string | undefined;
  #ended: string | undefined;

  constructor(recut: Recut) {
    this.#recut = recut;
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#ended !== undefined || this.#closing !== undefined) {
      return Promise.reject(new Error(`stream closed: ${this.#ended ?? this.#closing}`));
    }
    return this.peer?.arrive(bytes.slice()) ?? Promise.resolve();
  }

  onData(listener: (bytes: Uint8Array) => void): () => void {
    this.#dataListeners.add(listener);
    this.#scheduleDelivery();
    return () => this.#dataListeners.delete(listener);
  }

  onClose(listener: (why: string) => void): () => void {
    if (this.#ended !== undefined) {
      listener(this.#ended);
      return () => {};
    }
    this.#closeListeners.add(listener);
    return () => this.#closeListeners.delete(listener);
  }

  close(): Promise<void> {
    if (this.#ended === undefined) {
      this.end('closed');
      this.peer?.endAfterArrivals('closed by the other side');
    }
    return Promise.resolve();
  }

  arrive(bytes: Uint8Array): Promise<void> {
    if (this.#ended !== undefined) return Promise.reject(new Error(`stream closed: ${this.#ended}`));
    return new Promise((taken, lost) => {
      this.#arriving.push({ bytes, taken, lost });
      this.#scheduleDelivery();
    });
  }

  endAfterArrivals(why: string): void {
    if (this.#arriving.length === 0 || this.#dataListeners.size === 0) this.end(why);
    else this.#closing = why;
  }

  end(why: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = why;
    for (const { lost } of this.#arriving.splice(0)) lost(new Error(`stream closed: ${why}`));
    this.#dataListeners.clear();
    const listeners = [...this.#closeListeners];
    this.#closeListeners.clear();
    for (const listener of listeners) listener(why);
  }

  #scheduleDelivery(): void {
    if (this.#delivering || this.#arriving.length === 0 || this.#dataListeners.size === 0) return;
    this.#delivering = true;
    queueMicrotask(() => {
      this.#delivering = false;
      if (this.#dataListeners.size === 0 || this.#ended !== undefined) return;
      const batch = this.#arriving;
      this.#arriving = [];
      for (const chunk of this.#recut(batch.map(({ bytes }) => bytes))) {
        for (const listener of [...this.#dataListeners]) listener(chunk);
      }
      for (const { taken } of batch) taken();
      if (this.#arriving.length > 0) this.#scheduleDelivery();
      else if (this.#closing !== undefined) this.end(this.#closing);
    });
  }
}

/** A socket on the cabinet with a simulated device behind it. */
export interface MemoryPort {
  readonly open: OpenByteStream;
  readonly pluggedIn: boolean;
  /** Pulls the device out: an open stream closes, and opening again fails with `notFound`. */
  unplug(): void;
  plugIn(): void;
}

/**
 * A port that can be opened again and again, as `openSerialStream` can. Each opening joins a fresh pair and
 * hands its other end to `connectDevice`. Like a real port it is `busy` while it is open.
 */
export function memoryPort(
  connectDevice: (deviceEnd: ByteStream) => void,
  options: { readonly recut?: Recut; readonly pluggedIn?: boolean } = {},
): MemoryPort {
  let pluggedIn = options.pluggedIn ?? true;
  let current: MemoryPair | undefined;
  return {
    open: async () => {
      if (!pluggedIn) return { ok: false, failure: 'notFound', detail: 'the simulated device is unplugged' };
      if (current) return { ok: false, failure: 'busy', detail: 'the simulated device is already open' };
      const pair = memoryPair(options);
      current = pair;
      const [driverEnd, deviceEnd] = pair.ends;
      driverEnd.onClose(() => {
        if (current === pair) current = undefined;
      });
      connectDevice(deviceEnd);
      return { ok: true, stream: driverEnd };
    },
    get pluggedIn() {
      return pluggedIn;
    },
    unplug: () => {
      pluggedIn = false;
      current?.unplug();
    },
    plugIn: () => {
      pluggedIn = true;
    },
  };
}
