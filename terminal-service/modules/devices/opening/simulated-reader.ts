import { PcProxSimulator } from '../../../../devices/card-reader/pcprox/simulator.ts';
import type { UidByteOrder } from '../../../../devices/card-reader/pcprox/uid-byte-order.ts';
import { Pn532Simulator } from '../../../../devices/card-reader/pn532/simulator.ts';
import type { SimulatedCard } from '../../../../devices/card-reader/simulated-card.ts';
import { Vivotech2Simulator } from '../../../../devices/card-reader/vivotech2/simulator.ts';
import type { Clock } from '../../../../devices/clock.ts';
import { memoryHidPort } from '../../../../devices/transports/hid-memory.ts';
import { memoryPort } from '../../../../devices/transports/memory-pair.ts';
import type { CardReaderKind } from '../../../config/reader-address.ts';
import type { ReaderPlug } from './readers.ts';

/** A socket whose cable can be pulled. */
export interface SimulatedSocket {
  readonly pluggedIn: boolean;
  unplug(): void;
  plugIn(): void;
}

/** A simulated reader in an in-memory socket: real from the driver upwards. */
export interface SimulatedReader {
  readonly plug: ReaderPlug;
  readonly socket: SimulatedSocket;
  /** Takes away what lies there and lays this card down. */
  presentCard(card: SimulatedCard): void;
  removeCard(): void;
}

export function simulatedReader(
  kind: CardReaderKind,
  { clock, uidByteOrder }: { readonly clock: Clock; readonly uidByteOrder: UidByteOrder },
): SimulatedReader {
  switch (kind) {
    case 'pn532': {
      const simulator = new Pn532Simulator({ clock, timing: 'realistic' });
      const socket = memoryPort((deviceEnd) => simulator.connect(deviceEnd));
      return { plug: { kind, open: socket.open }, socket, ...handOn(simulator) };
    }
    case 'vivotech2': {
      const simulator = new Vivotech2Simulator({ clock, timing: 'realistic' });
      const socket = memoryHidPort(simulator.connect);
      return { plug: { kind, open: socket.open }, socket, ...handOn(simulator) };
    }
    case 'pcprox': {
      const simulator = new PcProxSimulator({ clock, uidByteOrder });
      const socket = memoryHidPort(simulator.connect);
      return { plug: { kind, open: socket.open }, socket, ...handOn(simulator) };
    }
  }
}

function handOn(simulator: Pick<SimulatedReader, 'presentCard' | 'removeCard'>) {
  return {
    presentCard: (card: SimulatedCard) => simulator.presentCard(card),
    removeCard: () => simulator.removeCard(),
  };
}
