import { once } from 'node:events';
import { createServer, type Server, type ServerOpts, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type Clock, systemClock } from '../../../devices/clock.ts';
import type { ByteStream } from '../../../devices/transports/byte-stream.ts';
import { GRACEFUL_CLOSE_MS, openTcpStream } from '../../../devices/transports/tcp-stream.ts';
import { ManualClock, settle } from '../../manual-clock.ts';

const servers: { server: Server; sockets: Set<Socket> }[] = [];

afterEach(() => {
  for (const { server, sockets } of servers.splice(0)) {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});

async function listen(options: ServerOpts = {}) {
  const sockets = new Set<Socket>();
  const server = createServer(options, (socket) => sockets.add(socket));
  servers.push({ server, sockets });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return { server, port: typeof address === 'object' ? (address?.port ?? 0) : 0 };
}

async function connected(options: ServerOpts = {}, clock = systemClock) {
  const { server, port } = await listen(options);
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const opened = await openTcpStream({ host: '127.0.0.1', port, connectTimeoutMs: 5_000, clock })();
  const [peer] = await accepted;
  if (!opened.ok) throw new Error(opened.detail);
  return { stream: opened.stream, peer };
}

const closed = (stream: ByteStream) => new Promise<string>((resolve) => stream.onClose(resolve));

describe('opening', () => {
  test('nobody listens there: refused', async () => {
    const { server, port } = await listen();
    server.close();
    const opened = await openTcpStream({ host: '127.0.0.1', port, connectTimeoutMs: 5_000 })();
    expect(opened).toMatchObject({ ok: false, failure: 'refused' });
  });

  test('a name that no one knows: not found', async () => {
    const opened = await openTcpStream({ host: 'printer.invalid', port: 9100, connectTimeoutMs: 20_000 })();
    expect(opened).toMatchObject({ ok: false, failure: 'notFound' });
  });

  test('the time that was given is over before anybody answered: timed out', async () => {
    const { port } = await listen();
    const given: number[] = [];
    // On this clock the time is over at once, which no network can beat.
    const impatient: Clock = {
      ...systemClock,
      setTimeout: (action, delayMs) => {
        given.push(delayMs);
        queueMicrotask(action);
        return undefined;
      },
      clearTimeout: () => {},
    };
    const open = openTcpStream({ host: '127.0.0.1', port, connectTimeoutMs: 2_000, clock: impatient });
    expect(await open()).toMatchObject({ ok: false, failure: 'timedOut' });
    expect(given).toEqual([2_000]);
  });
});

describe('an open connection', () => {
  test('carries bytes both ways, also those that came before anybody listened', async () => {
    const { stream, peer } = await connected();
    peer.write('early');
    await new Promise<void>((resolve) => {
      let heard = '';
      stream.onData((bytes) => {
        heard += Buffer.from(bytes).toString();
        if (heard === 'early') resolve();
      });
    });
    await stream.write(Uint8Array.from([1, 2, 3]));
    const [received] = (await once(peer, 'data')) as [Buffer];
    expect([...received]).toEqual([1, 2, 3]);
    await stream.close();
  });

  test('a write stays pending while the other side does not read, and goes on when it does', async () => {
    const { stream, peer } = await connected();
    peer.pause();
    let taken = false;
    const writing = stream.write(new Uint8Array(32_000_000)).then(() => {
      taken = true;
    });
    await settle();
    expect(taken).toBe(false);
    peer.resume();
    await writing;
    expect(taken).toBe(true);
  });

  test('nothing is read while nobody listens', async () => {
    const { stream, peer } = await connected();
    stream.onData(() => {})();
    let taken = false;
    peer.write(new Uint8Array(32_000_000), () => {
      taken = true;
    });
    await settle();
    expect(taken).toBe(false);
    stream.onData(() => {});
    await once(peer, 'drain');
    expect(taken).toBe(true);
  });
});

describe('the end', () => {
  test('closing delivers everything that was written, with unread answers on the way', async () => {
    const { stream, peer } = await connected();
    let received = 0;
    peer.on('data', (chunk: Buffer) => {
      received += chunk.length;
      peer.write('status');
    });
    const ended = once(peer, 'end');
    await stream.write(new Uint8Array(200_000));
    await stream.close();
    await ended;
    expect(received).toBe(200_000);
  });

  test('closing twice is closing once', async () => {
    const { stream } = await connected();
    await Promise.all([stream.close(), stream.close()]);
    await stream.close();
  });

  test('a device that never says goodbye is left after three seconds', async () => {
    const clock = new ManualClock();
    const { stream } = await connected({ allowHalfOpen: true }, clock);
    const closing = stream.close();
    await clock.advance(GRACEFUL_CLOSE_MS - 1);
    let done = false;
    void closing.then(() => {
      done = true;
    });
    await settle();
    expect(done).toBe(false);
    await clock.advance(1);
    await closing;
  });

  test('a reset is a close with its reason, and writing afterwards rejects', async () => {
    const { stream, peer } = await connected();
    stream.onData(() => {});
    const why = closed(stream);
    peer.resetAndDestroy();
    expect(await why).toBe('ECONNRESET');
    expect(await closed(stream)).toBe('ECONNRESET');
    await expect(stream.write(Uint8Array.from([1]))).rejects.toThrow();
  });
});
