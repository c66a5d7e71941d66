import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Command } from '../../../serving/command.ts';
import { SetupError } from '../../../serving/setup-error.ts';
import { loadConfig } from '../../config/config.ts';
import { firstBrokenAuditEntry } from '../../ledger/audit.ts';
import { readStore, sql } from '../../ledger/store.ts';

export const casesCommand: Command = {
  usage: 'cases [--json]',
  about:
    'Lists the cases of the data folder with their receipts, newest first, and checks the audit. Names and texts are left out. Changes nothing, and is safe while the service runs.',

  async run(words, program) {
    const { values } = parseArgs({ args: [...words], options: { json: { type: 'boolean' } } });
    const path = join(loadConfig(program.env).dataDir, 'terminal.db');
    if (!existsSync(path))
      throw new SetupError(`There is no store at ${path}; the service has not run there.`);
    const store = readStore(path, program.modules);
    try {
      const rows = store.all(
        sql
          .selectFrom('filed_case')
          .innerJoin('receipt_job', 'receipt_job.case_number', 'filed_case.case_number')
          .select([
            'filed_case.case_number as caseNumber',
            'filed_at as filedAt',
            'kind',
            'answers',
            'language',
            'receipt_job.state as receipt',
            'receipt_job.reason as receiptReason',
          ])
          .where('receipt_job.copy_number', '=', 0)
          .orderBy('filed_at', 'desc')
          .orderBy('filed_case.case_number', 'desc'),
      );
      // Of the answers only what it is about: names and texts are nobody's business at a console.
      const cases = rows.map(({ answers, ...row }) => {
        const { category } = JSON.parse(answers) as { readonly category?: string };
        return { ...row, ...(category === undefined ? {} : { category }) };
      });
      const broken = firstBrokenAuditEntry(store);
      program.out.write(values.json ? `${JSON.stringify(cases)}\n` : table(cases));
      if (broken !== undefined) {
        program.err.write(`The audit does not add up from entry ${broken} on: somebody changed the file.\n`);
        return 1;
      }
      return 0;
    } finally {
      store.close();
    }
  },
};

interface ListedCase {
  readonly caseNumber: string;
  readonly filedAt: string;
  readonly kind: string;
  readonly category?: string;
  readonly receipt: string;
}

function table(cases: readonly ListedCase[]): string {
  if (cases.length === 0) return 'No case has been filed here yet.\n';
  return cases
    .map(
      ({ caseNumber, filedAt, kind, category = '', receipt }) =>
        `${caseNumber}  ${filedAt}  ${kind.padEnd(15)} ${category.padEnd(16)} receipt ${receipt}\n`,
    )
    .join('');
}
