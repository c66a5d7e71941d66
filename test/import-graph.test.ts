import { expect, test } from 'vitest';
import { againstArrows, folderCycles, packageImports, reachedFrom, relativeImports } from './import-graph.ts';

test('an import is found whichever way it is written', () => {
  const text = [
    "import { useState } from 'react';",
    "import type { Card } from '../cards/card.ts';",
    'import {',
    '  fileCase,',
    "} from './file-case.ts';",
    "import './card.css';",
    "export type { Draft } from '../drafts/draft.ts';",
    "const page = lazy(() => import('./page.tsx'));",
    "const words = Array.from('./not-one');",
  ].join('\n');
  expect(relativeImports(text)).toEqual([
    '../cards/card.ts',
    './file-case.ts',
    './card.css',
    '../drafts/draft.ts',
    './page.tsx',
  ]);
  expect(packageImports(text)).toEqual(['react']);
});

test('folders that do not import each other make no cycle, however deep they lie', () => {
  const imports = {
    'ui/main.ts': ['ui/kiosk/app.ts', 'ui/shell/button.ts'],
    'ui/kiosk/app.ts': ['ui/shell/button.ts', 'ui/kiosk/header.ts'],
    'ui/kiosk/header.ts': ['ui/kiosk/app.ts'],
    'ui/shell/button.ts': [],
  };
  expect(folderCycles(imports)).toEqual([]);
});

test('two folders that import each other are a cycle, told with the imports that make it', () => {
  const imports = {
    'ui/kiosk/app.ts': ['ui/shell/button.ts'],
    'ui/shell/button.ts': ['ui/flows/tasks.ts'],
    'ui/shell/settings.ts': ['ui/kiosk/visit.ts'],
    'ui/flows/tasks.ts': [],
  };
  expect(folderCycles(imports)).toEqual([
    {
      folders: ['ui/kiosk', 'ui/shell'],
      imports: [
        'ui/kiosk/app.ts imports ui/shell/button.ts',
        'ui/shell/settings.ts imports ui/kiosk/visit.ts',
      ],
    },
  ]);
});

test('a cycle through a third folder is one, and so is one between a folder and what lies in it', () => {
  const through = {
    'a/one.ts': ['b/two.ts'],
    'b/two.ts': ['c/three.ts'],
    'c/three.ts': [],
    'c/four.ts': ['a/five.ts'],
    'd/six.ts': ['a/one.ts'],
  };
  expect(folderCycles(through).map(({ folders }) => folders)).toEqual([['a', 'b', 'c']]);
  const below = { 'kiosk/app.ts': ['kiosk/screens/menu.ts'], 'kiosk/screens/menu.ts': ['kiosk/visit.ts'] };
  expect(folderCycles(below).map(({ folders }) => folders)).toEqual([['kiosk', 'kiosk/screens']]);
});

test('two cycles that do not touch are told apart', () => {
  const imports = {
    'a/1.ts': ['b/1.ts'],
    'b/1.ts': ['a/2.ts', 'c/1.ts'],
    'c/1.ts': ['d/1.ts'],
    'd/1.ts': ['c/2.ts'],
  };
  expect(folderCycles(imports).map(({ folders }) => folders)).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
});

test('an import against the arrows is told, by the rule of the nearest folder', () => {
  const arrows = {
    'ui/flows': () => false,
    'ui/flows/visit': (target: string) => target.startsWith('ui/flows/'),
    'ui/counter': (target: string) => target.startsWith('ui/flows/'),
  };
  const imports = {
    'ui/flows/delays.ts': ['ui/flows/tasks.ts', 'ui/shell/button.ts'],
    'ui/flows/visit/visit-flow.ts': ['ui/flows/tasks.ts', 'ui/flows/visit/dialogs.ts'],
    'ui/flows/tasks.ts': ['ui/flows/visit/visit-flow.ts'],
    'ui/counter/main.ts': ['ui/counter/calls.ts', 'ui/flows/tasks.ts', 'ui/kiosk/app.ts'],
    'ui/kiosk/app.ts': ['ui/counter/main.ts'],
  };
  expect(againstArrows(imports, arrows)).toEqual([
    'ui/flows/delays.ts imports ui/shell/button.ts',
    'ui/flows/tasks.ts imports ui/flows/visit/visit-flow.ts',
    'ui/counter/main.ts imports ui/kiosk/app.ts',
  ]);
});

test('what a file leads to is found through others, and a circle ends', () => {
  const imports = { 'a.ts': ['b.ts'], 'b.ts': ['c.ts'], 'c.ts': ['b.ts'], 'd.ts': ['a.ts'] };
  expect([...reachedFrom('a.ts', imports)].sort()).toEqual(['b.ts', 'c.ts']);
  expect([...reachedFrom('c.ts', imports)].sort()).toEqual(['b.ts', 'c.ts']);
});
