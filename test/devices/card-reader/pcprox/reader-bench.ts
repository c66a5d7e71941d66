import type { CardReaderEvent } from '../../../../devices/card-reader/card-reader.ts';
import { openPcProxCardReader } from '../../../../devices/card-reader/pcprox/card-reader.ts';
import { PcProxSimulator } from '../../../../devices/card-reader/pcprox/simulator.ts';
import type { UidByteOrder } from '../../../../devices/card-reader/pcprox/uid-byte-order.ts';
import type { ReadCard } from '../../../../devices/card-reader/tap-watch.ts';
import { noKeys } from '../../../../devices/fare-card/classic-keys.ts';
import { readFareCard } from '../../../../devices/fare-card/read-fare-card.ts';
import type { HidDevice } from '../../../../devices/transports/hid-device.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { ManualClock } from '../../../manual-clock.ts';

export const hex = (bytes: Uint8Array): string => bytes.toHex().toUpperCase();
export const bytes = (text: string): Uint8Array => Uint8Array.fromHex(text.replaceAll(/\s/g, ''));
export const card = (uid: string) => ({ uid: bytes(uid) });

/** Reads UIDs and knows no card family. */
export const uidOnly: ReadCard = readFareCard({ families: [], keys: noKeys });

export interface BenchOptions {
  readonly readCard?: ReadCard;
  /** How the driver is set; the simulated reader always turns UIDs round. */
  readonly uidByteOrder?: UidByteOrder;
  /** Stands between driver and reader. */
  readonly cable?: (device: HidDevice) => HidDevice;
  readonly prepare?: (simulator: PcProxSimulator) => void;
}

/** The real driver, and under it a simulated reader in a socket in memory. */
export function readerBench(options: BenchOptions = {}) {
  const clock = new ManualClock();
  const events: CardReaderEvent[] = [];
  const surprises: unknown[] = [];
  /** Every report that the driver sent, without trailing zeros. */
  const sent: string[] = [];
  const simulator = new PcProxSimulator({
    clock,
    uidByteOrder: 'lsbFirst',
    onReport: (report) => sent.push(hex(report).replace(/(00)+$/, '')),
  });
  options.prepare?.(simulator);
  const port = memoryHidPort(simulator.connect);
  const reader = openPcProxCardReader({
    open: async () => {
      const opened = await port.open();
      return opened.ok && options.cable ? { ok: true, device: options.cable(opened.device) } : opened;
    },
    uidByteOrder: options.uidByteOrder ?? 'lsbFirst',
    readCard: options.readCard ?? uidOnly,
    clock,
    random: () => 0,
    onSurprise: (error) => surprises.push(error),
  });
  reader.onEvent((event) => events.push(event));
  return {
    clock,
    events,
    surprises,
    sent,
    simulator,
    port,
    reader,
    /** What happened, the changes of status left out: `read C40DCDC0`, `removed`, `dropped: cardChanged`. */
    taps: () =>
      events.flatMap((event) => {
        if (event.type === 'cardRead') return [`read ${event.card.uid}`];
        if (event.type === 'cardDropped') return [`dropped: ${event.reason}`];
        return event.type === 'cardRemoved' ? ['removed'] : [];
      }),
  };
}

export type Bench = ReturnType<typeof readerBench>;

/** Long enough to be opened again after however many failures. */
export const REOPENED_MS = 6_000;
/** Long enough to notice a tap; shorter than the reader holds a card. */
export const NOTICED_MS = 400;
/** Until a card that was taken away is out of the reader's buffer and was missed twice. */
export const REMOVED_MS = 1_500;
