import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../../devices/clock.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { loadAgencyProfile } from '../../config/load-agency-profile.ts';
import { sampleCardDrawer } from './sample-card-drawer.ts';

export const sampleCardsCommand: Command = {
  usage: 'sample-cards --out FOLDER',
  about: 'Writes the made-up sample cards as files (.mfd and .json) for `simulate` and `decode-card`.',

  async run(words, program) {
    const { values } = parseArgs({ args: [...words], options: { out: { type: 'string' } } });
    if (!values.out) throw new SetupError('Say where to: --out FOLDER');
    const folder = resolve(values.out);
    mkdirSync(folder, { recursive: true });
    const agency = loadAgencyProfile(loadConfig(program.env).agency);
    for (const { fileName, fileBytes, about } of sampleCardDrawer(agency, systemClock)) {
      const path = join(folder, fileName);
      writeFileSync(path, fileBytes);
      program.out.write(`${path}  ${about}\n`);
    }
    return 0;
  },
};
