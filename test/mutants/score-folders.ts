import { relative, resolve } from 'node:path';
import type { MutantResult } from '@stryker-mutator/api/core';
import { root } from '../tree-imports.ts';
import { filesOf, type MutatedFolder } from './mutated-folders.ts';
import { reachesBar, scoreInWords, scoreOf } from './score.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function survivor({ fileName, location, mutatorName, replacement, status }: MutantResult): string {
  const { line, column } = location.start;
  const place = `${relative(root, resolve(root, fileName))}:${line}:${column}`;
  const becomes = (replacement ?? '').replace(/\s+/g, ' ').slice(0, 80);
  return `  ${status === 'NoCoverage' ? 'not reached' : 'survived   '} ${place} ${mutatorName}: ${becomes}`;
}

/**
 * Prints every survivor and the score of each folder; where the bar decides, the process ends with an error if one misses it.
 * @param run runs mutants of the folder's files, and says which those were
 */
export async function scoreFolders(
  folders: readonly MutatedFolder[],
  run: (
    folder: MutatedFolder,
    files: readonly string[],
  ) => Promise<{ results: MutantResult[]; what: string }>,
  purpose: 'bar' | 'look' = 'bar',
): Promise<void> {
  const reached: boolean[] = [];
  for (const folder of folders) {
    const files = filesOf(folder);
    if (files.length === 0) {
      say(`${folder.name}: not there yet`);
      continue;
    }
    const began = performance.now();
    const outcome = await run(folder, files).catch((error: Error) => error);
    if (outcome instanceof Error) {
      say(`${folder.name}: no mutant was run: ${outcome.message}`);
      reached.push(false);
      continue;
    }
    const { results, what } = outcome;
    for (const result of results)
      if (result.status === 'Survived' || result.status === 'NoCoverage') say(survivor(result));
    const score = scoreOf(results);
    reached.push(reachesBar(score));
    say(
      `${folder.name}: ${what}, ${Math.round((performance.now() - began) / 1000)} s: ${scoreInWords(score)}`,
    );
  }
  const good = reached.filter(Boolean).length;
  if (purpose === 'look') {
    say(`${good} of ${reached.length} folders may reach the bar`);
    return;
  }
  say(`${good} passed, ${reached.length - good} failed`);
  process.exitCode = good === reached.length ? 0 : 1;
}
