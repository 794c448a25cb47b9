import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The folder whose code is changed. */
const folder = process.env['MUTATED'] ?? '{contract,generate,check}';

/** Tests that stand elsewhere and are about its code. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  generate: [
    'src/arbitraries.test.ts',
    'src/suite/**/*.test.ts',
    'suites/update-connection/cases.test.ts',
    'suites/every-clause.test.ts',
  ],
  check: ['suites/update-connection/observers.test.ts'],
};

/** Small files first: most changes are noticed soon, and the rest of the tests need not run. */
class SmallFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((one, other) => size(one) - size(other));
  }
}

/** The tests of a folder that is mutated, and those that say which clauses and sentences there are. */
export default defineConfig({
  test: {
    include: [
      `src/${folder}/**/*.test.ts`,
      'suites/{clauses,sentences}.test.ts',
      ...(elsewhere[folder] ?? []),
    ],
    testTimeout: 30_000,
    sequence: { sequencer: SmallFirst },
  },
});
