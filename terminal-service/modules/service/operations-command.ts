import { operations } from '../../../contract/operations.ts';
import type { Command } from '../../../serving/command.ts';
import { operationsPage } from '../../../serving/operations-page.ts';

export const operationsCommand: Command = {
  usage: 'operations',
  about: 'Every operation of the service with who may do it and how it can be refused, in Markdown.',

  run(_words, program) {
    program.out.write(operationsPage(operations));
    return Promise.resolve(0);
  },
};
