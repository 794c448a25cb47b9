import { expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { headline } from './headline.ts';

type Said = Pick<Report, 'verdict' | 'reason'> & { must: object; should?: object; unasked?: number };

const sentence = ({ verdict, reason, must, should = {}, unasked = 0 }: Said) =>
  headline({
    verdict,
    ...(reason !== undefined && { reason }),
    totals: { must, should, info: {} },
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
] satisfies [Said, string][])('%j is one sentence', (said, expected) => {
  expect(sentence(said)).toBe(expected);
});
