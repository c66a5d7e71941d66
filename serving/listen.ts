import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SetupError } from './setup-error.ts';

export interface Listening {
  readonly port: number;
  /** Cuts every connection and stops to listen. */
  close(): Promise<void>;
}

/** A server on 127.0.0.1. @throws {SetupError} when the port cannot be had. */
export async function listen(
  makeApp: (port: () => number) => RequestListener,
  port: number,
): Promise<Listening> {
  const portNow = (): number => (server.address() as AddressInfo).port;
  const server: Server = createServer(makeApp(portNow));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const why = taken ? 'is taken by another program' : `cannot be opened (${error.code ?? error.message})`;
      reject(new SetupError(`Port ${port} on 127.0.0.1 ${why}. Set PORT to another number.`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: portNow(),
    close: () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      return closed;
    },
  };
}
