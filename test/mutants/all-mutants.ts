/**
 * Runs every mutant of each folder, which takes hours: `npm run mutants -- [--only FOLDER]`. Interrupted it keeps what it
 * has found, and goes on from there; what neither a file nor its tests have changed since is not run again.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../tree-imports.ts';
import { mutatedFolders } from './mutated-folders.ts';
import { scoreFolders } from './score-folders.ts';
import { runStryker } from './stryker.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

await scoreFolders(
  mutatedFolders.filter(({ name }) => name.includes(values.only)),
  async (folder, files) => {
    const name = folder.name.replace('/', '-');
    const incrementalFile = join(root, 'node_modules', '.cache', 'mutants', `${name}.json`);
    const results = await runStryker(folder, files, { incremental: true, incrementalFile });
    return { results, what: `all ${results.length} mutants` };
  },
);
