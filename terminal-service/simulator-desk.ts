import type { SimulatedPrinter } from '../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import type { SimulatorCommand, SimulatorState } from './api/contract.ts';
import type { SimulatedReader } from './simulated-reader.ts';

/** The device dock's side of the service: what a visitor's hand can do to the simulated devices. */
export interface SimulatorDesk {
  state(): SimulatorState;
  /** False when the thing to act on is not there: an unknown card, or a device that is real here. */
  obey(command: SimulatorCommand): boolean;
}

export function simulatorDesk(
  reader: SimulatedReader | undefined,
  printer: SimulatedPrinter | undefined,
): SimulatorDesk {
  return {
    state: () => ({
      cards: (reader?.cards ?? []).map(({ id, title, about }) => ({ id, title, about })),
      cardOnReader: reader?.cardOnReader ?? null,
      readerPluggedIn: reader?.port.pluggedIn ?? false,
      printer: printer?.state ?? { paper: false, coverOpen: false, power: false },
      tape: (printer?.tape ?? []).flatMap((entry): SimulatorState['tape'] => {
        if (entry.kind === 'line') return [{ line: entry.text }];
        return entry.kind === 'cut' ? [{ cut: true }] : [];
      }),
    }),
    obey: (command) =>
      (reader !== undefined && handOnReader(reader, command)) ||
      (printer !== undefined && handOnPrinter(printer, command)),
  };
}

function handOnReader(reader: SimulatedReader, command: SimulatorCommand): boolean {
  switch (command.do) {
    case 'tapCard':
      return reader.tap(command.cardId);
    case 'removeCard':
      reader.removeCard();
      return true;
    case 'unplugReader':
      reader.port.unplug();
      return true;
    case 'plugInReader':
      reader.port.plugIn();
      return true;
    default:
      return false;
  }
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
