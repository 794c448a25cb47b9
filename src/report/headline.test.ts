import { expect, test } from 'vitest';
import type { DeviationState } from '../model/deviation.ts';
import type { Report } from '../model/report.ts';
import { headline } from './headline.ts';

type Said = Pick<Report, 'verdict' | 'reason'> & {
  must: object;
  should?: object;
  unasked?: number;
  given?: readonly (readonly [state: DeviationState, expires: string, daysLeft: number])[];
};

const sentence = ({ verdict, reason, must, should = {}, unasked = 0, given = [] }: Said) =>
  headline({
    verdict,
    ...(reason !== undefined && { reason }),
    totals: { must, should, info: {} },
    clauses: given.map(([state, expires, daysLeft]) => ({
      level: 'must',
      verdict: state === 'granted' ? 'deviation' : 'pass',
      deviation: { state, expires, daysLeft },
    })),
    notAsked: Array.from({ length: unasked }, () => ({ id: 'a', level: 'must', reason: 'no name' })),
  } as unknown as Report);

test.each([
  [{ verdict: 'conformant', must: { pass: 3 } }, 'CONFORMANT: 3 musts passed, none failed.'],
  [{ verdict: 'conformant', must: { pass: 1 } }, 'CONFORMANT: 1 must passed, none failed.'],
  [
    { verdict: 'conformant', must: { pass: 3 }, should: { warn: 1 }, unasked: 2 },
    'CONFORMANT: 3 musts passed, none failed; 1 warning; 2 clauses not asked.',
  ],
  [
    { verdict: 'non-conformant', must: { fail: 2, pass: 5 }, should: { warn: 2 }, unasked: 1 },
    'NON-CONFORMANT: 2 musts failed, 5 passed; 2 warnings; 1 clause not asked.',
  ],
  [
    { verdict: 'incomplete', must: { inconclusive: 2, flaky: 1, pass: 4 } },
    'INCOMPLETE: 3 musts could not be judged; 4 passed.',
  ],
  [{ verdict: 'incomplete', reason: 'interrupted', must: {} }, 'INCOMPLETE: interrupted; 0 passed.'],
  [
    {
      verdict: 'conformant-with-deviations',
      must: { pass: 40, deviation: 1 },
      should: { warn: 1, deviation: 2 },
      given: [['granted', '2027-03-01', 93]],
    },
    'CONFORMANT WITH DEVIATIONS: 40 musts passed, 1 deviates as granted until 2027-03-01 (93 days left), no other failed; 1 warning; 2 shoulds with a deviation.',
  ],
  [
    {
      verdict: 'conformant-with-deviations',
      must: { pass: 40, deviation: 2 },
      given: [
        ['granted', '2027-03-01', 93],
        ['granted', '2026-11-28', 0],
        ['stale', '2027-03-01', 93],
      ],
    },
    'CONFORMANT WITH DEVIATIONS: 40 musts passed, 2 deviate as granted until 2026-11-28 at the earliest (its last day), no other failed; 1 stale deviation.',
  ],
  [
    {
      verdict: 'non-conformant',
      must: { pass: 3, fail: 1, deviation: 1 },
      given: [
        ['granted', '2027-03-01', 93],
        ['expired', '2026-01-01', -20],
      ],
    },
    'NON-CONFORMANT: 1 must failed, 1 deviates as granted until 2027-03-01 (93 days left), 3 passed; 1 expired deviation.',
  ],
] satisfies [Said, string][])('%j is one sentence', (said, expected) => {
  expect(sentence(said)).toBe(expected);
});
