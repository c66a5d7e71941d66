import type { HidDevice } from './hid-device.ts';
import { messageOf } from './hid-node-failure.ts';

/** The part of an open node-hid `HIDAsync` that is used. */
export interface NodeHidHandle {
  on(event: 'data', listener: (report: Buffer) => void): unknown;
  on(event: 'error', listener: (error: unknown) => void): unknown;
  write(report: Buffer): Promise<number>;
  sendFeatureReport(report: Buffer): Promise<number>;
  getFeatureReport(reportId: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/**
 * An open node-hid device as a `HidDevice`.
 *
 * node-hid has no event for unplugging. It tells by 'error', and only while a 'data' listener keeps its
 * reading thread going; a second 'data' listener ends the process. So exactly one is attached, for as long
 * as the device is open. Any transfer that fails ends the device: opening it again cures what can be cured.
 */
export async function nodeHidDevice(handle: NodeHidHandle): Promise<HidDevice> {
  const reportListeners = new Set<(report: Uint8Array) => void>();
  const closeListeners = new Set<(why: string) => void>();
  let ended: string | undefined;
  let closing: Promise<void> | undefined;

  const end = (why: string): Promise<void> => {
    // Closing a device that has gone rejects; there is nothing left to close then.
    closing ??= handle.close().catch(() => {});
    if (ended === undefined) {
      ended = why;
      reportListeners.clear();
      for (const listener of closeListeners) listener(why);
      closeListeners.clear();
    }
    return closing;
  };

  handle.on('error', (error) => end(`lost: ${messageOf(error)}`));
  handle.on('data', (report) => {
    for (const listener of [...reportListeners]) listener(new Uint8Array(report));
  });
  // node-hid starts reading one tick after the 'data' listener came, and a device that was closed by then
  // ends the process. So nobody gets to close it sooner.
  await new Promise<void>((resolve) => process.nextTick(resolve));

  async function transfer<T>(work: () => Promise<T>): Promise<T> {
    if (ended !== undefined) throw new Error(`the device is ${ended}`);
    try {
      return await work();
    } catch (error) {
      end(`lost: ${messageOf(error)}`);
      throw error instanceof Error ? error : new Error(String(error));
    }
  }

  return {
    write: async (report) => {
      await transfer(() => handle.write(Buffer.from(report)));
    },
    onReport: (listener) => {
      reportListeners.add(listener);
      return () => reportListeners.delete(listener);
    },
    sendFeatureReport: async (report) => {
      await transfer(() => handle.sendFeatureReport(Buffer.from(report)));
    },
    getFeatureReport: async (reportId, length) =>
      new Uint8Array(await transfer(() => handle.getFeatureReport(reportId, length))),
    onClose: (listener) => {
      if (ended !== undefined) {
        listener(ended);
        return () => {};
      }
      closeListeners.add(listener);
      return () => closeListeners.delete(listener);
    },
    close: () => end('closed'),
  };
}
