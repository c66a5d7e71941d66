import type { Clock } from '../../clock.ts';
import type { ByteStream, OpenByteStream } from '../../transports/byte-stream.ts';
import type { CardReader } from '../card-reader.ts';
import type { BroughtUp } from '../reader-session.ts';
import { type CardReaderOptions, superviseCardReader } from '../supervised-card-reader.ts';
import {
  getFirmwareVersion,
  limitRetries,
  repeatNothing,
  samConfiguration,
  setUsualParameters,
  setUsualTimings,
  switchField,
} from './commands.ts';
import { Pn532Link } from './link.ts';
import { failureOf, Pn532Session } from './session.ts';

/** HSU speed after power-on (UM0701-02). */
export const PN532_BAUD_RATE = 115_200;

/** One repetition finds a card that the first request woke only halfway; more would make every look longer. */
const PASSIVE_ACTIVATION_REPEATS = 1;

export interface Pn532Options extends CardReaderOptions {
  readonly open: OpenByteStream;
}

/** A card reader with an NXP PN532 behind a serial port (HSU), as in UM0701-02. It never stops trying to open it. */
export function openPn532CardReader({ open, ...options }: Pn532Options): CardReader {
  return superviseCardReader(
    {
      open: async () => {
        const opened = await open();
        return opened.ok ? { ok: true, connection: opened.stream } : opened;
      },
      openingFailed: 'notFound',
      bringUp: (stream) => bringUp(stream, options.clock),
    },
    options,
  );
}

async function bringUp(stream: ByteStream, clock: Clock): Promise<BroughtUp> {
  const link = new Pn532Link(stream, clock);
  const awake = await link.run(samConfiguration(), { wakeUp: true });
  if (!awake.ok) return { ok: false, failure: failureOf(awake.failure) };
  const firmware = await link.run(getFirmwareVersion());
  if (!firmware.ok) return { ok: false, failure: failureOf(firmware.failure) };
  for (const command of [
    // The chip keeps what another program has set for as long as it has power.
    setUsualParameters(),
    setUsualTimings(),
    repeatNothing(),
    limitRetries({ passiveActivation: PASSIVE_ACTIVATION_REPEATS }),
    // A card that lay there when the terminal was restarted may be stuck halfway through a command.
    switchField('off'),
    switchField('on'),
  ]) {
    const done = await link.run(command);
    if (!done.ok) return { ok: false, failure: failureOf(done.failure) };
  }
  const { chip, version, revision } = firmware.answer;
  const model = `PN5${chip.toString(16)} firmware ${version}.${revision}`;
  return { ok: true, session: new Pn532Session(stream, link, model) };
}
