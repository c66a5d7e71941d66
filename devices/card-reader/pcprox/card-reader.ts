import type { Clock } from '../../clock.ts';
import type { HidAddress } from '../../transports/hid-address.ts';
import type { OpenHidDevice } from '../../transports/hid-device.ts';
import type { CardReader } from '../card-reader.ts';
import { connectHidReader } from '../connect-hid-reader.ts';
import { type ConnectResult, ReaderLost } from '../reader-session.ts';
import { type ReadCard, superviseCardReader } from '../supervised-card-reader.ts';
import { PcProxLink } from './link.ts';
import { PcProxSession } from './session.ts';
import type { UidByteOrder } from './uid-byte-order.ts';

/** rf IDEAS pcProx and WAVE ID, those that present themselves as a keyboard. */
export const PCPROX_HID = { vendorId: 0x0c27, productIds: [0x3bfa] } as const satisfies HidAddress;

export interface PcProxOptions {
  readonly open: OpenHidDevice;
  readonly uidByteOrder: UidByteOrder;
  /** Makes a fare card of what the reader tells, which is the UID alone. */
  readonly readCard: ReadCard;
  readonly clock: Clock;
  /** 0 to below 1, for the spread of attempts to open. */
  readonly random?: () => number;
  /** Told of errors that should not exist: bugs in `readCard` or here. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/**
 * An rf IDEAS pcProx or WAVE ID reader over HID feature reports. While it is open the reader types nothing;
 * closed, it is again what it was before.
 */
export function openPcProxCardReader(options: PcProxOptions): CardReader {
  const { open, uidByteOrder, ...rest } = options;
  const openLink = async () => {
    const opened = await open();
    return opened.ok ? { ok: true as const, device: new PcProxLink(opened.device, options.clock) } : opened;
  };
  return superviseCardReader({
    ...rest,
    connect: connectHidReader(openLink, (link) => bringUp(link, uidByteOrder)),
  });
}

async function bringUp(link: PcProxLink, order: UidByteOrder): Promise<ConnectResult> {
  try {
    const { firmware } = await link.takeOver();
    return { ok: true, session: new PcProxSession(link, order, `pcProx firmware ${firmware}`) };
  } catch (error) {
    if (error instanceof ReaderLost) return { ok: false, failure: error.failure };
    throw error;
  }
}
