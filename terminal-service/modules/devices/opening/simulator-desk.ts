import type { SimulatorCommand, SimulatorState } from '../../../../contract/simulator.ts';
import type { SimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import type { DrawnCard } from '../../fare-cards/sample-card-drawer.ts';
import type { SimulatedReader } from './simulated-reader.ts';
import type { SimulatedScanner } from './simulated-scanner.ts';

/** The device dock's side of the service: what a visitor's hand can do to the simulated devices. */
export interface SimulatorDesk {
  state(): SimulatorState;
  /** False when the thing to act on is not there: an unknown card, or a device that is real here. */
  obey(command: SimulatorCommand): boolean;
}

/** Those devices that are simulated here, and the cards that lie ready. */
export interface SimulatedDevices {
  readonly reader: SimulatedReader | undefined;
  readonly scanner: SimulatedScanner | undefined;
  readonly printer: SimulatedPrinter | undefined;
  readonly cards: readonly DrawnCard[];
}

export function simulatorDesk({ reader, scanner, printer, cards }: SimulatedDevices): SimulatorDesk {
  let cardOnReader: string | null = null;

  function handOnReader(hand: SimulatedReader, command: SimulatorCommand): boolean {
    switch (command.do) {
      case 'tapCard': {
        const drawn = cards.find(({ id }) => id === command.cardId);
        if (!drawn) return false;
        cardOnReader = drawn.id;
        hand.presentCard(drawn.card);
        return true;
      }
      case 'removeCard':
        cardOnReader = null;
        hand.removeCard();
        return true;
      case 'unplugReader':
        hand.socket.unplug();
        return true;
      case 'plugInReader':
        hand.socket.plugIn();
        return true;
      default:
        return false;
    }
  }

  return {
    state: () => ({
      cards: (reader ? cards : []).map(({ id, title, about }) => ({ id, title, about })),
      cardOnReader,
      readerPluggedIn: reader?.socket.pluggedIn ?? false,
      scanner: scanner !== undefined,
      printer: printer?.state ?? { paper: false, coverOpen: false, power: false },
      tape: (printer?.tape ?? []).flatMap((entry): SimulatorState['tape'] => {
        if (entry.kind === 'line') return [{ line: entry.text }];
        return entry.kind === 'cut' ? [{ cut: true }] : [];
      }),
    }),
    obey: (command) => {
      if (command.do === 'scanCode') {
        scanner?.scan(command.text);
        return scanner !== undefined;
      }
      return (
        (reader !== undefined && handOnReader(reader, command)) ||
        (printer !== undefined && handOnPrinter(printer, command))
      );
    },
  };
}

function handOnPrinter(printer: SimulatedPrinter, command: SimulatorCommand): boolean {
  switch (command.do) {
    case 'takePaperOut':
    case 'putPaperIn':
    case 'openCover':
    case 'closeCover':
      printer[command.do]();
      return true;
    case 'cutPrinterPower':
      printer.cutPower();
      return true;
    case 'restorePrinterPower':
      printer.restorePower();
      return true;
    case 'tearOffTape':
      printer.tearOff();
      return true;
    default:
      return false;
  }
}
