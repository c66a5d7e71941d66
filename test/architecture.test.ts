import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Arrows,
  againstArrows,
  folderCycles,
  type Imports,
  packageImports,
  reachedFrom,
} from './import-graph.ts';
import { importsOf, root, sourcesOf } from './tree-imports.ts';

const within =
  (...folders: readonly string[]) =>
  (target: string) =>
    folders.some((folder) => target.startsWith(`${folder}/`));

/** What each part of the tree may import of ours, besides itself. */
const arrows: Arrows = {
  contract: within(),
  rules: within('contract'),
  devices: within(),
  receipts: within(),
  serving: within('contract'),
  // Of the package file a service tells its version.
  'terminal-service': (target) =>
    target === 'package.json' || within('contract', 'rules', 'devices', 'receipts', 'serving')(target),
  'kiosk-ui': within('contract', 'rules', 'receipts'),
};

/** What each part of the pages may import of the others. Counter and diagnostics are no kiosk. */
const arrowsOfPages: Arrows = {
  'kiosk-ui/flows': within(),
  'kiosk-ui/shell': within('kiosk-ui/flows'),
  'kiosk-ui/tasks': within('kiosk-ui/flows', 'kiosk-ui/shell'),
  'kiosk-ui/flows/visit': within('kiosk-ui/flows', 'kiosk-ui/tasks'),
  'kiosk-ui/flows/assisted': within('kiosk-ui/flows', 'kiosk-ui/tasks'),
  'kiosk-ui/device-dock': within('kiosk-ui/flows', 'kiosk-ui/shell'),
  'kiosk-ui/kiosk': within('kiosk-ui/flows', 'kiosk-ui/shell', 'kiosk-ui/tasks', 'kiosk-ui/device-dock'),
  'kiosk-ui/counter': within('kiosk-ui/flows', 'kiosk-ui/shell', 'kiosk-ui/tasks'),
  'kiosk-ui/diagnostics': within('kiosk-ui/flows', 'kiosk-ui/shell'),
};

const parts = Object.keys(arrows);

const files = sourcesOf(parts);

const textOf = (file: string) => readFileSync(join(root, file), 'utf8');

const imports = importsOf(files);

/** The imports of one part of the tree by itself. */
const inside = (part: string): Imports =>
  Object.fromEntries(
    files
      .filter(within(part))
      .map((file) => [file, imports[file]?.filter((target) => within(part)(target)) ?? []]),
  );

describe('the arrows between the parts of the tree', () => {
  it('looks at files of every part', () => {
    expect(parts.filter((part) => !files.some(within(part)))).toEqual([]);
  });

  it('hold in every file', () => {
    expect(againstArrows(imports, arrows)).toEqual([]);
  });

  it('hold between the pages, what they share and the tasks', () => {
    expect(againstArrows(inside('kiosk-ui'), arrowsOfPages)).toEqual([]);
  });

  it.each(['terminal-service', 'serving', 'rules', 'kiosk-ui'])(
    'lead no folder of %s back to itself, even through others',
    (part) => {
      expect(folderCycles(inside(part))).toEqual([]);
    },
  );

  it('lead from no flow to React, even through others', () => {
    const flows = files.filter(within('kiosk-ui/flows'));
    const reached = new Set(flows.flatMap((flow) => [flow, ...reachedFrom(flow, inside('kiosk-ui'))]));
    const drawn = [...reached].filter(
      (file) =>
        /\.(tsx|css)$/.test(file) || packageImports(textOf(file)).some((name) => /\breact\b/.test(name)),
    );
    expect(flows.length).toBeGreaterThan(10);
    expect(drawn).toEqual([]);
  });

  it('leave no folder without a domain name', () => {
    const nameless = files.filter((file) =>
      /(^|\/)(shared|utils?|common|types|helpers?)(\/|\.tsx?$)/.test(file),
    );
    expect(nameless).toEqual([]);
  });

  it('let nothing but the clock read the time or set a timer, outside pages that must', () => {
    const direct = files.filter(
      (file) =>
        !file.startsWith('kiosk-ui/') &&
        file !== 'devices/clock.ts' &&
        /Date\.now\(|[^.\w]setTimeout\(|[^.\w]setInterval\(|performance\.now\(/.test(
          readFileSync(join(root, file), 'utf8'),
        ),
    );
    expect(direct).toEqual([]);
  });
});
