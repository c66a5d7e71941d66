import { parseArgs } from 'node:util';
import type { CardReaderEvent } from '../../devices/card-reader/card-reader.ts';
import { systemClock } from '../../devices/clock.ts';
import { loadAgencyProfile } from '../agency/agency-profile.ts';
import { readKeyFile } from '../cards/card-keys.ts';
import { cardReading } from '../cards/card-reading.ts';
import type { Command } from '../cli.ts';
import { loadConfig, SetupError } from '../config.ts';
import { parseCardReaderAddress } from '../device-address.ts';
import { openCardReader } from '../devices.ts';
import { describeCard } from './describe-card.ts';

/** Long enough to find a card in a pocket. */
const WAIT_SECONDS = 60;

export const readCardCommand: Command = {
  usage: 'read-card --reader pn532:PATH [--json] [--wait SECONDS]',
  about:
    'Waits for one card, prints what is on it, and ends. Keys come from card-keys.json in the data folder.',

  async run(words) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        reader: { type: 'string' },
        json: { type: 'boolean' },
        keys: { type: 'string' },
        wait: { type: 'string' },
      },
    });
    const config = loadConfig(process.env);
    const waitSeconds = Number(values.wait ?? WAIT_SECONDS);
    if (!(waitSeconds > 0)) throw new SetupError('--wait is a number of seconds above 0.');
    const address = values.reader === undefined ? undefined : parseCardReaderAddress(values.reader);
    if (!address?.ok)
      throw new SetupError(address?.message ?? 'Say which reader: --reader pn532:/dev/ttyUSB0');

    const moreKeys = values.keys === undefined ? [] : readKeyFile(values.keys);
    const readCard = cardReading(config.dataDir, loadAgencyProfile(config.agency), moreKeys);
    const reader = openCardReader(address.address, { readCard, clock: systemClock });
    const told = (line: string) => process.stderr.write(`${line}\n`);
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

    if (outcome === 'timedOut') {
      told(`No card was read within ${waitSeconds} seconds.`);
      return 1;
    }
    if (outcome.type !== 'cardRead') {
      told(
        outcome.type === 'cardDropped'
          ? `The card was not read: ${outcome.reason}.`
          : 'The card was not read.',
      );
      return 1;
    }
    const { card } = outcome;
    process.stdout.write(values.json ? `${JSON.stringify(card)}\n` : `${describeCard(card).join('\n')}\n`);
    return 0;
  },
};
