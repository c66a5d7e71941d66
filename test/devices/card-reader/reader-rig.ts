import type { CardReader, CardReaderEvent } from '../../../devices/card-reader/card-reader.ts';
import type { CardReaderKind } from '../../../devices/card-reader/card-reader-kinds.ts';
import { openPcProxCardReader } from '../../../devices/card-reader/pcprox/card-reader.ts';
import { PcProxSimulator } from '../../../devices/card-reader/pcprox/simulator.ts';
import { openPn532CardReader } from '../../../devices/card-reader/pn532/card-reader.ts';
import { Pn532Simulator } from '../../../devices/card-reader/pn532/simulator.ts';
import type { SimulatedCard } from '../../../devices/card-reader/simulated-card.ts';
import type { ReadCard } from '../../../devices/card-reader/supervised-card-reader.ts';
import { openVivotech2CardReader } from '../../../devices/card-reader/vivotech2/card-reader.ts';
import { Vivotech2Simulator } from '../../../devices/card-reader/vivotech2/simulator.ts';
import { delay } from '../../../devices/clock.ts';
import type { ByteStream, OpenByteStream } from '../../../devices/transports/byte-stream.ts';
import type { HidDevice, OpenHidDevice } from '../../../devices/transports/hid-device.ts';
import { memoryHidPort } from '../../../devices/transports/hid-memory.ts';
import { memoryPort } from '../../../devices/transports/memory-pair.ts';
import { ManualClock } from '../../manual-clock.ts';

/** Two sockets for one reader: what is pulled out of one may be put into the other, where its path differs. */
interface Socket {
  readonly pluggedIn: boolean;
  unplug(): void;
  plugIn(): void;
}

/** Everything that passes between a driver and its reader, counted. */
class Tally {
  /** Transfers that the driver began. */
  transfers = 0;
  /** Devices that are open now. */
  open = 0;
  /** Listeners for what devices say, on open and closed ones. */
  listeners = 0;
  onTransfer: (count: number) => void = () => {};
  /** Whatever the reader says is handed over so much later, as to a process that gets no turn. */
  lateByMs = 0;
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  late<T>(listener: (said: T) => void): (said: T) => void {
    return (said) => {
      if (this.lateByMs === 0) listener(said);
      else this.#clock.setTimeout(() => listener(said), this.lateByMs);
    };
  }

  async lateAnswer<T>(answer: Promise<T>): Promise<T> {
    const said = await answer;
    if (this.lateByMs > 0) await delay(this.#clock, this.lateByMs);
    return said;
  }

  transfer<T>(carry: () => Promise<T>): Promise<T> {
    this.onTransfer(++this.transfers);
    return carry();
  }

  listen(stop: () => void): () => void {
    this.listeners++;
    let listening = true;
    return () => {
      if (listening) this.listeners--;
      listening = false;
      stop();
    };
  }

  stream(inner: ByteStream): ByteStream {
    this.open++;
    inner.onClose(() => this.open--);
    return {
      write: (bytes) => this.transfer(() => inner.write(bytes)),
      onData: (listener) => this.listen(inner.onData(this.late(listener))),
      onClose: (listener) => inner.onClose(listener),
      close: () => inner.close(),
    };
  }

  device(inner: HidDevice): HidDevice {
    this.open++;
    inner.onClose(() => this.open--);
    return {
      write: (report) => this.transfer(() => inner.write(report)),
      onReport: (listener) => this.listen(inner.onReport(this.late(listener))),
      sendFeatureReport: (report) => this.transfer(() => inner.sendFeatureReport(report)),
      getFeatureReport: (id, length) =>
        this.transfer(() => this.lateAnswer(inner.getFeatureReport(id, length))),
      onClose: (listener) => inner.onClose(listener),
      close: () => inner.close(),
    };
  }
}

interface Wired {
  readonly sockets: readonly [Socket, Socket];
  readonly presentCard: (card: SimulatedCard) => void;
  readonly removeCard: () => void;
  /** Runs the action once cards have answered that many reads; undefined for a reader that reads none. */
  readonly afterAnswers: ((count: number, action: () => void) => void) | undefined;
  readonly open: (options: {
    readCard: ReadCard;
    clock: ManualClock;
    random: () => number;
    onSurprise: (error: unknown) => void;
  }) => CardReader;
}

function pn532(clock: ManualClock, tally: Tally): Wired {
  const simulator = new Pn532Simulator({ clock, timing: 'instant' });
  const sockets = twice((pluggedIn) => memoryPort((end) => simulator.connect(end), { pluggedIn }));
  const open: OpenByteStream = async () => {
    const opened = await pluggedOf(sockets).open();
    return opened.ok ? { ok: true, stream: tally.stream(opened.stream) } : opened;
  };
  return {
    sockets,
    presentCard: (card) => simulator.presentCard(card),
    removeCard: () => simulator.removeCard(),
    afterAnswers: (count, action) => simulator.afterBlockReads(count, action),
    open: (options) => openPn532CardReader({ ...options, open }),
  };
}

function vivotech2(clock: ManualClock, tally: Tally): Wired {
  const simulator = new Vivotech2Simulator({ clock, timing: 'instant' });
  const sockets = twice((pluggedIn) => memoryHidPort(simulator.connect, { pluggedIn }));
  const open = countedHid(sockets, tally);
  return {
    sockets,
    presentCard: (card) => simulator.presentCard(card),
    removeCard: () => simulator.removeCard(),
    afterAnswers: (count, action) => simulator.afterCardAnswers(count, action),
    open: (options) => openVivotech2CardReader({ ...options, open }),
  };
}

function pcprox(clock: ManualClock, tally: Tally): Wired {
  const simulator = new PcProxSimulator({ clock, uidByteOrder: 'lsbFirst' });
  const sockets = twice((pluggedIn) => memoryHidPort(simulator.connect, { pluggedIn }));
  const open = countedHid(sockets, tally);
  return {
    sockets,
    presentCard: (card) => simulator.presentCard(card),
    removeCard: () => simulator.removeCard(),
    afterAnswers: undefined,
    open: (options) => openPcProxCardReader({ ...options, open, uidByteOrder: 'lsbFirst' }),
  };
}

function countedHid(
  sockets: readonly [Socket & { open: OpenHidDevice }, Socket & { open: OpenHidDevice }],
  tally: Tally,
): OpenHidDevice {
  return async () => {
    const opened = await pluggedOf(sockets).open();
    return opened.ok ? { ok: true, device: tally.device(opened.device) } : opened;
  };
}

function twice<T>(make: (pluggedIn: boolean) => T): readonly [T, T] {
  return [make(true), make(false)];
}

function pluggedOf<T extends Socket>([first, second]: readonly [T, T]): T {
  return second.pluggedIn ? second : first;
}

const readers: Readonly<Record<CardReaderKind, (clock: ManualClock, tally: Tally) => Wired>> = {
  pn532,
  vivotech2,
  pcprox,
};
export const readerKinds = Object.keys(readers) as CardReaderKind[];

/** The real driver of one kind of reader, and under it its simulator. */
export function readerRig(kind: CardReaderKind, readCard: ReadCard) {
  const clock = new ManualClock();
  const tally = new Tally(clock);
  const events: CardReaderEvent[] = [];
  const surprises: unknown[] = [];
  const wired = readers[kind](clock, tally);
  const onSurprise = (error: unknown) => void surprises.push(error);
  const reader = wired.open({ readCard, clock, random: () => 0, onSurprise });
  reader.onEvent((event) => events.push(event));
  const [here, there] = wired.sockets;
  return {
    ...wired,
    clock,
    tally,
    events,
    surprises,
    reader,
    unplug: () => {
      here.unplug();
      there.unplug();
    },
    plugIn: () => here.plugIn(),
    plugInElsewhere: () => there.plugIn(),
    /** Calls `action` just before the driver's `count`th transfer from now. */
    atTransfer: (count: number, action: () => void) => {
      const target = tally.transfers + count;
      tally.onTransfer = (transfers) => {
        if (transfers === target) action();
      };
    },
    cards: () => events.flatMap((event) => (event.type === 'cardRead' ? [event.card] : [])),
    /** Events about cards: `read C40DCDC0`, `dropped cardChanged`, `removed`. */
    taps: () =>
      events.flatMap((event) => {
        if (event.type === 'statusChanged') return [];
        if (event.type === 'cardRead') return [`read ${event.card.uid}`];
        return [event.type === 'cardDropped' ? `dropped ${event.reason}` : 'removed'];
      }),
    close: async () => {
      const closing = reader.close();
      // Giving a reader back takes a few transfers, and they have their pauses.
      await clock.advance(1_000);
      await closing;
    },
  };
}

export type ReaderRig = ReturnType<typeof readerRig>;
