import type { CardReaderEvent } from '../../../../devices/card-reader/card-reader.ts';
import type { PresentedCard } from '../../../../devices/card-reader/presented-card.ts';
import type { SimulatedCard } from '../../../../devices/card-reader/simulated-card.ts';
import { openVivotech2CardReader } from '../../../../devices/card-reader/vivotech2/card-reader.ts';
import { Vivotech2Simulator } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import { delay } from '../../../../devices/clock.ts';
import type { FareCard } from '../../../../devices/fare-card/fare-card.ts';
import type { HidDevice } from '../../../../devices/transports/hid-device.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { ManualClock } from '../../../manual-clock.ts';
import { bytes, fareCard, hex, readThreeBlocks } from '../pn532/reader-bench.ts';

export interface BenchOptions {
  readonly readCard?: (card: PresentedCard) => Promise<FareCard>;
  readonly pluggedIn?: boolean;
  readonly timing?: 'instant' | 'realistic';
  readonly refusesKeyAt?: 'setUp' | 'read' | 'always';
}

/** The real driver, and under it a simulated reader in an in-memory USB socket. */
export function readerBench(options: BenchOptions = {}) {
  const clock = new ManualClock();
  const commands: string[] = [];
  const sent: string[] = [];
  const events: CardReaderEvent[] = [];
  const surprises: unknown[] = [];
  const openings: number[] = [];
  /** Listeners that the driver has on the device that is open. */
  let listening = 0;
  let onReportOut: ((count: number) => void) | undefined;
  let reportsOut = 0;
  let held: Promise<void> | undefined;
  const simulator = new Vivotech2Simulator({
    clock,
    timing: options.timing ?? 'instant',
    onCommand: (name, data) => {
      commands.push(name);
      sent.push(`${name} ${hex(data)}`);
    },
    ...(options.refusesKeyAt && { refusesKeyAt: options.refusesKeyAt }),
  });
  const port = memoryHidPort(simulator.connect, options);

  function counted(device: HidDevice): HidDevice {
    return {
      ...bound(device),
      write: async (report) => {
        onReportOut?.(++reportsOut);
        await held;
        return device.write(report);
      },
      onReport: (listener) => {
        listening++;
        const stop = device.onReport(listener);
        return () => {
          listening--;
          stop();
        };
      },
    };
  }

  const reader = openVivotech2CardReader({
    open: async () => {
      openings.push(clock.monotonic());
      const opened = await port.open();
      return opened.ok ? { ok: true, device: counted(opened.device) } : opened;
    },
    readCard: options.readCard ?? readThreeBlocks,
    clock,
    random: () => 0,
    onSurprise: (error) => surprises.push(error),
  });
  reader.onEvent((event) => events.push(event));

  return {
    clock,
    simulator,
    port,
    reader,
    events,
    surprises,
    /** When the port was opened or tried, on the monotonic clock. */
    openings,
    /** The commands that the reader got, such as `2C-02`. */
    commands,
    /** The same with their data, such as `2C-01 00`. */
    sent,
    get listening() {
      return listening;
    },
    /** Calls `action` just before the driver's `count`th report from now goes out. */
    atReport: (count: number, action: () => void) => {
      const target = reportsOut + count;
      onReportOut = (sent) => {
        if (sent !== target) return;
        onReportOut = undefined;
        action();
      };
    },
    /** Keeps the driver's reports from the reader for a while, from the `from`th on, and then lets all of them go. */
    holdReports: (from: number, forMs: number) => {
      const target = reportsOut + from;
      onReportOut = (sent) => {
        if (sent === target) held = delay(clock, forMs);
      };
    },
    /** Events about cards, shortened to one word and what matters. */
    taps: () => events.flatMap(tapOf),
    statuses: () =>
      events.flatMap((event) => {
        if (event.type !== 'statusChanged') return [];
        return 'fault' in event.status
          ? [`${event.status.device} ${event.status.fault.code}`]
          : [`${event.status.device} ${event.status.media}`];
      }),
    forget: () => {
      events.length = 0;
      commands.length = 0;
      sent.length = 0;
    },
  };
}

function tapOf(event: CardReaderEvent): string[] {
  switch (event.type) {
    case 'cardRead':
      return [`read ${event.card.uid} ${event.card.number}`];
    case 'cardDropped':
      return [`dropped ${event.reason}`];
    case 'cardRemoved':
      return ['removed'];
    case 'statusChanged':
      return [];
  }
}

/** Classes keep their methods on the prototype, which a spread would lose. */
function bound(device: HidDevice): HidDevice {
  return {
    write: (report) => device.write(report),
    onReport: (listener) => device.onReport(listener),
    sendFeatureReport: (report) => device.sendFeatureReport(report),
    getFeatureReport: (reportId, length) => device.getFeatureReport(reportId, length),
    onClose: (listener) => device.onClose(listener),
    close: () => device.close(),
  };
}

/** An ISO-DEP card that answers every APDU with `answerLength` times the APDU's first byte, and 9000. */
export function isoDepCard(answerLength = 4, uid = '044F2ED2153580'): SimulatedCard {
  return {
    uid: bytes(uid),
    sak: 0x20,
    atqa: bytes('0344'),
    ats: bytes('7577810280'),
    respond: (apdu) => Uint8Array.of(...new Array<number>(answerLength).fill(apdu[0] ?? 0), 0x90, 0x00),
  };
}

/** Sends two APDUs and puts the beginning of both answers into the card's number. */
export async function exchangeTwoApdus(card: PresentedCard): Promise<FareCard> {
  const answers: string[] = [];
  for (const apdu of ['00A4040000', '9060000000']) {
    const answer = await card.exchangeApdu?.(bytes(apdu));
    answers.push(answer ? `${hex(answer.subarray(0, 2))}x${answer.length}` : 'cannot');
  }
  return fareCard(card, answers.join(' '));
}
