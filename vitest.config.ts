import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { inLanesOnly, lanes, lanesNow } from './test/how-much.ts';

/** Every program of ours that a test starts reads what another has already compiled. */
process.env.NODE_COMPILE_CACHE = join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

/** Tests whose modules remember nothing that the next test could trip over: one load of these serves them all. */
const sharing = ['devices', 'flows', 'kiosk-ui', 'receipts', 'rules'].map(
  (part) => `test/${part}/**/*.test.ts`,
);
const common = {
  hookTimeout: 60_000,
  // What is waited for comes at once; a busy machine is no reason to fail.
  expect: { poll: { timeout: 10_000 } },
};
const warmedUp = {
  ...common,
  globalSetup: 'test/warm-start.ts',
};

/** `npm test` runs what needs npm alone and a few minutes; `.ci/run` says what the lanes need besides. */
export default defineConfig({
  test: {
    maxWorkers: 3,
    reporters: lanesNow.length > 0 ? ['test/lane-seconds.ts', 'default'] : ['default'],
    projects:
      lanesNow.length > 0
        ? [
            {
              test: {
                ...warmedUp,
                name: 'lanes',
                include: lanesNow.flatMap((lane) => lanes[lane]),
                testTimeout: 600_000,
              },
            },
          ]
        : [
            {
              test: {
                ...warmedUp,
                name: 'program',
                include: ['test/**/*.test.ts'],
                exclude: [...sharing, 'test/lanes/**', ...inLanesOnly],
                testTimeout: 30_000,
              },
            },
            {
              test: { ...common, name: 'parts', include: sharing, isolate: false, testTimeout: 30_000 },
            },
          ],
  },
});
