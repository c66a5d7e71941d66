import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './copied-tree.ts';

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
  return parts
    .filter((part) => existsSync(join(root, part)))
    .flatMap((part) =>
      readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).map((name) => join(part, name)),
    )
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .sort();
}
