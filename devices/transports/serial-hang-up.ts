import type { EventEmitter } from 'node:events';
import { read } from 'node:fs';
import { promisify } from 'node:util';
import type { SerialPort } from 'serialport';

/** The part of serialport's binding for Linux and macOS that is used. Windows has another one, without a poller. */
interface UnixBinding {
  readonly fd: number | null;
  readonly poller?: EventEmitter;
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
}

const readFile = promisify(read);

/**
 * Ends the port when its line is hung up. A terminal that was hung up gives its reader no bytes, at once and
 * for ever; serialport 13 takes that for a reason to read again, so that a device which is pulled out while a
 * reading is under way is never missed, and costs a processor.
 */
export function endOnHangUp(port: SerialPort): void {
  const binding = port.port as unknown as UnixBinding;
  const { poller } = binding;
  if (!poller) return;
  const readable = () =>
    new Promise<void>((resolve, reject) => {
      poller.once('readable', (error: Error | null) => (error ? reject(error) : resolve()));
    });
  binding.read = async (buffer, offset, length) => {
    for (;;) {
      if (binding.fd === null) throw Object.assign(new Error('the port is closed'), { canceled: true });
      const bytesRead = await bytesAvailable(readFile(binding.fd, buffer, offset, length, null));
      if (bytesRead === 0) throw new Error('the line was hung up');
      if (bytesRead !== undefined) return { buffer, bytesRead };
      await readable();
    }
  };
}

/** Undefined when there are none now. */
async function bytesAvailable(reading: Promise<{ bytesRead: number }>): Promise<number | undefined> {
  try {
    return (await reading).bytesRead;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN' || code === 'EINTR') return undefined;
    throw error;
  }
}
