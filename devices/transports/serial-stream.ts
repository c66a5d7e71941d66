import type { EventEmitter } from 'node:events';
import type { SerialPort } from 'serialport';
import { type Clock, systemClock } from '../clock.ts';
import type { ByteStream, OpenByteStream, OpenFailure, OpenResult } from './byte-stream.ts';
import { deviceFileFailure } from './device-file-failure.ts';
import { mendReading } from './serial-reading.ts';

export interface SerialPortAddress {
  /** Device file or port name, such as `/dev/serial/by-id/…` or `COM3`. */
  readonly path: string;
  readonly baudRate: number;
  /** How the device says that its buffer is full; left out, it has no way to. */
  readonly flowControl?: SerialFlowControl;
}

/** `rtscts`: by the CTS line; `xon`: by XON and XOFF bytes, which the system acts on and keeps to itself. */
export type SerialFlowControl = 'none' | 'rtscts' | 'xon';

/** How long closing waits for the system to take what was written, and again for it to let the port go. */
const CLOSING_WAIT_MS = 2_000;

/**
 * A serial port, 8N1. The native binding is loaded on the first opening only, so a machine without one has
 * a reader that cannot be opened, not a service that cannot start. Ports are never enumerated: on Linux
 * `SerialPort.list()` needs the `udevadm` program and ends the process without it. Modem lines are left
 * alone, because pseudo-terminals and some USB adapters refuse them.
 */
export function openSerialStream(address: SerialPortAddress, clock: Clock = systemClock): OpenByteStream {
  return async () => {
    const library = await import('serialport').catch((error: unknown) => String(error));
    if (typeof library === 'string') {
      return {
        ok: false,
        failure: 'failed',
        detail: `the native serial binding cannot be loaded: ${library}`,
      };
    }
    return new Promise<OpenResult>((resolve) => {
      try {
        const { path, baudRate, flowControl = 'none' } = address;
        const port = new library.SerialPort({
          path,
          baudRate,
          rtscts: flowControl === 'rtscts',
          xon: flowControl === 'xon',
          autoOpen: false,
        });
        port.open((error) => {
          if (error) {
            const failure = openFailure(error.message);
            const detail = deviceFileFailure(failure, path, 'dialout', error.message);
            resolve({ ok: false, failure, detail });
          } else {
            wakeAfterPolling(port);
            mendReading(port);
            resolve({ ok: true, stream: serialStream(port, clock) });
          }
        });
      } catch (error) {
        // The constructor refuses impossible settings by throwing, from JavaScript and from the binding.
        resolve({ ok: false, failure: 'failed', detail: String(error) });
      }
    });
  };
}

/** The binding reports only the operating system's sentence; Linux and macOS use strerror, Windows its own. */
export function openFailure(message: string): OpenFailure {
  if (/no such (file|device)|file not found|cannot find the file/i.test(message)) return 'notFound';
  if (/cannot lock port|resource busy|temporarily unavailable/i.test(message)) return 'busy';
  // Windows answers "Access denied" for a port that another program holds; it has no permissions on ports.
  if (/access denied|access is denied/i.test(message)) return 'busy';
  if (/permission denied|not permitted/i.test(message)) return 'noPermission';
  return 'failed';
}

/**
 * serialport 13 calls into JavaScript from its poller without opening a callback scope. Since Node 26 the
 * promises that are settled there then wait until something else wakes the process up: a frame that has
 * arrived lies unread until the next timer. An immediate is such a something.
 */
function wakeAfterPolling(port: SerialPort): void {
  const { poller } = port.port as { poller?: EventEmitter };
  for (const event of ['readable', 'writable', 'disconnect']) poller?.on(event, () => setImmediate(() => {}));
}

function serialStream(port: SerialPort, clock: Clock): ByteStream {
  const closeListeners = new Set<(why: string) => void>();
  let ended: string | undefined;
  let lastWrite: Promise<void> = Promise.resolve();
  const end = (why: string) => {
    if (ended !== undefined) return;
    ended = why;
    for (const listener of closeListeners) listener(why);
    closeListeners.clear();
  };
  // A pulled USB adapter gives 'close' with a disconnected error and no 'error'; other failures the reverse.
  port.on('close', (error?: Error | null) => end(error ? `disconnected: ${error.message}` : 'closed'));
  port.on('error', (error) => {
    end(`failed: ${error.message}`);
    if (port.isOpen) port.close(() => {});
  });
  const atMost = (work: Promise<void>) =>
    new Promise<void>((resolve) => {
      const tooLong = clock.setTimeout(resolve, CLOSING_WAIT_MS);
      void work.then(() => {
        clock.clearTimeout(tooLong);
        resolve();
      });
    });
  return {
    write: (bytes) => {
      const written = new Promise<void>((resolve, reject) => {
        if (ended !== undefined) {
          reject(new Error(`stream closed: ${ended}`));
          return;
        }
        port.write(bytes, (error) => (error ? reject(error) : resolve()));
      });
      lastWrite = written.catch(() => {});
      return written;
    },
    onData: (listener) => {
      const onBytes = (chunk: Buffer) => listener(new Uint8Array(chunk));
      port.on('data', onBytes);
      port.resume();
      return () => {
        port.off('data', onBytes);
        // Unread bytes stay with the system, so the other side feels it, instead of being thrown away.
        if (port.listenerCount('data') === 0) port.pause();
      };
    },
    onClose: (listener) => {
      if (ended !== undefined) {
        listener(ended);
        return () => {};
      }
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close: async () => {
      await atMost(lastWrite);
      // Without draining it first: that waits for a device which takes nothing for as long as it is plugged in.
      // The kernel sends what it has when it is told to close, for up to half a minute (termios closing_wait);
      // until then whoever opens the port again finds it busy.
      await atMost(new Promise((done) => (port.isOpen ? port.close(() => done()) : done())));
      end('closed');
    },
  };
}
