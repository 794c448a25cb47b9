import { expect, test } from 'vitest';
import type { Clause } from '../model/clause.ts';
import { checkDeviations, type Use } from './check-deviations.ts';
import { deviationOf, rowOf } from './clause-result.test-support.ts';
import { readDeviations } from './read-deviations.ts';

const clauses: readonly Clause[] = [
  rowOf(),
  rowOf({ id: 'silence/null-values', level: 'info' }),
  rowOf({ id: 'access/reader/update', title: 'a reader is refused', waivable: false }),
];
const use: Use = { clauses, profile: 'virtuozzo', day: '2026-11-28' };

/** A file of one deviation, a key to a line: `clause` is line 3. */
function fileOf(parts: Parameters<typeof deviationOf>[0]) {
  const lines = Object.entries(deviationOf(parts)).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return readDeviations(`schemaVersion: 1\ndeviations:\n  - ${lines.join('\n    ')}\n`, 'd.yaml');
}

test.each<[string, Parameters<typeof deviationOf>[0], Partial<Use>]>([
  ['for all releases', {}, {}],
  ['created today', { created: '2026-11-28' }, {}],
  ['that has expired', { expires: '2026-01-02' }, {}],
  ['for a release that is asked', { productVersions: ['29.0.0'] }, { productVersion: '29.0.0' }],
  ['for another release than is asked', { productVersions: ['29.0.0'] }, { productVersion: '30.0.0' }],
])('a deviation %s can be given', (_, parts, used) => {
  expect(() => checkDeviations(fileOf(parts), { ...use, ...used })).not.toThrow();
});

test.each<[string, Parameters<typeof deviationOf>[0], string]>([
  [
    'of a clause that is not there',
    { clause: 'request/mtu/maximum' },
    'd.yaml:3:5: profile virtuozzo has no clause "request/mtu/maximum": `vpnaas-conformance list --profile virtuozzo` shows what there is',
  ],
  [
    'of an observation',
    { clause: 'silence/null-values' },
    'd.yaml:3:5: "silence/null-values" is only recorded and never fails: leave it out',
  ],
  [
    'of foreign access',
    { clause: 'access/reader/update' },
    'd.yaml:3:5: "access/reader/update" (a reader is refused) cannot be waived: leave it out',
  ],
  ['of tomorrow', { created: '2026-11-29' }, 'd.yaml:8:5: created is 2026-11-29, which is still to come'],
  [
    'of some releases, where it is not known which is asked',
    { productVersions: ['29.0.0', '28.*'] },
    'd.yaml:10:5: it is for releases 29.0.0, 28.* only: say with --product-version which release is asked',
  ],
])('a deviation %s is refused', (_, parts, message) => {
  expect(() => checkDeviations(fileOf(parts), use)).toThrow(message);
});
