import { parseArgs } from 'node:util';
import { verifyCode } from '../../../receipts/signed-code/signed-code.ts';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { knownReceiptKeys } from './receipt-keys.ts';

export const verifyReceiptCommand: Command = {
  usage: 'verify-receipt CODE',
  about:
    'Checks the code of a receipt (as scanned from its QR code) against the keys in the data folder, without a network, and says what is wrong with it.',

  async run(words, program) {
    const { positionals } = parseArgs({ args: [...words], allowPositionals: true });
    if (positionals.length === 0) throw new SetupError('Say which code: verify-receipt RC1:...');
    const { dataDir } = loadConfig(program.env);
    const result = verifyCode(positionals.join(''), knownReceiptKeys(dataDir));
    if (!result.ok) {
      program.out.write(`Not genuine (${result.problem}). ${result.what}\n`);
      return 1;
    }
    const { caseNumber, kind, filedAt } = result.facts;
    const filed = new Date(filedAt * 1000).toISOString();
    program.out.write(`Genuine: ${kind} ${caseNumber}, filed ${filed} at terminal ${result.terminal}.\n`);
    return 0;
  },
};
