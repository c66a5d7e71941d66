import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nameOfMutant, nameOfResult } from './chosen-mutants.ts';
import { everyMutant } from './every-mutant.ts';
import { inProcessTests } from './in-process-tests.ts';
import { filesOf } from './mutated-folders.ts';
import { reachesBar, scoreInWords, scoreOf } from './score.ts';
import { seededChoice } from './seeded-choice.ts';
import { wilsonInterval } from './wilson.ts';

describe('the interval of a sample', () => {
  it.each([
    [0, 10, 0, 0.278],
    [5, 10, 0.237, 0.763],
    [10, 10, 0.722, 1],
    [120, 150, 0.729, 0.856],
    [0, 0, 0, 1],
  ])('of %i in %i', (hits, of, from, to) => {
    const interval = wilsonInterval(hits, of);
    expect(interval.from).toBeCloseTo(from, 3);
    expect(interval.to).toBeCloseTo(to, 3);
  });
});

describe('the score', () => {
  const results = (counts: object) =>
    Object.entries(counts).flatMap(([status, count]) => Array.from({ length: count }, () => ({ status })));
  const score = (counts: object) => scoreOf(results(counts) as Parameters<typeof scoreOf>[0]);

  it('counts what does not end as found, what no test reaches as not, and what does not run not at all', () => {
    const counted = score({ Killed: 6, Timeout: 2, Survived: 1, NoCoverage: 1, RuntimeError: 5 });
    expect(counted).toMatchObject({
      killed: 6,
      timeouts: 2,
      survived: 1,
      unreached: 1,
      invalid: 5,
      found: 0.8,
    });
    expect(counted.interval).toEqual(wilsonInterval(8, 10));
  });

  it('misses the bar only where the sample rules it out', () => {
    expect(reachesBar(score({ Killed: 120, Survived: 30 }))).toBe(true);
    expect(reachesBar(score({ Killed: 118, Survived: 32 }))).toBe(false);
    expect(scoreInWords(score({ Killed: 118, Survived: 32 }))).toContain(
      'found 78.7 %, 95 % interval 71.4 to 84.5 %, MISSES',
    );
  });
});

describe('a seeded choice', () => {
  const items = Array.from({ length: 1_000 }, (_, index) => `item ${index}`);
  const choose = (from: readonly string[], howMany: number, seed: number) =>
    seededChoice(from, (item) => item, howMany, seed);

  it('is the same for the same seed, another for another, and in order', () => {
    const chosen = choose(items, 100, 1);
    expect(new Set(chosen).size).toBe(100);
    expect(chosen).toEqual(choose(items, 100, 1));
    expect(chosen).not.toEqual(choose(items, 100, 2));
    expect(chosen).toEqual(items.filter((item) => chosen.includes(item)));
  });

  it('changes by one at most when there is one more to choose from', () => {
    const before = choose(items, 100, 1);
    const after = choose([...items.slice(0, 500), 'one more', ...items.slice(500)], 100, 1);
    expect(before.filter((item) => !after.includes(item)).length).toBeLessThanOrEqual(1);
  });

  it('prefers none', () => {
    const times = new Map(items.slice(0, 10).map((item) => [item, 0]));
    for (let seed = 0; seed < 2_000; seed++)
      for (const item of choose(items.slice(0, 10), 3, seed)) times.set(item, (times.get(item) ?? 0) + 1);
    for (const [item, count] of times) {
      expect([item, count > 500]).toEqual([item, true]);
      expect([item, count < 700]).toEqual([item, true]);
    }
  });

  it('of more than there are is all of them', () => {
    expect(choose(['a', 'b'], 3, 1)).toEqual(['a', 'b']);
  });
});

describe('mutants', () => {
  it('have a name each, which a result of the same has too', async () => {
    const mutants = await everyMutant(['terminal-service/ledger/audit.ts']);
    const names = mutants.map(nameOfMutant);
    expect(mutants.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(mutants.length);
    const [mutant] = mutants;
    if (!mutant) throw new Error('there is none');
    const { start, end } = mutant.location;
    const fromOne = ({ line, column }: typeof start) => ({ line: line + 1, column: column + 1 });
    const location = { start: fromOne(start), end: fromOne(end) };
    for (const fileName of [mutant.fileName, 'terminal-service/ledger/audit.ts'])
      expect(nameOfResult({ ...mutant, fileName, location, status: 'Killed' })).toBe(names[0]);
  });

  it('are made of logic, not of screens, and of no folder that is not there', () => {
    expect(filesOf({ name: 'ledger', parts: ['terminal-service/ledger'], tests: [] })).toContain(
      join('terminal-service', 'ledger', 'audit.ts'),
    );
    expect(
      filesOf({ name: 'kiosk', parts: ['kiosk-ui/kiosk'], tests: [] }).filter((file) => !/\.ts$/.test(file)),
    ).toEqual([]);
    expect(filesOf({ name: 'none', parts: ['no-such-folder'], tests: [] })).toEqual([]);
  });

  it('are looked for by tests in whose process the code runs', () => {
    const tests = inProcessTests();
    expect(tests).toContain('test/terminal-service/ledger/audit.test.ts');
    // Starts the service as a process, through another file.
    expect(tests).not.toContain('test/terminal-service/ledger/power-cut.test.ts');
    expect(tests.filter((file) => file.startsWith('test/browser/'))).toEqual([]);
  });
});
