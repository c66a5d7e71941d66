import { sourcesOf } from '../tree-imports.ts';

/** A part of the tree that is scored by itself. Files: those with logic of its own, so no screens. */
export interface MutatedFolder {
  readonly name: string;
  readonly parts: readonly string[];
}

export const mutatedFolders: readonly MutatedFolder[] = [
  { name: 'terminal-service', parts: ['terminal-service'] },
  { name: 'serving', parts: ['serving'] },
  { name: 'rules', parts: ['rules'] },
  { name: 'receipts', parts: ['receipts'] },
  { name: 'kiosk-ui/flows', parts: ['kiosk-ui/flows', 'kiosk-ui/tasks'] },
  { name: 'case-center', parts: ['case-center'] },
];

/** Every file of it, by its path from the root, in order; none where the folder does not exist. */
export function filesOf({ parts }: MutatedFolder): string[] {
  return sourcesOf(parts).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'));
}
