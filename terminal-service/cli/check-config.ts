import { loadAgencyProfile } from '../agency/agency-profile.ts';
import { loadCardKeys } from '../cards/card-keys.ts';
import type { Command } from '../cli.ts';
import { loadConfig } from '../config.ts';

export const checkConfigCommand: Command = {
  usage: 'check-config',
  about: 'Checks the config file, the agency profile and the card keys without starting anything.',

  async run() {
    const config = loadConfig(process.env);
    const agency = loadAgencyProfile(config.agency);
    loadCardKeys(config.dataDir);
    process.stdout.write(`${JSON.stringify({ ...config, agency: agency.id }, null, 2)}\n`);
    return 0;
  },
};
