import type { EventEmitter } from 'node:events';
import { read } from 'node:fs';
import { promisify } from 'node:util';
import type { SerialPort } from 'serialport';

/** The part of serialport's binding for Linux and macOS that is used. Windows has another one, without a poller. */
interface UnixBinding {
  readonly fd: number | null;
  readonly poller?: EventEmitter;
  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }>;
  close(): Promise<void>;
}

const readFile = promisify(read);

/**
 * Repairs two things of serialport 13's binding.
 *
 * Ends the port when its line is hung up. A terminal that was hung up gives its reader no bytes, at once and
 * for ever; serialport 13 takes that for a reason to read again, so that a device which is pulled out while a
 * reading is under way is never missed, and costs a processor.
 *
 * Closes the port only when no reading is under way in another thread: its number may by then be another file's. And
 * whoever waits for bytes of a port that has been closed uses a poller that is no more, which ends the process.
 */
export function mendReading(port: SerialPort): void {
  const binding = port.port as unknown as UnixBinding;
  const { poller } = binding;
  if (!poller) return;
  const readable = () =>
    new Promise<void>((resolve, reject) => {
      poller.once('readable', (error: Error | null) => (error ? reject(error) : resolve()));
    });
  let underWay: Promise<unknown> = Promise.resolve();
  const openFile = () => {
    if (binding.fd === null) throw Object.assign(new Error('the port is closed'), { canceled: true });
    return binding.fd;
  };
  binding.read = async (buffer, offset, length) => {
    for (;;) {
      const reading = bytesAvailable(readFile(openFile(), buffer, offset, length, null));
      underWay = reading.catch(() => {});
      const bytesRead = await reading;
      if (bytesRead === 0) throw new Error('the line was hung up');
      if (bytesRead !== undefined) return { buffer, bytesRead };
      openFile();
      await readable();
    }
  };
  const close = binding.close.bind(binding);
  binding.close = async () => {
    await underWay;
    await close();
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
