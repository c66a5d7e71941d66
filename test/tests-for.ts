import { dirname } from 'node:path';
import { type Imports, reachedFrom } from './import-graph.ts';

/** Where the parts of a program are put together: whoever imports one of these reaches everything, and looks at little of it. */
const PUT_TOGETHER = ['terminal-service/modules.ts', 'terminal-service/run-command.ts'];

/** Run with a change in these folders, whatever it is: what one change in the wrong place breaks for everybody. */
const alongWith: readonly (readonly [folder: string, tests: readonly string[]])[] = [
  ['', ['test/architecture.test.ts', 'test/mutants/planted-faults.test.ts']],
  ['contract/', ['test/terminal-service/http.test.ts']],
  ['serving/', ['test/terminal-service/http.test.ts']],
  ['terminal-service/', ['test/terminal-service/http.test.ts']],
  ['rules/', ['test/terminal-service/http.test.ts']],
  ['kiosk-ui/', ['test/browser/complaint-to-receipt.test.ts']],
];

/**
 * The tests that have most to say of these files: those that import one of them, if need be through others, and those that
 * lie where the tree of tests mirrors its folder. Not those in a browser, which look at everything and take their time,
 * but for those that were changed themselves.
 * @param imports of every file of the tree, tests included
 */
export function testsFor(changed: readonly string[], imports: Imports): string[] {
  const cut: Imports = Object.fromEntries(
    Object.entries(imports).map(([file, targets]) => [file, PUT_TOGETHER.includes(file) ? [] : targets]),
  );
  const mirrors = changed.filter((file) => !file.startsWith('test/')).map((file) => `test/${dirname(file)}/`);
  const along = alongWith.flatMap(([folder, tests]) =>
    changed.some((file) => file.startsWith(folder)) ? tests : [],
  );
  const touches = (test: string) => {
    if (changed.includes(test) || along.includes(test)) return true;
    if (test.startsWith('test/browser/')) return false;
    const reached = reachedFrom(test, cut);
    return mirrors.some((mirror) => test.startsWith(mirror)) || changed.some((file) => reached.has(file));
  };
  return Object.keys(imports)
    .filter((file) => file.endsWith('.test.ts') && !file.startsWith('test/lanes/') && touches(file))
    .sort();
}
