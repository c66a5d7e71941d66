import type { CardReader, CardReaderEvent } from '../../../devices/card-reader/card-reader.ts';
import { systemClock } from '../../../devices/clock.ts';
import type { FareCard } from '../../../devices/fare-card/fare-card.ts';
import { nodeHidBus } from '../../../devices/transports/hid-node.ts';
import type { Program } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { parseCardReaderAddress } from '../../config/reader-address.ts';
import { type ReaderPlug, readerPlug } from './opening/readers.ts';

/** Long enough to find a card in a pocket. */
const WAIT_SECONDS = 60;

/**
 * The plug that `--reader` names.
 * @throws {SetupError} when it names none that a card can be laid on.
 */
export function plugNamed(text: string | undefined): ReaderPlug {
  const parsed = text === undefined ? undefined : parseCardReaderAddress(text);
  if (!parsed?.ok) throw new SetupError(parsed?.message ?? 'Say which reader: --reader pn532:/dev/ttyUSB0');
  const plug = readerPlug(parsed.address, nodeHidBus({ clock: systemClock }));
  if (!plug) throw new SetupError('No card can be laid on that one; name a reader that is plugged in.');
  return plug;
}

/** @throws {SetupError} for what is no number of seconds. */
export function secondsToWait(text: string | undefined): number {
  const seconds = Number(text ?? WAIT_SECONDS);
  if (!(seconds > 0)) throw new SetupError('--wait is a number of seconds above 0.');
  return seconds;
}

/** Waits for one card, telling how the reader does; closes the reader. Undefined when none was read. */
export async function oneCard(
  reader: CardReader,
  waitSeconds: number,
  { err }: Pick<Program, 'err'>,
): Promise<FareCard | undefined> {
  const told = (line: string) => err.write(`${line}\n`);
  if ('fault' in reader.status) told(reader.status.fault.detail);
  else told('Lay a card on the reader.');

  const outcome = await new Promise<CardReaderEvent | 'timedOut'>((resolve) => {
    const timer = systemClock.setTimeout(() => resolve('timedOut'), waitSeconds * 1000);
    reader.onEvent((event) => {
      if (event.type === 'statusChanged') {
        const { status } = event;
        told('fault' in status ? status.fault.detail : `${status.model}: lay a card on the reader.`);
      } else if (event.type !== 'cardRemoved') {
        systemClock.clearTimeout(timer);
        resolve(event);
      }
    });
  });
  await reader.close();

  if (outcome === 'timedOut') told(`No card was read within ${waitSeconds} seconds.`);
  else if (outcome.type === 'cardRead') return outcome.card;
  else
    told(outcome.type === 'cardDropped' ? `The card was not read: ${outcome.reason}.` : 'No card was read.');
  return undefined;
}
