import { statSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { Uncollected } from './uncollected.ts';

/** The folder and the file whose code is changed. */
const [folder = '', file = ''] = (process.env['MUTATED'] ?? '{contract,generate,check}/').split('/');

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

/** The test beside the file first, then those of its folder, small ones before large ones: most changes are noticed soon. */
class NearFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const beside = `/src/${folder}/${file.replace('.ts', '.test.ts')}`;
    const distance = ({ moduleId }: TestSpecification) =>
      moduleId.endsWith(beside) ? 0 : moduleId.includes(`/src/${folder}/`) ? 1 : 2;
    const size = ({ moduleId }: TestSpecification) => statSync(moduleId).size;
    return files.toSorted((one, other) => distance(one) - distance(other) || size(one) - size(other));
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
    reporters: ['default', new Uncollected()],
    sequence: { sequencer: NearFirst },
    /** Every change gets a worker of its own; in it the test files share what they have loaded. */
    isolate: false,
    setupFiles: ['scripts/mutation/every-test.ts'],
  },
});
