import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../devices/clock.ts';
import { loadAgencyProfile } from '../agency/agency-profile.ts';
import type { Command } from '../cli.ts';
import { loadConfig, SetupError } from '../config.ts';
import { simulatedReader } from '../simulated-reader.ts';

export const sampleCardsCommand: Command = {
  usage: 'sample-cards --out FOLDER',
  about: 'Writes the made-up sample cards as raw dumps (.mfd) for `simulate pn532 --card`.',

  async run(words) {
    const { values } = parseArgs({ args: [...words], options: { out: { type: 'string' } } });
    if (!values.out) throw new SetupError('Say where to: --out FOLDER');
    const folder = resolve(values.out);
    mkdirSync(folder, { recursive: true });
    const { cards } = simulatedReader(loadAgencyProfile(loadConfig(process.env).agency), systemClock);
    for (const { id, about, image } of cards) {
      const path = join(folder, `${id}.mfd`);
      writeFileSync(path, image);
      process.stdout.write(`${path}  ${about}\n`);
    }
    return 0;
  },
};
