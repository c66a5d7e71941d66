import type { Clock } from '../clock.ts';
import type { ByteStream, OpenByteStream } from '../transports/byte-stream.ts';
import type { HidAddress } from '../transports/hid-address.ts';
import type { OpenHidDevice } from '../transports/hid-device.ts';
import type { ConnectHidGadget } from '../transports/hid-memory.ts';
import type { HidFace } from '../transports/uhid-codec.ts';
import type { CardReader } from './card-reader.ts';
import { openPcProxCardReader, PCPROX_HID } from './pcprox/card-reader.ts';
import { PcProxSimulator } from './pcprox/simulator.ts';
import { PCPROX_FACE } from './pcprox/simulator-face.ts';
import type { UidByteOrder } from './pcprox/uid-byte-order.ts';
import { openPn532CardReader, PN532_BAUD_RATE } from './pn532/card-reader.ts';
import { CHIP_FAULTS, Pn532Simulator } from './pn532/simulator.ts';
import type { SimulatedCard } from './simulated-card.ts';
import type { CardReaderOptions } from './supervised-card-reader.ts';
import { IDTECH_HID, openVivotech2CardReader } from './vivotech2/card-reader.ts';
import { READER_FAULTS, Vivotech2Simulator } from './vivotech2/simulator.ts';
import { VP3300_FACE } from './vivotech2/simulator-face.ts';

/** What any kind of reader may want to know. */
export interface ReaderSettings extends CardReaderOptions {
  readonly uidByteOrder: UidByteOrder;
}

export interface SimulationSettings {
  readonly clock: Clock;
  readonly uidByteOrder: UidByteOrder;
}

/** A simulated reader in somebody's hand. `Connect` puts it behind a cable, real or in memory. */
export interface ReaderInHand<Connect> {
  readonly connect: Connect;
  /** Takes away what lies there and lays this card down. */
  presentCard(card: SimulatedCard): void;
  removeCard(): void;
  /** What can go wrong once, by name, beyond cards coming and going. */
  readonly faults: Readonly<Record<string, () => void>>;
}

/** A protocol on a serial port. */
export interface SerialReaderKind {
  /** What people call it. */
  readonly name: string;
  /** In bits per second, when its address names none. */
  readonly usualBaudRate: number;
  open(options: ReaderSettings & { readonly open: OpenByteStream }): CardReader;
  simulate(settings: SimulationSettings): ReaderInHand<(deviceEnd: ByteStream) => void>;
}

/** A protocol on USB HID. */
export interface HidReaderKind {
  /** USB devices that it may be. Whoever is to open them without being root needs rules (`devices/install`). */
  readonly usb: HidAddress & { readonly vendorId: number };
  open(options: ReaderSettings & { readonly open: OpenHidDevice }): CardReader;
  simulate(settings: SimulationSettings): ReaderInHand<ConnectHidGadget>;
  /** What the simulated one is on the bus. */
  readonly face: HidFace;
}

/**
 * The protocols that card readers are driven by, a row for each. How one is named in the settings and on the
 * command line, listed, opened and simulated follows from its row and the cable that it is on.
 */
export const cardReaderKinds = {
  serial: {
    pn532: {
      name: 'PN532',
      usualBaudRate: PN532_BAUD_RATE,
      open: openPn532CardReader,
      simulate: ({ clock }) => {
        const simulator = new Pn532Simulator({ clock, timing: 'realistic' });
        const connect = (deviceEnd: ByteStream) => simulator.connect(deviceEnd);
        return inHand(simulator, connect, each(CHIP_FAULTS, simulator));
      },
    },
  },
  hid: {
    vivotech2: {
      usb: IDTECH_HID,
      open: openVivotech2CardReader,
      simulate: ({ clock }) => {
        const simulator = new Vivotech2Simulator({ clock, timing: 'realistic' });
        return inHand(simulator, simulator.connect, each(READER_FAULTS, simulator));
      },
      face: VP3300_FACE,
    },
    pcprox: {
      usb: PCPROX_HID,
      open: openPcProxCardReader,
      simulate: ({ clock, uidByteOrder }) => {
        const simulator = new PcProxSimulator({ clock, uidByteOrder });
        return inHand(simulator, simulator.connect, {
          heldTooShort: () => simulator.expireAfterNextCardData(),
          leftInConfiguration: () => simulator.leaveInConfiguration('command'),
        });
      },
      face: PCPROX_FACE,
    },
  },
} as const satisfies {
  readonly serial: Readonly<Record<string, SerialReaderKind>>;
  readonly hid: Readonly<Record<string, HidReaderKind>>;
};

export type SerialReader = keyof typeof cardReaderKinds.serial;
export type HidReader = keyof typeof cardReaderKinds.hid;
export type CardReaderKind = SerialReader | HidReader;

function inHand<Connect>(
  simulator: Pick<ReaderInHand<Connect>, 'presentCard' | 'removeCard'>,
  connect: Connect,
  faults: ReaderInHand<Connect>['faults'],
): ReaderInHand<Connect> {
  return {
    connect,
    presentCard: (card) => simulator.presentCard(card),
    removeCard: () => simulator.removeCard(),
    faults,
  };
}

function each<Fault extends string>(
  faults: readonly Fault[],
  simulator: { failNext(fault: Fault): void },
): Readonly<Record<string, () => void>> {
  return Object.fromEntries(faults.map((fault) => [fault, () => simulator.failNext(fault)]));
}
