import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Deviation } from '../model/deviation.ts';
import type { ClauseResult } from '../model/report.ts';
import { deviationOf, rowOf } from './clause-result.test-support.ts';
import { grant, type Occasion } from './grant.ts';

const occasion: Occasion = { day: '2026-11-28', whole: true };
const open = { total: 3, pass: 1, fail: 1, inconclusive: 1 };

describe('a deviation', () => {
  test.each<[string, Partial<ClauseResult>, Partial<Deviation>, Partial<Occasion>, string, string]>([
    ['of a must that fails is granted', {}, {}, {}, 'granted', 'deviation'],
    [
      'of a should that warns is granted',
      { level: 'should', verdict: 'warn' },
      {},
      {},
      'granted',
      'deviation',
    ],
    ['holds on its last day', {}, { expires: '2026-11-28' }, {}, 'granted', 'deviation'],
    ['has expired on the next day', {}, { expires: '2026-11-27' }, {}, 'expired', 'fail'],
    ['of a clause that passes is stale', { verdict: 'pass' }, {}, {}, 'stale', 'pass'],
    ['that has expired is stale too', { verdict: 'pass' }, { expires: '2026-11-27' }, {}, 'stale', 'pass'],
    ['is not stale in a part of a plan', { verdict: 'pass' }, {}, { whole: false }, 'unjudged', 'pass'],
    ['of a flaky clause changes nothing', { verdict: 'flaky' }, {}, {}, 'unjudged', 'flaky'],
    [
      'of a clause that is open changes nothing',
      { verdict: 'inconclusive' },
      {},
      {},
      'unjudged',
      'inconclusive',
    ],
    ['of a clause that was not asked changes nothing', { verdict: 'skipped' }, {}, {}, 'unjudged', 'skipped'],
    ['is refused where a 5xx came', { unwaivable: 'status 500' }, {}, {}, 'refused', 'fail'],
    ['is refused where no deviation may be granted', { waivable: false }, {}, {}, 'refused', 'fail'],
    ['covers no case that is open', { cases: open }, {}, {}, 'granted', 'inconclusive'],
    [
      'of this release is granted',
      {},
      { productVersions: ['29.0.0'] },
      { productVersion: '29.0.0' },
      'granted',
      'deviation',
    ],
    [
      'of another release is not',
      {},
      { productVersions: ['29.0.0'] },
      { productVersion: '29.0.1' },
      'other-version',
      'fail',
    ],
    [
      'of all releases that begin so is granted',
      {},
      { productVersions: ['28.0.0', '29.*'] },
      { productVersion: '29.0.1' },
      'granted',
      'deviation',
    ],
    [
      'of 29.* is not one of 290',
      {},
      { productVersions: ['29.*'] },
      { productVersion: '290.0' },
      'other-version',
      'fail',
    ],
    [
      'of one release is not granted to a release that is not known',
      {},
      { productVersions: ['29.0.0'] },
      {},
      'other-version',
      'fail',
    ],
  ])('%s', (_, row, deviation, occasionally, state, verdict) => {
    const [result] = grant([rowOf(row)], [deviationOf(deviation)], { ...occasion, ...occasionally });
    expect(result?.deviation?.state).toBe(state);
    expect(result?.verdict).toBe(verdict);
  });

  test('says how many days are left', () => {
    const left = (expires: string) =>
      grant([rowOf()], [deviationOf({ expires })], occasion)[0]?.deviation?.daysLeft;
    expect([left('2026-11-27'), left('2026-11-28'), left('2027-11-28')]).toEqual([-1, 0, 365]);
  });

  test('keeps what shows that the clause fails', () => {
    const unwaived = rowOf({ reason: 'why' });
    const { verdict, deviation, ...rest } = grant([unwaived], [deviationOf()], occasion)[0] ?? rowOf();
    const { verdict: __, ...before } = unwaived;
    expect(rest).toEqual(before);
  });
});

describe('whatever is granted', () => {
  const ids = ['a/1', 'a/2', 'a/3', 'a/4'];
  const rows = fc.tuple(
    ...ids.map((id) =>
      fc
        .record({
          level: fc.constantFrom('must', 'should', 'info'),
          verdict: fc.constantFrom('pass', 'fail', 'warn', 'inconclusive', 'skipped', 'flaky'),
          inconclusive: fc.nat(2),
          unwaivable: fc.option(fc.constant('status 500'), { nil: undefined }),
          waivable: fc.option(fc.constant(false as const), { nil: undefined }),
        })
        .map(({ inconclusive, unwaivable, waivable, ...rest }) =>
          rowOf({
            id,
            ...(rest as Partial<ClauseResult>),
            ...(unwaivable !== undefined && { unwaivable }),
            ...(waivable === false && { waivable }),
            cases: { total: 5, pass: 1, fail: 1, inconclusive },
          }),
        ),
    ),
  );
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const deviations = fc
    .uniqueArray(
      fc.record({
        clause: fc.constantFrom(...ids, 'b/1'),
        expires: day,
        productVersions: fc.constantFrom(['*'], ['1']),
      }),
      { selector: ({ clause }) => clause },
    )
    .map((parts) => parts.map(deviationOf));
  const around = fc.record({
    day,
    whole: fc.boolean(),
    productVersion: fc.constantFrom(undefined, '1', '2'),
  });

  test('a clause passes afterwards where it passed before, and nowhere else', () => {
    fc.assert(
      fc.property(rows, deviations, around, (before, some, when) => {
        const passing = (all: readonly ClauseResult[]) => all.map(({ verdict }) => verdict === 'pass');
        expect(passing(grant(before, some, when))).toEqual(passing(before));
      }),
    );
  });

  test('the row of every other clause is the same', () => {
    fc.assert(
      fc.property(rows, deviations, around, (before, some, when) => {
        const listed = new Set(some.map(({ clause }) => clause));
        const others = (all: readonly ClauseResult[]) => all.filter(({ id }) => !listed.has(id));
        const after = grant(before, some, when);
        expect(others(after)).toEqual(others(before));
        expect(after.map(({ id }) => id)).toEqual(ids);
      }),
    );
  });

  test('a verdict changes only where a deviation is granted, from fail or warn to deviation or inconclusive', () => {
    fc.assert(
      fc.property(rows, deviations, around, (before, some, when) => {
        for (const [n, { verdict, deviation, unwaivable, waivable }] of grant(before, some, when).entries()) {
          if (verdict === before[n]?.verdict) continue;
          expect(deviation?.state).toBe('granted');
          expect(before[n]?.verdict).toMatch(/^(fail|warn)$/);
          expect(verdict).toMatch(/^(deviation|inconclusive)$/);
          expect([unwaivable, waivable]).toEqual([undefined, undefined]);
          expect(deviation?.daysLeft).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
