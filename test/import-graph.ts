import { dirname } from 'node:path';

/** The files that each file imports, for its types too; all as paths from the root of the tree. */
export type Imports = Readonly<Record<string, readonly string[]>>;

/** Folders that import each other, if need be through others, and the imports that make it so. */
export interface FolderCycle {
  readonly folders: readonly string[];
  readonly imports: readonly string[];
}

const specifiers = /\bfrom\s+'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g;

function importedBy(text: string): string[] {
  return [...text.matchAll(specifiers)].map(([, from, only]) => from ?? only ?? '');
}

/** The relative paths that a source text imports or exports from. */
export function relativeImports(text: string): string[] {
  return importedBy(text).filter((name) => name.startsWith('.'));
}

/** The packages, and modules of Node, that a source text imports. */
export function packageImports(text: string): string[] {
  return importedBy(text).filter((name) => !name.startsWith('.'));
}

/** Every file that a file leads to by its imports, itself not among them unless they lead back to it. */
export function reachedFrom(file: string, imports: Imports): Set<string> {
  const reached = new Set<string>();
  const open = [...(imports[file] ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(imports[next] ?? []));
  }
  return reached;
}

/**
 * Every set of folders in which each imports each, even through others. A folder is one that holds files itself: what lies
 * in a folder below it is another folder's. Imports within one folder do not count.
 */
export function folderCycles(imports: Imports): FolderCycle[] {
  const edges = Object.entries(imports).flatMap(([file, targets]) =>
    targets
      .filter((target) => dirname(target) !== dirname(file))
      .map((target) => ({ from: dirname(file), to: dirname(target), text: `${file} imports ${target}` })),
  );
  const folders = [...new Set(edges.flatMap(({ from, to }) => [from, to]))].sort();
  const neighbours: Imports = Object.fromEntries(
    folders.map((folder) => [folder, edges.filter(({ from }) => from === folder).map(({ to }) => to)]),
  );
  const reached = new Map(folders.map((folder) => [folder, reachedFrom(folder, neighbours)]));
  const leadsTo = (one: string, other: string) => reached.get(one)?.has(other) === true;
  const known = new Set<string>();
  return folders.flatMap((folder) => {
    if (known.has(folder) || !leadsTo(folder, folder)) return [];
    const together = folders.filter((other) => leadsTo(folder, other) && leadsTo(other, folder));
    for (const one of together) known.add(one);
    const inside = edges.filter(({ from, to }) => together.includes(from) && together.includes(to));
    return [{ folders: together, imports: inside.map(({ text }) => text).sort() }];
  });
}

/** What a folder, with all that lies below it, may import of the same tree besides itself. */
export type Arrows = Readonly<Record<string, (target: string) => boolean>>;

/** The imports that go against the arrows. A file is held to those of the longest folder that it lies in. */
export function againstArrows(imports: Imports, arrows: Arrows): string[] {
  const folders = Object.keys(arrows).sort((a, b) => b.length - a.length);
  const folderOf = (file: string) => folders.find((folder) => file.startsWith(`${folder}/`));
  return Object.entries(imports).flatMap(([file, targets]) => {
    const folder = folderOf(file);
    if (folder === undefined) return [];
    return targets
      .filter((target) => folderOf(target) !== folder && arrows[folder]?.(target) !== true)
      .map((target) => `${file} imports ${target}`);
  });
}
