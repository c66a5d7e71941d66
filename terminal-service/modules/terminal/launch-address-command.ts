import { parseArgs } from 'node:util';
import { audiences, pageOf } from '../../../contract/permissions.ts';
import { systemClock } from '../../../devices/clock.ts';
import { makeLaunchCode } from '../../../serving/access/launch-codes.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { openPageKey } from '../../ledger/page-key.ts';

const pages = audiences.map((audience) => pageOf[audience]);

export const launchAddressCommand: Command = {
  usage: `launch-address ${pages.join('|')}`,
  about:
    'Prints an address that opens a page of the running service once, within the hour. Whoever starts a browser for the page passes it on.',

  async run(words, program) {
    const { positionals } = parseArgs({ args: [...words], allowPositionals: true });
    const audience = audiences.find((each) => pageOf[each] === positionals[0]);
    if (audience === undefined) throw new SetupError(`Say which page: ${pages.join(', ')}.`);
    const { dataDir, port } = loadConfig(program.env);
    const code = makeLaunchCode(openPageKey(dataDir), audience, systemClock.now());
    program.out.write(`http://127.0.0.1:${port}/${pageOf[audience]}/?launch=${code}\n`);
    return 0;
  },
};
