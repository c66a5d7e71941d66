import { parseArgs } from 'node:util';
import { filedCard } from '../../../devices/fare-card/card-file/filed-card.ts';
import { recognise } from '../../../devices/fare-card/read-fare-card.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { loadAgencyProfile } from '../../config/load-agency-profile.ts';
import { cardFamilies } from './card-families.ts';
import { cardJson, describeCard } from './describe-card.ts';
import { loadCardFile } from './load-card-file.ts';

export const decodeCardCommand: Command = {
  usage: 'decode-card FILE [--json] [--agency NAME]',
  about:
    'Prints what is on a card in a file: a raw dump (.mfd, 1K or 4K), a Flipper Zero .nfc file (MIFARE Classic, DESFire), or our own JSON. docs/card-json.md describes both JSON forms.',

  async run(words, program) {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean' }, agency: { type: 'string' } },
      allowPositionals: true,
    });
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) throw new SetupError('Say which file: decode-card FILE');
    const { fareCards } = loadAgencyProfile(values.agency ?? loadConfig(program.env).agency);
    const card = await recognise(filedCard(loadCardFile(path)), cardFamilies(fareCards));
    program.out.write(values.json ? `${cardJson(card)}\n` : `${describeCard(card).join('\n')}\n`);
    return 0;
  },
};
