import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Level } from '../model/clause.ts';
import type { Report } from '../model/report.ts';
import { compareReports, type Standing } from './comparison.ts';

const standings = [
  'pass',
  'fail',
  'warn',
  'deviation',
  'inconclusive',
  'flaky',
  'skipped',
  'not asked',
] as const;

/** A report with one clause of each given standing; undefined leaves the clause out. */
function report(clauses: Readonly<Record<string, Standing | undefined>>, level: Level = 'must'): Report {
  const known = Object.entries(clauses).filter(([, standing]) => standing !== undefined);
  return {
    profile: { name: 'virtuozzo' },
    target: { family: 4 },
    plan: { effort: 'standard', contract: 'c0ffee' },
    kit: { version: '1.0.0' },
    clauses: known.flatMap(([id, verdict]) => (verdict === 'not asked' ? [] : [{ id, level, verdict }])),
    notAsked: known.flatMap(([id, verdict]) => (verdict === 'not asked' ? [{ id, level, reason: 'x' }] : [])),
  } as unknown as Report;
}

describe('a clause', () => {
  test.each<[Standing | undefined, Standing | undefined, string, boolean]>([
    ['pass', 'fail', 'newlyFailing', true],
    ['pass', 'warn', 'newlyFailing', true],
    ['inconclusive', 'fail', 'newlyFailing', true],
    ['not asked', 'fail', 'newlyFailing', true],
    [undefined, 'fail', 'newlyFailing', true],
    ['pass', 'deviation', 'newlyDeviating', false],
    ['fail', 'deviation', 'newlyDeviating', false],
    [undefined, 'deviation', 'newlyDeviating', false],
    ['deviation', 'fail', 'newlyFailing', true],
    ['deviation', 'pass', 'newlyPassing', false],
    ['pass', 'inconclusive', 'lost', true],
    ['pass', 'flaky', 'lost', true],
    ['pass', 'not asked', 'lost', true],
    ['pass', 'skipped', 'lost', true],
    ['pass', undefined, 'lost', true],
    ['fail', 'pass', 'newlyPassing', false],
    ['warn', 'pass', 'newlyPassing', false],
    ['inconclusive', 'pass', 'newlyPassing', false],
    ['not asked', 'pass', 'newlyAsked', false],
    ['skipped', 'pass', 'newlyAsked', false],
    [undefined, 'pass', 'newlyAsked', false],
    [undefined, 'inconclusive', 'newlyAsked', false],
    ['fail', 'not asked', 'otherwise', false],
    ['fail', 'inconclusive', 'otherwise', false],
    ['warn', 'fail', 'otherwise', false],
  ])('that was %s and is %s is %s (regression: %s)', (before, after, group, regression) => {
    const comparison = compareReports(report({ a: before }), report({ a: after }));
    const { differences, regression: worse, ...groups } = comparison;
    const filled = Object.entries(groups).filter(([, changes]) => changes.length > 0);
    expect(filled.map(([name]) => name)).toEqual([group]);
    expect(worse).toBe(regression);
    expect(differences).toEqual([]);
  });

  test('that is only observed is never compared', () => {
    const comparison = compareReports(report({ a: 'pass' }, 'info'), report({ a: 'fail' }, 'info'));
    expect(comparison).toMatchObject({ regression: false, newlyFailing: [], lost: [], otherwise: [] });
  });
});

const anyReport = fc
  .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(undefined, ...standings))
  .map((clauses) => report(clauses));

test('a report is not worse than itself', () => {
  fc.assert(
    fc.property(anyReport, (one) => {
      const { regression, ...groups } = compareReports(one, one);
      expect([regression, ...Object.values(groups).flat()]).toEqual([false]);
    }),
  );
});

test('what is newly failing one way is never failing the other way', () => {
  fc.assert(
    fc.property(anyReport, anyReport, (one, two) => {
      const there = compareReports(one, two).newlyFailing.map(({ id }) => id);
      const back = compareReports(two, one).newlyFailing.map(({ id }) => id);
      expect(there.filter((id) => back.includes(id))).toEqual([]);
    }),
  );
});

test('every clause whose standing changed is in a group', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(undefined, ...standings),
      fc.constantFrom(undefined, ...standings),
      (before, after) => {
        const { differences, regression, ...groups } = compareReports(
          report({ a: before }),
          report({ a: after }),
        );
        const known = (standing: Standing | undefined) =>
          standing === undefined || standing === 'skipped' ? 'not asked' : standing;
        expect(Object.values(groups).flat().length).toBe(known(before) === known(after) ? 0 : 1);
      },
    ),
  );
});

test('another profile, IP version, effort, kit or contract is named', () => {
  const other = {
    ...report({}),
    profile: { name: 'openstack' },
    target: { family: 6 },
    plan: { effort: 'quick', contract: 'decaf' },
    kit: { version: '1.1.0' },
  } as unknown as Report;
  expect(compareReports(report({}), other).differences).toEqual([
    'profile: virtuozzo, then openstack',
    'IP version: IPv4, then IPv6',
    'effort: standard, then quick',
    'kit: 1.0.0, then 1.1.0',
    'contract: c0ffee, then decaf',
  ]);
});
