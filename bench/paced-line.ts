import type { Clock } from '../devices/clock.ts';
import type { ByteStream } from '../devices/transports/byte-stream.ts';

/** A serial line at 115200 baud, 8N1: ten bits for each byte. */
const BYTES_PER_MS = 11.52;

/** How long the line was busy with bytes; both ways together, since host and chip speak in turn. */
export interface LineTime {
  bytes: number;
  readonly ms: number;
}

export interface PacedLine {
  readonly stream: ByteStream;
  readonly time: LineTime;
}

/**
 * Puts a line's own slowness between driver and device: bytes arrive when the last of them has come through the
 * wire. It waits by turning, since the system's timers are coarser than a byte.
 */
export function pacedLine(inner: ByteStream, clock: Clock): PacedLine {
  const time = {
    bytes: 0,
    get ms() {
      return this.bytes / BYTES_PER_MS;
    },
  };
  const wire = () => {
    let freeAt = 0;
    let last: Promise<void> = Promise.resolve();
    return (bytes: Uint8Array, arrive: () => void) => {
      time.bytes += bytes.length;
      freeAt = Math.max(freeAt, clock.monotonic()) + bytes.length / BYTES_PER_MS;
      const due = freeAt;
      // One after the other: had each its own wait, a pause of the process could let the second go first.
      last = last.then(() => until(clock, due)).then(arrive);
    };
  };
  const toDevice = wire();
  const toHost = wire();
  return {
    time,
    stream: {
      write: (bytes) =>
        new Promise((resolve, reject) => toDevice(bytes, () => inner.write(bytes).then(resolve, reject))),
      onData: (listener) => inner.onData((bytes) => toHost(bytes, () => listener(bytes))),
      onClose: (listener) => inner.onClose(listener),
      close: () => inner.close(),
    },
  };
}

function until(clock: Clock, moment: number): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (clock.monotonic() >= moment) resolve();
      else setImmediate(look);
    };
    look();
  });
}
