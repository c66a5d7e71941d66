import type { Command } from '../../../serving/command.ts';
import { loadConfig } from '../../config/config.ts';
import { loadAgencyProfile } from '../../config/load-agency-profile.ts';
import { loadCardKeys } from '../fare-cards/card-keys.ts';

export const checkConfigCommand: Command = {
  usage: 'check-config',
  about: 'Checks the config file, the agency profile and the card keys without starting anything.',

  async run(_words, program) {
    const config = loadConfig(program.env);
    const agency = loadAgencyProfile(config.agency);
    loadCardKeys(config.dataDir);
    program.out.write(`${JSON.stringify({ ...config, agency: agency.id }, null, 2)}\n`);
    return 0;
  },
};
