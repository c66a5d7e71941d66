import { close, constants, open, read, write } from 'node:fs';
import { promisify } from 'node:util';
import { type Clock, delay } from '../clock.ts';
import type { ByteStream, OpenByteStream, OpenFailure } from './byte-stream.ts';
import { deviceFileFailure } from './device-file-failure.ts';
import { isPrinter, listUsbPrinters, type UsbPrinterIdentity } from './usb-printer-lookup.ts';

/** How often a printer that said nothing is asked for bytes: far below what a person notices. */
const READ_PAUSE_MS = 20;
/** How often a printer that takes nothing is offered the next bytes. At USB full speed 8 KB take 8 ms. */
const WRITE_PAUSE_MS = 5;
const READ_BYTES = 1_024;

export interface UsbPrinterOptions {
  /** Which printer, or its device file where the file's name is known to stay. */
  readonly printer: UsbPrinterIdentity | { readonly path: string };
  readonly clock: Clock;
  /** Where sysfs and the device files are. */
  readonly sysfs?: string;
  readonly dev?: string;
}

const failureOf: Readonly<Record<string, OpenFailure>> = {
  ENOENT: 'notFound',
  ENODEV: 'notFound',
  ENXIO: 'notFound',
  EACCES: 'noPermission',
  EPERM: 'noPermission',
  EBUSY: 'busy',
};

const openFile = promisify(open);
const closeFile = promisify(close);

/** Opens a printer of the USB printer class through the Linux kernel's `usblp` driver (`/dev/usb/lpN`). */
export function openUsbPrinterStream({ printer, clock, sysfs, dev }: UsbPrinterOptions): OpenByteStream {
  return async () => {
    const path = 'path' in printer ? printer.path : findPath(printer, sysfs, dev);
    if (path === undefined) {
      return { ok: false, failure: 'notFound', detail: `no USB printer ${nameOf(printer)} is plugged in` };
    }
    try {
      // Without O_NONBLOCK a reader would hold a thread until the printer speaks, which it may never do.
      const file = await openFile(path, constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY);
      return { ok: true, stream: new UsbPrinterStream(file, clock) };
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException;
      const failure = failureOf[code] ?? 'failed';
      return { ok: false, failure, detail: deviceFileFailure(failure, path, 'lp', message) };
    }
  };
}

function findPath(wanted: UsbPrinterIdentity, sysfs?: string, dev?: string): string | undefined {
  return listUsbPrinters(sysfs, dev).find((found) => isPrinter(wanted, found))?.path;
}

function nameOf(printer: UsbPrinterOptions['printer']): string {
  if ('path' in printer) return printer.path;
  const hex = (id: number) => id.toString(16).padStart(4, '0');
  const serial = printer.serialNumber === undefined ? '' : ` with serial number ${printer.serialNumber}`;
  return `${hex(printer.vendorId)}:${hex(printer.productId)}${serial}`;
}

/**
 * Node can wait neither for a character device to have bytes nor for it to take some, so both are tried
 * again after a pause. What the kernel still holds when the file is closed is lost, as it is on unplugging.
 */
class UsbPrinterStream implements ByteStream {
  readonly #file: number;
  readonly #clock: Clock;
  readonly #dataListeners = new Set<(bytes: Uint8Array) => void>();
  readonly #closeListeners = new Set<(why: string) => void>();
  #ended: string | undefined;
  #reading = false;
  /** Writes go one after the other; and the file is not closed under a call that is using it. */
  #writing: Promise<void> = Promise.resolve();
  #inUse = 0;
  #fileClosed = false;

  constructor(file: number, clock: Clock) {
    this.#file = file;
    this.#clock = clock;
  }

  write(bytes: Uint8Array): Promise<void> {
    const written = this.#writing.then(() => this.#writeAll(bytes));
    this.#writing = written.catch(() => {});
    return written;
  }

  onData(listener: (bytes: Uint8Array) => void): () => void {
    this.#dataListeners.add(listener);
    void this.#keepReading();
    return () => void this.#dataListeners.delete(listener);
  }

  onClose(listener: (why: string) => void): () => void {
    if (this.#ended === undefined) this.#closeListeners.add(listener);
    else listener(this.#ended);
    return () => void this.#closeListeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.#writing;
    this.#end('closed');
  }

  async #writeAll(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      if (this.#ended !== undefined) throw new Error(`stream closed: ${this.#ended}`);
      const taken = await this.#use((done) => write(this.#file, bytes, at, bytes.length - at, null, done));
      if (taken === undefined) await delay(this.#clock, WRITE_PAUSE_MS);
      else at += taken;
    }
  }

  async #keepReading(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    const buffer = new Uint8Array(READ_BYTES);
    while (this.#ended === undefined && this.#dataListeners.size > 0) {
      const count = await this.#use((done) => read(this.#file, buffer, 0, READ_BYTES, null, done)).catch(
        () => undefined,
      );
      // No bytes is not the end: a printer may answer a poll with an empty packet.
      if (count) for (const listener of [...this.#dataListeners]) listener(buffer.slice(0, count));
      else await delay(this.#clock, READ_PAUSE_MS);
    }
    this.#reading = false;
  }

  /** One call on the file. Undefined when it would have to wait; ends the stream on any other failure. */
  async #use(
    call: (done: (error: NodeJS.ErrnoException | null, count: number) => void) => void,
  ): Promise<number | undefined> {
    if (this.#ended !== undefined) throw new Error(`stream closed: ${this.#ended}`);
    this.#inUse++;
    try {
      return await new Promise<number | undefined>((resolve, reject) => {
        call((error, count) => {
          if (!error) resolve(count);
          else if (error.code === 'EAGAIN') resolve(undefined);
          else reject(error);
        });
      });
    } catch (error) {
      this.#end((error as NodeJS.ErrnoException).code ?? String(error));
      throw error;
    } finally {
      this.#inUse--;
      this.#closeWhenUnused();
    }
  }

  #end(why: string): void {
    if (this.#ended !== undefined) return;
    this.#ended = why;
    this.#closeWhenUnused();
    const listeners = [...this.#closeListeners];
    this.#closeListeners.clear();
    this.#dataListeners.clear();
    for (const listener of listeners) listener(why);
  }

  #closeWhenUnused(): void {
    if (this.#ended === undefined || this.#inUse > 0 || this.#fileClosed) return;
    this.#fileClosed = true;
    closeFile(this.#file).catch(() => {});
  }
}
