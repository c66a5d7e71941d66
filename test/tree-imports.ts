import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type Imports, relativeImports } from './import-graph.ts';

export const root = join(import.meta.dirname, '..');

/** The folders of the tree that hold sources. */
export const partsOfTree = [
  'bench',
  'case-center',
  'contract',
  'devices',
  'kiosk-ui',
  'receipts',
  'rules',
  'serving',
  'terminal-service',
  'test',
] as const;

/** Every source file of these folders, by its path from the root. */
export function sourcesOf(parts: readonly string[]): string[] {
  return parts
    .filter((part) => existsSync(join(root, part)))
    .flatMap((part) => readdirSync(join(root, part), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** What each of these files imports of the tree, read from the disk. */
export function importsOf(files: readonly string[]): Imports {
  return Object.fromEntries(
    files.map((file) => [
      file,
      relativeImports(readFileSync(join(root, file), 'utf8')).map((target) =>
        relative(root, join(root, dirname(file), target)),
      ),
    ]),
  );
}
