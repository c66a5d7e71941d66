import type { OpenFailure } from '../transports/byte-stream.ts';
import type { HidDevice, HidOpenResult } from '../transports/hid-device.ts';
import { unlessAborted } from './abortable.ts';
import type { CardReaderFaultCode } from './card-reader.ts';
import type { ConnectReader, ConnectResult } from './reader-session.ts';

/**
 * Opens a HID reader and hands it to `bringUp`, which makes a session of it. Whatever fails, and whenever it
 * is stopped, the device is closed again; `bringUp` need only notice that. A protocol that must take its leave
 * of the reader opens it as something whose `close` does so.
 */
export function connectHidReader<Device extends Pick<HidDevice, 'close'> = HidDevice>(
  open: () => Promise<{ readonly ok: true; readonly device: Device } | Extract<HidOpenResult, { ok: false }>>,
  bringUp: (device: Device) => Promise<ConnectResult>,
): ConnectReader {
  return async (stop) => {
    const opening = open();
    const opened = await unlessAborted(opening, stop).catch(() => {
      opening.then((late) => (late.ok ? late.device.close() : undefined));
      return { ok: false, failure: 'failed', detail: 'The reader is being closed.' } as const;
    });
    if (!opened.ok) return { ok: false, failure: { code: faultOf[opened.failure], detail: opened.detail } };
    const { device } = opened;
    const closeDevice = () => void device.close();
    stop.addEventListener('abort', closeDevice);
    const connected = await bringUp(device);
    stop.removeEventListener('abort', closeDevice);
    if (!connected.ok) await device.close();
    return connected;
  };
}

const faultOf: Readonly<Record<OpenFailure, CardReaderFaultCode>> = {
  notFound: 'notFound',
  noPermission: 'noPermission',
  busy: 'busy',
  refused: 'notAnswering',
  timedOut: 'notAnswering',
  // A missing system library, or two readers of which none was chosen: the machine wants setting up.
  failed: 'notConfigured',
};
