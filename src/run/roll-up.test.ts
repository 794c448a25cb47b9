import { describe, expect, test } from 'vitest';
import type { Tally } from '../model/account.ts';
import type { Clause, Level } from '../model/clause.ts';
import type { ClauseResult } from '../model/report.ts';
import type { Outcome, Verdict } from '../model/verdict.ts';
import { overallOf, rollUp } from './roll-up.ts';
import { plusTally, tallyOf } from './tally.ts';

const clause = (level: Level): Clause => ({
  id: 'request/mtu/minimum',
  level,
  origin: 'page',
  says: 'Minimum value is 68 for IPv4, and 1280 for IPv6.',
  source: 'request-mtu',
  title: 'an mtu below the minimum is refused',
});

const words: Readonly<Record<string, Outcome['verdict']>> = {
  P: 'pass',
  F: 'fail',
  W: 'warn',
  '?': 'inconclusive',
};
const outcomesOf = (letters: string): Outcome[] =>
  [...letters].map((letter, index) => ({
    clause: 'request/mtu/minimum',
    case: `request/mtu/minimum#${index + 1}`,
    verdict: words[letter] ?? 'pass',
    expected: 'status 400',
    received: `as ${letter}`,
  }));
/** One case for each letter. */
const found = (letters: string): Tally | undefined =>
  outcomesOf(letters)
    .map((one, at) => tallyOf([one], { at, size: 1, observed: true }))
    .reduce<Tally | undefined>((sum, one) => (sum ? plusTally(sum, one) : one), undefined);
const lively = { carriedOut: true };

describe('one clause', () => {
  test.each<[string, Level, Verdict]>([
    ['P', 'must', 'pass'],
    ['PP', 'must', 'pass'],
    ['PW', 'must', 'warn'],
    ['P?', 'must', 'inconclusive'],
    ['W?', 'must', 'inconclusive'],
    ['PF', 'must', 'fail'],
    ['?F', 'must', 'fail'],
    ['WF?P', 'must', 'fail'],
    ['?', 'must', 'inconclusive'],
    ['P', 'should', 'pass'],
    ['PW', 'should', 'warn'],
    ['P?', 'should', 'inconclusive'],
    ['PF', 'should', 'warn'],
    ['?F', 'should', 'warn'],
    ['P', 'info', 'pass'],
    ['F', 'info', 'pass'],
    ['P?', 'info', 'pass'],
    ['?P', 'info', 'pass'],
    ['??', 'info', 'inconclusive'],
  ])('with %s at level %s is %s', (letters, level, verdict) => {
    expect(rollUp(clause(level), found(letters), lively).verdict).toBe(verdict);
  });

  test.each<[string, Level, string | undefined]>([
    ['P?', 'must', 'as ?'],
    ['PW', 'must', 'as W'],
    ['??', 'info', 'as ?'],
    ['PF', 'must', undefined],
    ['P', 'must', undefined],
  ])('with %s at level %s says why: %s', (letters, level, reason) => {
    expect(rollUp(clause(level), found(letters), lively).reason).toBe(reason);
  });

  test('counts cases once, and outcomes by verdict', () => {
    const twice = tallyOf(outcomesOf('PP'), { at: 9, size: 1, observed: false });
    const tally = plusTally(twice, found('PF??') ?? twice);
    expect(rollUp(clause('must'), tally, lively).cases).toEqual({
      total: 5,
      pass: 3,
      fail: 1,
      inconclusive: 2,
    });
  });

  test('keeps what the clause says', () => {
    expect(rollUp(clause('must'), found('P'), lively)).toMatchObject(clause('must'));
  });

  test('that was not asked is skipped, whatever was seen of it on the way', () => {
    expect(
      rollUp(clause('must'), found('PF'), { ...lively, notAsked: 'not selected (--only)' }),
    ).toMatchObject({ verdict: 'skipped', reason: 'not selected (--only)' });
  });

  test.each<Level>(['must', 'should', 'info'])('without a case at level %s is never a pass', (level) => {
    expect(rollUp(clause(level), undefined, lively)).toMatchObject({
      verdict: 'skipped',
      reason: 'nothing in the answers to judge',
    });
    expect(rollUp(clause(level), undefined, { carriedOut: false })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'no valid update was carried out',
    });
  });

  test.each<[string, Level, Verdict]>([
    ['P', 'must', 'inconclusive'],
    ['P', 'should', 'inconclusive'],
    ['P', 'info', 'pass'],
    ['F', 'must', 'fail'],
    ['W', 'must', 'warn'],
  ])('with %s at level %s on a lifeless server is %s', (letters, level, verdict) => {
    const lifeless = 'the target was never seen to store an update';
    expect(rollUp(clause(level), found(letters), { ...lively, lifeless }).verdict).toBe(verdict);
  });

  test('that is merely recorded tells what was received, and how often', () => {
    expect(rollUp(clause('info'), found('PPF'), lively).observed).toEqual({ 'as P': 2, 'as F': 1 });
    expect(rollUp(clause('must'), found('P'), lively)).not.toHaveProperty('observed');
  });
});

describe('a run', () => {
  const result = (level: Level, verdict: Verdict): ClauseResult => ({
    ...clause(level),
    verdict,
    cases: { total: 1, pass: 0, fail: 0, inconclusive: 0 },
  });
  const pass = result('must', 'pass');

  test.each<[string, ClauseResult[], boolean, string]>([
    ['passes only', [pass, result('should', 'pass')], false, 'conformant'],
    ['a remark', [pass, result('should', 'warn'), result('must', 'warn')], false, 'conformant'],
    ['a should left open', [pass, result('should', 'inconclusive')], false, 'conformant'],
    ['a must skipped', [pass, result('must', 'skipped')], false, 'conformant'],
    ['should only', [result('should', 'pass'), result('must', 'skipped')], false, 'conformant'],
    ['a must that deviates', [pass, result('must', 'deviation')], false, 'conformant-with-deviations'],
    ['nothing but a deviation', [result('must', 'deviation')], false, 'conformant-with-deviations'],
    ['a should that deviates', [pass, result('should', 'deviation')], false, 'conformant'],
    [
      'a deviation and an open must',
      [result('must', 'deviation'), result('must', 'flaky')],
      false,
      'incomplete',
    ],
    ['a deviation and an interruption', [result('must', 'deviation')], true, 'incomplete'],
    [
      'a deviation and a failing must',
      [result('must', 'deviation'), result('must', 'fail')],
      false,
      'non-conformant',
    ],
    ['a must left open', [pass, result('must', 'inconclusive')], false, 'incomplete'],
    ['a must that wavers', [pass, result('must', 'flaky')], false, 'incomplete'],
    ['an interruption', [pass], true, 'incomplete'],
    ['nothing', [], false, 'incomplete'],
    ['nothing but skips', [result('must', 'skipped')], false, 'incomplete'],
    ['nothing that counts', [result('must', 'skipped'), result('info', 'pass')], false, 'incomplete'],
    ['a failing must', [pass, result('must', 'fail')], false, 'non-conformant'],
    [
      'a failing must among open ones',
      [result('must', 'inconclusive'), result('must', 'fail')],
      false,
      'non-conformant',
    ],
    ['a failing must and an interruption', [result('must', 'fail')], true, 'non-conformant'],
  ])('with %s is judged', (_, clauses, interrupted, overall) => {
    expect(overallOf(clauses, interrupted)).toBe(overall);
  });
});
