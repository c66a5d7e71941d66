import { defineConfig } from 'vitest/config';

/**
 * `npm test` runs what needs npm alone. The lanes need Debian packages or a virtual machine; `.ci/run` installs
 * those and runs them with LANES=1.
 */
const lanes = process.env.LANES === '1';

export default defineConfig({
  test: {
    include: lanes ? ['test/lanes/**/*.test.ts'] : ['test/**/*.test.ts'],
    exclude: lanes ? [] : ['test/lanes/**'],
    testTimeout: lanes ? 300_000 : 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
