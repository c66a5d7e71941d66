import {
  type CardReaderKind,
  cardReaderKinds,
  type ReaderInHand,
  type SerialReader,
  type SimulationSettings,
} from '../../../../devices/card-reader/card-reader-kinds.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { memoryPort } from '../../../../devices/transports/memory-pair.ts';
import type { ReaderPlug } from './readers.ts';

/** A socket whose cable can be pulled. */
export interface SimulatedSocket {
  readonly pluggedIn: boolean;
  unplug(): void;
  plugIn(): void;
}

/** A simulated reader in an in-memory socket: real from the driver upwards. */
export interface SimulatedReader extends Pick<ReaderInHand<unknown>, 'presentCard' | 'removeCard'> {
  readonly plug: ReaderPlug;
  readonly socket: SimulatedSocket;
}

export function simulatedReader(kind: CardReaderKind, settings: SimulationSettings): SimulatedReader {
  if (isSerial(kind)) {
    const { connect, ...hand } = cardReaderKinds.serial[kind].simulate(settings);
    const socket = memoryPort(connect);
    return { plug: { cable: 'serial', kind, open: socket.open }, socket, ...hand };
  }
  const { connect, ...hand } = cardReaderKinds.hid[kind].simulate(settings);
  const socket = memoryHidPort(connect);
  return { plug: { cable: 'hid', kind, open: socket.open }, socket, ...hand };
}

/** Whether readers of this kind are on a serial port. The others are on USB HID. */
export function isSerial(kind: CardReaderKind): kind is SerialReader {
  return Object.hasOwn(cardReaderKinds.serial, kind);
}
