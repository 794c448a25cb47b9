import { defineConfig } from 'vitest/config';

/** The folder whose code is changed. */
const folder = process.env['MUTATED'] ?? '{contract,generate,check}';

/** Tests that stand elsewhere and are about its code. */
const elsewhere: Readonly<Record<string, string>> = {
  generate: 'suites/update-connection/cases.test.ts',
  check: 'suites/update-connection/observers.test.ts',
};

/** The tests of a folder that is mutated, and those that say which clauses and sentences there are. */
export default defineConfig({
  test: {
    include: [
      `src/${folder}/**/*.test.ts`,
      'suites/{clauses,sentences}.test.ts',
      ...(elsewhere[folder] === undefined ? [] : [elsewhere[folder]]),
    ],
    testTimeout: 30_000,
  },
});
