import type { HidAddress } from '../../transports/hid-address.ts';
import type { OpenHidDevice } from '../../transports/hid-device.ts';
import type { CardReader } from '../card-reader.ts';
import { type BroughtUp, ReaderLost } from '../reader-session.ts';
import { type CardReaderOptions, superviseCardReader } from '../supervised-card-reader.ts';
import { PcProxLink } from './link.ts';
import { PcProxSession } from './session.ts';
import type { UidByteOrder } from './uid-byte-order.ts';

/**
 * rf IDEAS pcProx and WAVE ID, those that present themselves as a keyboard, and their models for LEGIC and for Bluetooth
 * (dev.docs.rfideas.com).
 */
export const PCPROX_HID = {
  vendorId: 0x0c27,
  productIds: [0x3bfa, 0x3b4c, 0x3b1e],
} as const satisfies HidAddress;

export interface PcProxOptions extends CardReaderOptions {
  readonly open: OpenHidDevice;
  readonly uidByteOrder: UidByteOrder;
}

/**
 * An rf IDEAS pcProx or WAVE ID reader over HID feature reports. While it is open the reader types nothing;
 * closed, it is again what it was before.
 */
export function openPcProxCardReader({ open, uidByteOrder, ...options }: PcProxOptions): CardReader {
  return superviseCardReader(
    {
      open: async () => {
        const opened = await open();
        return opened.ok ? { ok: true, connection: new PcProxLink(opened.device, options.clock) } : opened;
      },
      // A missing system library, or two readers of which none was chosen: the machine wants setting up.
      openingFailed: 'notConfigured',
      bringUp: (link) => bringUp(link, uidByteOrder),
    },
    options,
  );
}

async function bringUp(link: PcProxLink, order: UidByteOrder): Promise<BroughtUp> {
  try {
    const { firmware } = await link.takeOver();
    return { ok: true, session: new PcProxSession(link, order, `pcProx firmware ${firmware}`) };
  } catch (error) {
    if (error instanceof ReaderLost) return { ok: false, failure: error.failure };
    throw error;
  }
}
