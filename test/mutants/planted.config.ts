import { defineConfig } from 'vitest/config';

/**
 * How tests are run on a tree with a planted fault. Started once for every fault, so nothing is warmed up; and a fault
 * that makes something wait for ever is to be found in less than the half minute that a busy machine is given elsewhere.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 15_000,
    hookTimeout: 15_000,
    expect: { poll: { timeout: 5_000 } },
    maxWorkers: 2,
    bail: 1,
  },
});
