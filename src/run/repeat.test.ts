import { describe, expect, test } from 'vitest';
import type { Account } from '../model/account.ts';
import type { Level } from '../model/clause.ts';
import type { ClauseResult } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { repeated } from './repeated.test-support.ts';
import type { RunResult } from './run.ts';
import type { Finding } from './shrink.ts';
import { noVitals } from './vital-signs.ts';

const clause = (id: string, verdict: Verdict, level: Level): ClauseResult => ({
  id,
  level,
  origin: 'page',
  says: '',
  source: '',
  title: '',
  verdict,
  cases: { total: 1, pass: 1, fail: 0, inconclusive: 0 },
});

const account: Account = {
  tallies: {},
  vitals: noVitals,
  cases: {},
  statuses: [],
  undocumented: [],
  times: { '1': 1, '2.5': 1 },
};

const result = (
  verdicts: readonly Verdict[],
  parts: Partial<RunResult> = {},
  level: Level = 'must',
): RunResult => ({
  verdict: 'conformant',
  clauses: verdicts.map((verdict, index) => clause(`clause-${index}`, verdict, level)),
  findings: new Map(),
  lost: [],
  puts: 10,
  runs: [account],
  ...parts,
});

const finding = (name: string) => ({ name }) as unknown as Finding;

test('no run has no result', () => {
  expect(repeated([])).toBeUndefined();
});

test('one run is its own result', () => {
  const only = result(['pass']);
  expect(repeated([only])).toBe(only);
});

test('runs that agree are as the first, with the requests and the answers of all', () => {
  const [first, second, third] = [
    result(['pass', 'warn']),
    result(['pass', 'warn']),
    result(['pass', 'warn']),
  ];
  const together = { ...first, puts: 30 };
  expect(repeated([first, second, third])).toEqual({
    ...together,
    runs: [{ ...account, times: { '1': 3, '2.5': 3 } }],
  });
  expect(repeated([first, second, third], true)).toEqual({ ...together, runs: [account, account, account] });
});

test('a clause that differs is flaky, with how often each was met, and the run is incomplete', () => {
  const combined = repeated([result(['pass', 'pass']), result(['pass', 'fail']), result(['pass', 'pass'])]);
  expect(combined?.verdict).toBe('incomplete');
  expect(combined?.clauses.map(({ verdict }) => verdict)).toEqual(['pass', 'flaky']);
  expect(combined?.clauses[1]?.reason).toBe('verdicts of 3 runs: pass in 2, fail in 1');
});

test('a must that always fails stays a failure beside a flaky one', () => {
  const combined = repeated([result(['fail', 'pass']), result(['fail', 'fail'])]);
  expect(combined?.verdict).toBe('non-conformant');
});

test('a should that differs is flaky and leaves the run conformant', () => {
  const must = result(['pass']);
  const both = (verdict: Verdict) => ({
    ...must,
    clauses: [...must.clauses, clause('remark', verdict, 'should')],
  });
  expect(repeated([both('pass'), both('warn')])).toMatchObject({
    verdict: 'conformant',
    clauses: [{ verdict: 'pass' }, { verdict: 'flaky' }],
  });
});

test('findings of every run are kept, the earliest of each clause', () => {
  const first = result(['fail'], { findings: new Map([['clause-0', finding('first')]]) });
  const second = result(['fail'], {
    findings: new Map([
      ['clause-0', finding('second')],
      ['clause-1', finding('other')],
    ]),
  });
  expect(Object.fromEntries(repeated([first, second])?.findings ?? [])).toEqual({
    'clause-0': finding('first'),
    'clause-1': finding('other'),
  });
});

test('what could not be put back is what the last run says', () => {
  expect(repeated([result(['pass'], { lost: ['name'] }), result(['pass'], { lost: ['mtu'] })])?.lost).toEqual(
    ['mtu'],
  );
});

describe('a run that was broken off', () => {
  const brokenOff = 'interrupted';

  test('leaves the whole incomplete, and the clauses that it did not ask as they were', () => {
    const combined = repeated([result(['pass', 'pass']), result(['pass', 'inconclusive'], { brokenOff })]);
    expect(combined).toMatchObject({ verdict: 'incomplete', brokenOff });
    expect(combined?.clauses.map(({ verdict }) => verdict)).toEqual(['pass', 'pass']);
  });

  test('leaves a failure a failure', () => {
    const combined = repeated([result(['fail']), result(['inconclusive'], { brokenOff })]);
    expect(combined?.verdict).toBe('non-conformant');
  });

  test('still shows what differs', () => {
    const combined = repeated([result(['pass']), result(['fail'], { brokenOff })]);
    expect(combined?.clauses[0]?.verdict).toBe('flaky');
  });
});

test('a clause that a whole run could not judge differs from one that it passed', () => {
  expect(repeated([result(['pass']), result(['inconclusive'])])?.clauses[0]?.verdict).toBe('flaky');
});
