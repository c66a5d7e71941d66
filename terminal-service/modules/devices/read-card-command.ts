import { parseArgs } from 'node:util';
import { systemClock } from '../../../devices/clock.ts';
import type { Command } from '../../../serving/command.ts';
import { loadConfig } from '../../config/config.ts';
import { loadAgencyProfile } from '../../config/load-agency-profile.ts';
import { cardReaderNames } from '../../config/reader-address.ts';
import { readKeyFile } from '../fare-cards/card-keys.ts';
import { cardReading } from '../fare-cards/card-reading.ts';
import { cardJson, describeCard } from '../fare-cards/describe-card.ts';
import { oneCard, plugNamed, secondsToWait } from './one-card.ts';
import { openCardReader } from './opening/readers.ts';

export const readCardCommand: Command = {
  usage: `read-card --reader ${cardReaderNames('PATH').join('|')} [--json] [--keys FILE] [--wait SECONDS]`,
  about:
    'Waits for one card, prints what is on it, and ends. Keys come from card-keys.json in the data folder, or from FILE: such a table or a dump. docs/card-json.md describes the JSON.',

  async run(words, program) {
    const { values } = parseArgs({
      args: [...words],
      options: {
        reader: { type: 'string' },
        json: { type: 'boolean' },
        keys: { type: 'string' },
        wait: { type: 'string' },
      },
    });
    const { dataDir, agency, uidByteOrder } = loadConfig(program.env);
    const waitSeconds = secondsToWait(values.wait);
    const plug = plugNamed(values.reader);
    const moreKeys = values.keys === undefined ? [] : readKeyFile(values.keys);
    const readCard = cardReading(dataDir, loadAgencyProfile(agency), moreKeys);
    const card = await oneCard(
      openCardReader(plug, { readCard, clock: systemClock, uidByteOrder }),
      waitSeconds,
      program,
    );
    if (!card) return 1;
    program.out.write(values.json ? `${cardJson(card)}\n` : `${describeCard(card).join('\n')}\n`);
    return 0;
  },
};
