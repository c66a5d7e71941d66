import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../../../devices/clock.ts';
import type { Command, Program } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { caseNumberMarks, findMark, type Mark } from '../../ledger/case-number-marks.ts';
import { claimDataFolder } from '../../ledger/data-folder.ts';
import { refuseOtherAccounts } from '../../ledger/private-files.ts';
import { openStore, type Store } from '../../ledger/store.ts';
import { claimPrefix, continueAbove, numbersTaken } from '../../ledger/terminal-identity.ts';
import { DamagedStore, setAside } from '../../ledger/whole-store.ts';

export const acceptLostCasesCommand: Command = {
  usage: 'accept-lost-cases [--above NUMBER]',
  about:
    'For a service that does not start because its store is damaged or cases are missing from it: lets it start without them, with case numbers above all that were given out. A damaged store is set aside, not deleted. NUMBER is the running number (the middle part) of the last case, and needed only where no mark of it is left.',

  async run(words, program) {
    const { values } = parseArgs({ args: [...words], options: { above: { type: 'string' } } });
    const { dataDir, terminalPrefix } = loadConfig(program.env);
    refuseOtherAccounts(dataDir);
    const folder = claimDataFolder(dataDir);
    try {
      const found = findMark(dataDir);
      const mark = found.kind === 'marked' ? found.mark : undefined;
      const stated = values.above === undefined ? undefined : runningNumber(values.above);
      const at = new Date(systemClock.now()).toISOString();
      const store = openOrReplace(join(dataDir, 'terminal.db'), at, program, () => {
        if (stated === undefined && mark === undefined) throw new SetupError(ASK_ABOVE);
      });
      try {
        if (found.kind === 'damaged' && stated === undefined) throw new SetupError(ASK_ABOVE);
        claimPrefix(store, terminalPrefix ?? mark?.prefix);
        continueAbove(store, Math.max(stated ?? 0, mark?.highest ?? 0), at);
        await keepMarks(dataDir, store);
        program.out.write(`Case numbers go on above ${numbersTaken(store).highest}.\n`);
        return 0;
      } finally {
        store.close();
      }
    } finally {
      folder.release();
    }
  },
};

const ASK_ABOVE =
  'Nothing here says how far case numbers have gone. Look for the last receipt or the last case on record, and say its number: accept-lost-cases --above NUMBER';

function runningNumber(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new SetupError(`"${text}" is no running number; of the case 7QK-00042-M it is 42.`);
}

/** @param beforeReplacing throws when a new store would not know where to go on. */
function openOrReplace(path: string, at: string, program: Program, beforeReplacing: () => void): Store {
  try {
    return openStore(path, program.modules);
  } catch (error) {
    if (!(error instanceof DamagedStore)) throw error;
    beforeReplacing();
    program.out.write(`The damaged store is kept as ${setAside(path, at)}.\n`);
    return openStore(path, program.modules);
  }
}

async function keepMarks(dataDir: string, store: Store): Promise<void> {
  const current = (): Mark => numbersTaken(store);
  await caseNumberMarks({ dataDir, current, onFailure: () => undefined }).keep();
}
