import { defineConfig } from 'vitest/config';
import { inProcessTests } from './in-process-tests.ts';

/** How Stryker has tests run: those that see a mutant at all, and nothing warmed up that none of them uses. */
export default defineConfig({
  test: { include: inProcessTests(), testTimeout: 30_000, hookTimeout: 30_000 },
});
