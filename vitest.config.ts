import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/**
 * `npm test` runs what needs npm alone. The lanes need Debian packages or a virtual machine; `.ci/run` installs
 * those and runs them with LANES=1.
 */
const lanes = process.env.LANES === '1';

/** Needs no more than npm and a build, but a minute and a half of one processor, which the lanes leave idle. */
const besideTheLanes = ['test/browser/every-screen-axe.test.ts'];

/** Every program of ours that a test starts reads what another has already compiled. */
process.env.NODE_COMPILE_CACHE = join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

export default defineConfig({
  test: {
    globalSetup: 'test/warm-start.ts',
    include: lanes ? ['test/lanes/**/*.test.ts', ...besideTheLanes] : ['test/**/*.test.ts'],
    exclude: lanes ? [] : ['test/lanes/**', ...besideTheLanes],
    testTimeout: lanes ? 300_000 : 30_000,
    hookTimeout: 60_000,
    // What is waited for comes at once; a busy machine is no reason to fail.
    expect: { poll: { timeout: 10_000 } },
    maxWorkers: 2,
  },
});
