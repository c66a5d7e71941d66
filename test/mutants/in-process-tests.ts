import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageImports, reachedFrom } from '../import-graph.ts';
import { importsOf, root, sourcesOf } from '../tree-imports.ts';

/** What a test imports that has the program run somewhere else: as a process, or in a browser. */
const ELSEWHERE = ['node:child_process', 'playwright-core'];
/** The process that they start is the other end of a cable, not the program. */
const CABLE = 'test/protocols/pseudo-terminal.ts';
/** These look at the tree or at a machine and not at what the code does. */
const NOT_ABOUT_CODE = /^test\/(?:(?:browser|lanes|mutants)\/|[\w-]+\.test\.ts$)/;

/**
 * The tests in whose own process the code runs that they look at. Others do not notice a mutant: the program that they
 * start reads the sound files.
 */
export function inProcessTests(): string[] {
  const files = sourcesOf(['test']);
  const imports = importsOf(files);
  const elsewhere = new Set(
    files.filter(
      (file) =>
        file !== CABLE &&
        packageImports(readFileSync(join(root, file), 'utf8')).some((name) => ELSEWHERE.includes(name)),
    ),
  );
  return files
    .filter((file) => file.endsWith('.test.ts') && !NOT_ABOUT_CODE.test(file))
    .filter((file) => ![file, ...reachedFrom(file, imports)].some((each) => elsewhere.has(each)));
}
