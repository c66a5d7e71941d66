import type { Clock } from '../../clock.ts';
import type { OpenByteStream, OpenFailure } from '../../transports/byte-stream.ts';
import { unlessAborted } from '../abortable.ts';
import type { CardReader, CardReaderFaultCode } from '../card-reader.ts';
import type { ConnectReader, ConnectResult } from '../reader-session.ts';
import { type ReadCard, superviseCardReader } from '../supervised-card-reader.ts';
import { getFirmwareVersion, limitRetries, samConfiguration, switchField } from './commands.ts';
import { Pn532Link } from './link.ts';
import { connectFailure, Pn532Session } from './session.ts';

/** HSU speed after power-on (UM0701-02). */
export const PN532_BAUD_RATE = 115_200;

/** One repetition finds a card that the first request woke only halfway; more would make every look longer. */
const PASSIVE_ACTIVATION_REPEATS = 1;

export interface Pn532Options {
  readonly open: OpenByteStream;
  /** Makes a fare card of the card that lies there; may let `CardGone` pass. */
  readonly readCard: ReadCard;
  readonly clock: Clock;
  /** 0 to below 1, for the spread of attempts to open. */
  readonly random?: () => number;
  /** Told of errors that should not exist: bugs in `readCard` or here. Without it they are thrown at the process. */
  readonly onSurprise?: (error: unknown) => void;
}

/** A card reader with an NXP PN532 behind a serial port (HSU), as in UM0701-02. It never stops trying to open it. */
export function openPn532CardReader(options: Pn532Options): CardReader {
  const { open, ...rest } = options;
  return superviseCardReader({ ...rest, connect: connectPn532(open, options.clock) });
}

function connectPn532(open: OpenByteStream, clock: Clock): ConnectReader {
  return async (stop) => {
    const opening = open();
    const opened = await unlessAborted(opening, stop).catch(async () => {
      opening.then((late) => (late.ok ? late.stream.close() : undefined));
      return { ok: false, failure: 'failed', detail: 'The reader is being closed.' } as const;
    });
    if (!opened.ok) {
      return { ok: false, failure: { code: faultOf[opened.failure], detail: opened.detail } };
    }
    const { stream } = opened;
    const closeStream = () => void stream.close();
    stop.addEventListener('abort', closeStream);
    const connected = await bringUp();
    stop.removeEventListener('abort', closeStream);
    if (!connected.ok) await stream.close();
    return connected;

    async function bringUp(): Promise<ConnectResult> {
      const link = new Pn532Link(stream, clock);
      const awake = await link.run(samConfiguration(), { wakeUp: true });
      if (!awake.ok) return { ok: false, failure: connectFailure(awake.failure) };
      const firmware = await link.run(getFirmwareVersion());
      if (!firmware.ok) return { ok: false, failure: connectFailure(firmware.failure) };
      for (const command of [
        limitRetries({ passiveActivation: PASSIVE_ACTIVATION_REPEATS }),
        // A card that lay there when the terminal was restarted may be stuck halfway through a command.
        switchField('off'),
        switchField('on'),
      ]) {
        const done = await link.run(command);
        if (!done.ok) return { ok: false, failure: connectFailure(done.failure) };
      }
      const { chip, version, revision } = firmware.answer;
      const model = `PN5${chip.toString(16)} firmware ${version}.${revision}`;
      return { ok: true, session: new Pn532Session(stream, link, model) };
    }
  };
}

const faultOf: Readonly<Record<OpenFailure, CardReaderFaultCode>> = {
  notFound: 'notFound',
  noPermission: 'noPermission',
  busy: 'busy',
  refused: 'notAnswering',
  timedOut: 'notAnswering',
  failed: 'notFound',
};
