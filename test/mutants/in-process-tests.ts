import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './copied-tree.ts';

/** What a test imports that has the program run somewhere else: as a process, or in a browser. */
const ELSEWHERE = /from '(?:node:child_process|playwright-core)'/;
/** These look at the tree or at a machine and not at what the code does. */
const NOT_ABOUT_CODE = /^test\/(?:browser|lanes|mutants|protocols)\/|^test\/architecture\.test\.ts$/;

function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(/from '(\.[^']*)'/g)]
    .map(([, target = '']) => relative(root, join(root, dirname(file), target)))
    .filter((target) => target.startsWith('test/') && existsSync(join(root, target)));
}

/**
 * The tests in whose own process the code runs that they look at. Others do not notice a mutant: the program that they
 * start reads the sound files.
 */
export function inProcessTests(): string[] {
  const isElsewhere = new Map<string, boolean>();
  const runsElsewhere = (file: string): boolean => {
    const known = isElsewhere.get(file);
    if (known !== undefined) return known;
    isElsewhere.set(file, false);
    const text = readFileSync(join(root, file), 'utf8');
    const answer = ELSEWHERE.test(text) || importsOf(file, text).some(runsElsewhere);
    isElsewhere.set(file, answer);
    return answer;
  };
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name))
    .filter((file) => file.endsWith('.test.ts') && !NOT_ABOUT_CODE.test(file) && !runsElsewhere(file))
    .sort();
}
