import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../tree-imports.ts';
import { plantedFaults } from './planted-faults.ts';
import { plantedText } from './planted-text.ts';
import { verdictOf } from './run-tests.ts';

describe('the list of planted faults', () => {
  it('has a name for each', () => {
    const names = plantedFaults.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(plantedFaults.map((fault) => [fault.name, fault] as const))(
    '%s: fits the code as it stands',
    (_name, fault) => {
      const sound = readFileSync(join(root, fault.file), 'utf8');
      expect(plantedText(sound, fault)).not.toBe(sound);
      for (const file of fault.foundBy) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
    },
  );
});

describe('a fault', () => {
  const fault = { name: 'off by one', file: 'shelf.ts', find: '>=', replaceBy: '>', foundBy: ['a'] } as const;

  it('replaces its one place as it is written, and nothing else', () => {
    expect(plantedText('if (kept >= 200) full();', fault)).toBe('if (kept > 200) full();');
    expect(plantedText('price >= 1', { ...fault, replaceBy: '$&' })).toBe('price $& 1');
  });

  it('that fits nowhere, or twice, is not planted', () => {
    expect(() => plantedText('if (kept === 200)', fault)).toThrow('stands 0 times in shelf.ts');
    expect(() => plantedText('a >= b || c >= d', fault)).toThrow('stands 2 times in shelf.ts');
  });
});

describe('what counts as found', () => {
  const file = (message: string, ...statuses: string[]) => ({
    name: 'shelf.test.ts',
    message,
    assertionResults: statuses.map((status, index) => ({ status, fullName: `test ${index}` })),
  });

  it('is a test that failed', () => {
    expect(verdictOf({ success: false, testResults: [file('', 'passed', 'failed')] })).toEqual({
      tests: 'failed',
      by: 'test 1',
    });
  });

  it('is not a file that does not load, a run that ends by itself, or one in which nothing was tested', () => {
    const unloaded = { success: false, testResults: [file('SyntaxError'), file('', 'passed')] };
    expect(verdictOf(unloaded)).toEqual({ tests: 'notRun', why: 'shelf.test.ts: SyntaxError' });
    for (const report of [
      undefined,
      { success: false, testResults: [file('', 'passed')] },
      { success: true, testResults: [file('', 'skipped')] },
      { success: true, testResults: [] },
    ])
      expect(verdictOf(report).tests).toBe('notRun');
  });

  it('is not tests that all passed', () => {
    expect(verdictOf({ success: true, testResults: [file('', 'passed')] })).toEqual({ tests: 'passed' });
  });
});
