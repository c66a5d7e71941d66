import { absentCardReader } from '../devices/card-reader/absent-card-reader.ts';
import type { CardReader } from '../devices/card-reader/card-reader.ts';
import { openPn532CardReader } from '../devices/card-reader/pn532/card-reader.ts';
import type { ReadCard } from '../devices/card-reader/supervised-card-reader.ts';
import type { Clock } from '../devices/clock.ts';
import { sampleKeys } from '../devices/fare-card/nextfare/sample-cards.ts';
import { absentReceiptPrinter } from '../devices/receipt-printer/absent-receipt-printer.ts';
import { openEscPosPrinter } from '../devices/receipt-printer/escpos/session.ts';
import { SimulatedPrinter } from '../devices/receipt-printer/escpos/simulator/simulated-printer.ts';
import { startTcpPrinter } from '../devices/receipt-printer/escpos/simulator/tcp-printer.ts';
import type { ReceiptPrinter } from '../devices/receipt-printer/receipt-printer.ts';
import { openSerialStream } from '../devices/transports/serial-stream.ts';
import { openTcpStream } from '../devices/transports/tcp-stream.ts';
import type { AgencyProfile } from './agency/agency-profile.ts';
import { cardReading } from './cards/card-reading.ts';
import type { Config } from './config.ts';
import type { CardReaderAddress, PrinterAddress } from './device-address.ts';
import { type SimulatedReader, simulatedReader } from './simulated-reader.ts';
import { type SimulatorDesk, simulatorDesk } from './simulator-desk.ts';

/** A printer's board answers within a second on its own network; five are for a sleeping switch. */
const PRINTER_CONNECT_MS = 5_000;
/** A thermal printer at 150 mm/s with lines 4.2 mm apart. */
const SIMULATED_LINE_MS = 28;

export interface Devices {
  readonly reader: CardReader;
  readonly printer: ReceiptPrinter;
  /** Present while any device is simulated. */
  readonly simulator: SimulatorDesk | undefined;
  close(): Promise<void>;
}

export interface DeviceOptions {
  readonly config: Config;
  readonly agency: AgencyProfile;
  readonly clock: Clock;
}

/** The only place that chooses between real and simulated. Above the byte stream both are driven by the same code. */
export async function openDevices({ config, agency, clock }: DeviceOptions): Promise<Devices> {
  const simulated = {
    reader: config.cardReader.kind === 'simulated' ? simulatedReader(agency, clock) : undefined,
    printer:
      config.printer.kind === 'simulated'
        ? new SimulatedPrinter(clock, { lineMs: SIMULATED_LINE_MS })
        : undefined,
  };
  const tcpPrinter = simulated.printer && (await startTcpPrinter(simulated.printer, clock));

  const readCard = cardReading(config.dataDir, agency, simulated.reader ? sampleKeys : []);
  const reader = openCardReader(config.cardReader, { readCard, clock, simulated: simulated.reader });
  const printer = openPrinter(
    tcpPrinter ? { kind: 'tcp', host: '127.0.0.1', port: tcpPrinter.port } : config.printer,
    clock,
  );

  return {
    reader,
    printer,
    simulator:
      simulated.reader || simulated.printer ? simulatorDesk(simulated.reader, simulated.printer) : undefined,
    close: async () => {
      await Promise.all([reader.close(), printer.close()]);
      await tcpPrinter?.close();
    },
  };
}

/** Opens the reader of this address under its driver; `simulated` stands in for the port. */
export function openCardReader(
  address: CardReaderAddress,
  {
    readCard,
    clock,
    simulated,
  }: { readCard: ReadCard; clock: Clock; simulated?: SimulatedReader | undefined },
): CardReader {
  const open = address.kind === 'pn532' ? openSerialStream(address) : simulated?.port.open;
  return open ? openPn532CardReader({ open, readCard, clock }) : absentCardReader;
}

function openPrinter(address: PrinterAddress, clock: Clock): ReceiptPrinter {
  if (address.kind !== 'tcp') return absentReceiptPrinter;
  const open = openTcpStream({ ...address, connectTimeoutMs: PRINTER_CONNECT_MS, clock });
  return openEscPosPrinter({ open, clock });
}
