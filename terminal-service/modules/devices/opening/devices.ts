import type { CardReader } from '../../../../devices/card-reader/card-reader.ts';
import type { Clock } from '../../../../devices/clock.ts';
import type { CodeScanner } from '../../../../devices/code-scanner/code-scanner.ts';
import { sampleKeys } from '../../../../devices/fare-card/nextfare/sample-cards.ts';
import { SimulatedPrinter } from '../../../../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { startTcpPrinter } from '../../../../devices/receipt-printer/escpos/simulator/tcp-printer.ts';
import type { ReceiptPrinter } from '../../../../devices/receipt-printer/receipt-printer.ts';
import { nodeHidBus } from '../../../../devices/transports/hid-node.ts';
import type { AgencyProfile } from '../../../../rules/agency-profile.ts';
import type { Config } from '../../../config/config.ts';
import type { WiredPrinterAddress } from '../../../config/device-address.ts';
import { cardReading } from '../../fare-cards/card-reading.ts';
import { sampleCardDrawer } from '../../fare-cards/sample-card-drawer.ts';
import { openReceiptPrinter } from './printers.ts';
import { openCardReader, openCodeScanner, readerPlug, scannerPlug } from './readers.ts';
import { simulatedReader } from './simulated-reader.ts';
import { simulatedScanner } from './simulated-scanner.ts';
import { type SimulatorDesk, simulatorDesk } from './simulator-desk.ts';

/** A thermal printer at 150 mm/s with lines 4.2 mm apart. */
const SIMULATED_LINE_MS = 28;
/** What the simulated printer says that it is, which decides how receipts are set for it. */
const SIMULATED_MODEL = 'TM-T20III (simulated)';

export interface Devices {
  readonly reader: CardReader;
  readonly scanner: CodeScanner;
  readonly printer: ReceiptPrinter;
  /** Present while any device is simulated. */
  readonly simulator: SimulatorDesk | undefined;
  /** Nothing is real here: the demonstration. */
  readonly areAllSimulated: boolean;
  close(): Promise<void>;
}

export interface DeviceOptions {
  readonly config: Config;
  readonly agency: AgencyProfile;
  readonly clock: Clock;
  /** Told of errors in drivers that should not exist. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/** The only place that chooses between real and simulated. Above the plug both are driven by the same code. */
export async function openDevices({ config, agency, clock, onSurprise }: DeviceOptions): Promise<Devices> {
  const { cardReader, codeScanner, uidByteOrder } = config;
  const simulated = {
    reader:
      cardReader.kind === 'simulated'
        ? simulatedReader(cardReader.reader, { clock, uidByteOrder })
        : undefined,
    scanner: codeScanner.kind === 'simulated' ? simulatedScanner() : undefined,
    printer:
      config.printer.kind === 'simulated'
        ? new SimulatedPrinter(clock, { name: SIMULATED_MODEL, lineMs: SIMULATED_LINE_MS })
        : undefined,
  };
  const tcpPrinter = simulated.printer && (await startTcpPrinter(simulated.printer, clock));
  // One for the whole process: it keeps two drivers from opening the same device, which Linux would allow.
  const bus = nodeHidBus({ clock });
  const surprises = onSurprise ? { onSurprise } : {};

  const readCard = cardReading(config.dataDir, agency, simulated.reader ? sampleKeys : []);
  const reader = openCardReader(simulated.reader?.plug ?? readerPlug(cardReader, bus), {
    readCard,
    clock,
    uidByteOrder,
    ...surprises,
  });
  const scanner = openCodeScanner(simulated.scanner?.plug ?? scannerPlug(codeScanner, bus), {
    clock,
    ...surprises,
  });
  const printerAddress = ((): WiredPrinterAddress | undefined => {
    if (tcpPrinter) return { kind: 'tcp', host: '127.0.0.1', port: tcpPrinter.port };
    return config.printer.kind === 'none' || config.printer.kind === 'simulated' ? undefined : config.printer;
  })();
  const printer = openReceiptPrinter(printerAddress, config, { clock, ...surprises });

  return {
    reader,
    scanner,
    printer,
    simulator:
      simulated.reader || simulated.scanner || simulated.printer
        ? simulatorDesk({ ...simulated, cards: sampleCardDrawer(agency, clock) })
        : undefined,
    areAllSimulated: Object.values(simulated).every((each) => each !== undefined),
    close: async () => {
      await Promise.all([reader.close(), scanner.close(), printer.close()]);
      await tcpPrinter?.close();
    },
  };
}
