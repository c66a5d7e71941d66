import { sourcesOf } from '../tree-imports.ts';

/** A part of the tree that is scored by itself. */
export interface MutatedFolder {
  readonly name: string;
  readonly parts: readonly string[];
  /**
   * How the paths of the tests begin that are run against its mutants. All that come by anywhere would be half of the tests for each
   * mutant; what those alone find counts as not found.
   */
  readonly tests: readonly string[];
}

export const mutatedFolders: readonly MutatedFolder[] = [
  {
    name: 'terminal-service',
    parts: ['terminal-service'],
    tests: ['test/terminal-service/', 'test/serving/', 'test/protocols/'],
  },
  {
    name: 'serving',
    parts: ['serving'],
    tests: ['test/serving/', 'test/terminal-service/http', 'test/terminal-service/page-headers'],
  },
  {
    name: 'rules',
    parts: ['rules'],
    tests: ['test/rules/', 'test/terminal-service/config/', 'test/terminal-service/modules/filing/'],
  },
  {
    name: 'receipts',
    parts: ['receipts'],
    tests: ['test/receipts/', 'test/terminal-service/modules/filing/'],
  },
  {
    name: 'kiosk-ui/flows',
    parts: ['kiosk-ui/flows', 'kiosk-ui/tasks'],
    tests: ['test/flows/', 'test/kiosk-ui/'],
  },
  { name: 'case-center', parts: ['case-center'], tests: ['test/case-center/'] },
];

/** The environment variable that names the folder whose mutants are run. */
export const MUTATED_FOLDER = 'MUTATED_FOLDER';

/** Every file of it with logic of its own, so no screens, by its path from the root; none where it does not exist. */
export function filesOf({ parts }: MutatedFolder): string[] {
  return sourcesOf(parts).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
}
