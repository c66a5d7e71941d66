/**
 * Everything that is counted, one after the other, which takes hours: kills, troubles and inputs with several seeds, planted
 * faults, a sample of mutants of each folder. What is done is written down after each step, so that an interrupted run
 * goes on; another tree begins anew: `npm run test:long -- [--anew]`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { filesOf, mutatedFolders } from './mutants/mutated-folders.ts';
import { partsOfTree, root, sourcesOf } from './tree-imports.ts';

const SEEDS = [0, 1, 2, 3, 4];
const path = join(root, 'node_modules', '.cache', 'test-long.json');

interface Step {
  readonly name: string;
  readonly script: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The lines of what it prints that are its result. */
  readonly result: RegExp;
}

interface Outcome {
  readonly passed: boolean;
  readonly seconds: number;
  readonly result: readonly string[];
}

const steps: readonly Step[] = [
  ...SEEDS.map((seed) => ({
    name: `counts, seed ${seed}`,
    script: [join('node_modules', 'vitest', 'vitest.mjs'), 'run'],
    environment: { LANES: 'counts', SEED: String(seed) },
    result: /^lane |"jobs":/,
  })),
  { name: 'planted faults', script: ['test/mutants/plant.ts'], result: /^\d+ passed|^NOT FOUND/ },
  ...mutatedFolders
    .filter((folder) => filesOf(folder).length > 0)
    .map(({ name }) => ({
      name: `mutants of ${name}`,
      script: ['test/mutants/sample.ts', '--only', name],
      result: / mutants, seed /,
    })),
];

function treeNow(): string {
  const hash = createHash('sha256');
  for (const file of [...sourcesOf(partsOfTree), 'package-lock.json'])
    hash.update(`${file}\n${readFileSync(join(root, file), 'utf8')}\n`);
  return hash.digest('hex');
}

async function take({ script, environment, result }: Step): Promise<Outcome> {
  const began = performance.now();
  const child = spawn(process.execPath, script, {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    process.stdout.write(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = stripVTControlCharacters(said).split('\n');
  return {
    passed: code === 0,
    seconds: Math.round((performance.now() - began) / 1000),
    result: lines.map((line) => line.trim()).filter((line) => result.test(line)),
  };
}

const { values } = parseArgs({ options: { anew: { type: 'boolean', default: false } } });
const tree = treeNow();
const kept = existsSync(path) && !values.anew ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
const done: Record<string, Outcome> = kept?.tree === tree ? kept.done : {};
const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (const step of steps) {
  if (done[step.name]) continue;
  say(`== ${step.name}`);
  done[step.name] = await take(step);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ tree, done }, null, 2));
}
for (const { name } of steps) {
  const { passed, seconds, result } = done[name] as Outcome;
  say(`${passed ? 'passed' : 'FAILED'} ${String(seconds).padStart(6)} s  ${name}`);
  for (const line of result) say(`                  ${line}`);
}
const passed = steps.filter(({ name }) => done[name]?.passed).length;
say(`${passed} passed, ${steps.length - passed} failed`);
process.exitCode = passed === steps.length ? 0 : 1;
