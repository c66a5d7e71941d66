import type { FaultAction } from '../device-fault.ts';
import { plugFaults } from '../supervision/plug-faults.ts';
import {
  type Connection,
  type Ending,
  type Opened,
  SupervisedDevice,
  type SupervisionOptions,
} from '../supervision/supervised-device.ts';
import type { OpenFailure } from '../transports/byte-stream.ts';
import type { CardReader, CardReaderFaultCode, CardReaderStatus } from './card-reader.ts';
import type { BringUp, ReaderFailure } from './reader-session.ts';
import { type ReadCard, type TapEvent, TapWatch } from './tap-watch.ts';

export type { ReadCard } from './tap-watch.ts';

/** What whoever opens a card reader decides, whatever its protocol. */
export interface CardReaderOptions extends SupervisionOptions {
  /** Makes a fare card of the card that lies there; may let `CardGone` pass. */
  readonly readCard: ReadCard;
}

/** How readers of one protocol are opened. */
export interface ReaderProtocol<Open extends Connection> {
  /** Never rejects. A protocol that must take its leave of the reader opens it as something whose `close` does so. */
  readonly open: () => Promise<Opened<Open>>;
  /** What it means that the system gives no reason why the reader cannot be opened. */
  readonly openingFailed: CardReaderFaultCode;
  readonly bringUp: BringUp<Open>;
}

/** Keeps a reader open and watches it for taps. What its protocol is does not matter here. */
export function superviseCardReader<Open extends Connection>(
  { open, openingFailed, bringUp }: ReaderProtocol<Open>,
  options: CardReaderOptions,
): CardReader {
  const taps = new TapWatch({
    readCard: options.readCard,
    clock: options.clock,
    emit: (event) => reader.tell(event),
    onMedia: (media, model) => {
      reader.works();
      reader.setStatus({ device: 'online', media, model });
    },
    onSurprise: (error) => reader.surprise(error),
  });
  const reader = new SupervisedDevice<CardReaderStatus, Open, TapEvent>(
    {
      firstStatus: {
        device: 'offline',
        fault: { code: 'notAnswering', action: 'suspend', detail: 'The card reader is being opened.' },
      },
      open,
      use: async (connection, stop) => {
        const broughtUp = await bringUp(connection);
        if (!broughtUp.ok) {
          await connection.close();
          return lost(broughtUp.failure);
        }
        const { session } = broughtUp;
        try {
          return lost((await taps.watch(session, stop))?.failure);
        } finally {
          await session.close();
        }
      },
      couldNotOpen: (failure, detail) =>
        faultStatus({ code: failure === 'failed' ? openingFailed : faultOf[failure], detail }),
      driverFailed: (error) =>
        faultStatus({ code: 'protocolError', detail: `The card reader's driver failed: ${error}.` }),
    },
    options,
  );
  return reader;
}

function lost(failure: ReaderFailure | undefined): Ending<CardReaderStatus> {
  return { reopen: 'afterWait', status: failure && faultStatus(failure) };
}

function faultStatus({ code, detail }: ReaderFailure): CardReaderStatus {
  const { device, action } = faultMeaning[code];
  return { device, fault: { code, action, detail } };
}

const faultOf: Readonly<Record<Exclude<OpenFailure, 'failed'>, CardReaderFaultCode>> = {
  notFound: 'notFound',
  noPermission: 'noPermission',
  busy: 'busy',
  refused: 'notAnswering',
  timedOut: 'notAnswering',
};

const faultMeaning: Readonly<
  Record<
    CardReaderFaultCode,
    { readonly device: Exclude<CardReaderStatus['device'], 'online'>; readonly action: FaultAction }
  >
> = {
  ...plugFaults,
  notAnswering: { device: 'offline', action: 'maintenance' },
  protocolError: { device: 'hardwareError', action: 'maintenance' },
};
