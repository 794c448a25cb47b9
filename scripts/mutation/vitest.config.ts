import { defineConfig } from 'vitest/config';

/** The tests of the rooms that generate and judge, and of the suites that use them. */
export default defineConfig({
  test: {
    include: ['src/{contract,generate,check,suite}/**/*.test.ts', 'suites/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
