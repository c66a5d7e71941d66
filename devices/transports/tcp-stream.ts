import { connect, type Socket } from 'node:net';
import { type Clock, systemClock } from '../clock.ts';
import type { Unsubscribe } from '../device-fault.ts';
import type { ByteStream, OpenByteStream, OpenFailure, OpenResult } from './byte-stream.ts';

/** How long a closing connection may take to deliver its last bytes before it is torn down. */
export const GRACEFUL_CLOSE_MS = 3_000;

/** Idle time after which the kernel starts asking whether the other side is still there. */
const KEEPALIVE_AFTER_MS = 30_000;

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
  readonly connectTimeoutMs: number;
  readonly clock?: Clock;
}

/** The error codes of connect(2) and getaddrinfo(3) that say something a technician can act on. */
const failureOf: Readonly<Record<string, OpenFailure>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'refused',
  ETIMEDOUT: 'timedOut',
  EHOSTUNREACH: 'timedOut',
  ENETUNREACH: 'timedOut',
  EHOSTDOWN: 'timedOut',
  ENOTFOUND: 'notFound',
  EAI_AGAIN: 'notFound',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EADDRINUSE: 'busy',
};

/** Opens a TCP connection as a `ByteStream`: a network printer's port 9100, a serial device server. */
export function openTcpStream(address: TcpAddress): OpenByteStream {
  const clock = address.clock ?? systemClock;
  return () =>
    new Promise<OpenResult>((resolve) => {
      const socket = connect({ host: address.host, port: address.port });
      const where = `${address.host}:${address.port}`;
      const giveUp = clock.setTimeout(() => {
        socket.destroy();
        resolve({ ok: false, failure: 'timedOut', detail: `${where} did not accept the connection` });
      }, address.connectTimeoutMs);

      const failed = (error: NodeJS.ErrnoException) => {
        clock.clearTimeout(giveUp);
        const failure = failureOf[error.code ?? ''] ?? 'failed';
        resolve({ ok: false, failure, detail: `${where}: ${error.message}` });
      };
      socket.once('error', failed);
      socket.once('connect', () => {
        clock.clearTimeout(giveUp);
        socket.off('error', failed);
        // A status request is three bytes; waiting to fill a segment would only delay the answer.
        socket.setNoDelay(true);
        socket.setKeepAlive(true, KEEPALIVE_AFTER_MS);
        resolve({ ok: true, stream: streamOfSocket(socket, clock) });
      });
    });
}

/** A connected socket as a `ByteStream`. While nobody listens nothing is read, so the other side feels it. */
export function streamOfSocket(socket: Socket, clock: Clock): ByteStream {
  const dataListeners = new Set<(bytes: Uint8Array) => void>();
  const closeListeners = new Set<(why: string) => void>();
  let ended: string | undefined;
  let lastError: string | undefined;
  let closing = false;

  socket.on('data', (chunk: Buffer) => {
    for (const listener of [...dataListeners]) listener(chunk);
  });
  socket.pause();
  socket.on('error', (error: NodeJS.ErrnoException) => {
    lastError = error.code ?? error.message;
  });
  socket.on('close', () => {
    const why = lastError ?? 'closed';
    ended = why;
    const listeners = [...closeListeners];
    closeListeners.clear();
    for (const listener of listeners) listener(why);
  });

  return {
    write: (bytes) =>
      new Promise<void>((resolve, reject) => {
        // The callback fires once the kernel has the bytes, so a reader that stands still is felt here.
        socket.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),

    onData(listener): Unsubscribe {
      dataListeners.add(listener);
      socket.resume();
      return () => {
        dataListeners.delete(listener);
        if (dataListeners.size === 0 && !closing) socket.pause();
      };
    },

    onClose(listener): Unsubscribe {
      if (ended !== undefined) listener(ended);
      else closeListeners.add(listener);
      return () => void closeListeners.delete(listener);
    },

    close: () =>
      new Promise<void>((resolve) => {
        if (socket.closed) return resolve();
        closing = true;
        // Destroying while the device's answers are unread turns the FIN into a RST, and a RST may
        // overtake the end of the receipt: so say goodbye, read what is left, and wait.
        const tearDown = clock.setTimeout(() => socket.destroy(), GRACEFUL_CLOSE_MS);
        socket.once('close', () => {
          clock.clearTimeout(tearDown);
          resolve();
        });
        socket.end();
        socket.resume();
      }),
  };
}
