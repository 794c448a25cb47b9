import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  exports: Record<string, unknown>;
};

test('the package has these entries', () => {
  expect(Object.keys(exports)).toEqual([
    '.',
    './arbitraries',
    './validate',
    './vitest',
    './suites',
    './reference',
    './spec/*',
    './reports/deviations.schema.json',
    './reports/report.schema.json',
    './package.json',
  ]);
});

test.each([
  [
    '.',
    './index.ts',
    'ContractError KitError SelfError TargetError UsageError conformance conformanceTests plan run',
  ],
  [
    './arbitraries',
    './arbitraries.ts',
    'breakableClauses breakingBodies connections updateSequences validBodies',
  ],
  ['./validate', './validate/validate.ts', 'requestViolations responseViolations'],
  ['./vitest', './vitest.ts', 'conformance'],
  ['./suites', '../suites/index.ts', 'updateConnection'],
  ['./reference', './reference/library.ts', 'faults startReferenceServer'],
])('%s exports this and nothing else', async (_, file, names) => {
  expect(Object.keys(await import(file)).sort()).toEqual(names.split(' '));
});
