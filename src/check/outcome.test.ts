import { expect, test } from 'vitest';
import { exchangeOf, responds, silence } from './exchange.test-support.ts';
import { fails, open, outcome, passes, warns, wordsFor } from './outcome.ts';

test.each([
  [passes, 'pass'],
  [fails, 'fail'],
  [warns, 'warn'],
  [open, 'inconclusive'],
] as const)('%o charges %s to the clause, with the id of the case', (judge, verdict) => {
  const exchange = exchangeOf({ kind: 'accepted' });
  expect(outcome('status/200/update', exchange, judge('this', 'that'))).toEqual({
    clause: 'status/200/update',
    case: 'a/clause#1',
    verdict,
    expected: 'this',
    received: 'that',
  });
});

test.each([
  [responds(404), 'status 404'],
  [silence, 'no answer (ECONNRESET)'],
  [undefined, 'not asked'],
])('%j in words', (answer, words) => {
  expect(wordsFor(answer)).toBe(words);
});
