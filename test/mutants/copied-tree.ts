import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { root } from '../tree-imports.ts';

/** Nothing that a test reads, or too much to copy. */
const LEFT_OUT = ['.git', '.stryker-tmp', 'data', 'dist', 'node_modules', 'screenshots'];
/** Only ever read by tests, so the copy looks at the same. */
const LINKED = ['dist', 'node_modules'];

export interface CopiedTree {
  readonly path: string;
  remove(): void;
}

/** The tree as it stands on this disk, for faults to be planted in: whatever happens to the copy, no file of a person's breaks. */
export function copyTree(): CopiedTree {
  const path = mkdtempSync(join(tmpdir(), 'planted-faults-'));
  const leftOut = new Set(LEFT_OUT.map((name) => join(root, name)));
  cpSync(root, path, {
    recursive: true,
    filter: (source) => !leftOut.has(source) && basename(source) !== '.DS_Store',
  });
  for (const name of LINKED)
    if (existsSync(join(root, name))) symlinkSync(join(root, name), join(path, name));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
