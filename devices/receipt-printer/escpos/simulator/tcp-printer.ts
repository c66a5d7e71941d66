import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Clock } from '../../../clock.ts';
import { streamOfSocket } from '../../../transports/tcp-stream.ts';
import type { SimulatedPrinter } from './simulated-printer.ts';

export interface TcpPrinter {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Puts a simulated printer behind a TCP port of this machine, as its network board would: without power
 * the connections are reset and new ones are refused, and a full buffer is felt by the sender.
 * `port` 0 lets the system choose.
 */
export async function startTcpPrinter(
  printer: SimulatedPrinter,
  clock: Clock,
  port = 0,
): Promise<TcpPrinter> {
  const sockets = new Set<Socket>();
  const server: Server = createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    printer.accept(streamOfSocket(socket, clock), () => socket.resetAndDestroy());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no TCP port');
  const chosenPort = address.port;
  // Somebody took the port while the printer was off: it stays unreachable, which its driver reports.
  server.on('error', () => {});

  const stopWatching = printer.onChange(() => {
    if (printer.state.power && !server.listening) server.listen(chosenPort, '127.0.0.1');
    else if (!printer.state.power && server.listening) server.close();
  });

  return {
    port: chosenPort,
    close: async () => {
      stopWatching();
      for (const socket of sockets) socket.destroy();
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
}
