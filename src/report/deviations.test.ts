import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv-draft-04';
import { parse } from 'csv-parse/sync';
import { XMLParser } from 'fast-xml-parser';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, test } from 'vitest';
import { deviationOf } from '../deviation/clause-result.test-support.ts';
import type { Report } from '../model/report.ts';
import { matrixOf } from './matrix/matrix.ts';
import { matrixPage } from './matrix/page.tsx';
import { matrixText } from './matrix/text.ts';
import { reportProblem } from './report-problem.ts';
import { reporters } from './reporters.ts';
import { reportWith, withGranted } from './samples.test-support.ts';

const minimum = 'request/mtu/minimum';
let plain: Report;
let report: Report;
let stale: Report;
let expired: Report;
let crashing: Report;
beforeAll(async () => {
  plain = await reportWith(['mtu-67-accepted'], { only: ['request/mtu'] });
  report = withGranted(plain, [deviationOf()]);
  stale = withGranted(report, [deviationOf({ clause: 'request/mtu/type' })]);
  expired = withGranted(plain, [deviationOf({ expires: '2025-12-30', created: '2025-01-01' })]);
  const broken = await reportWith(['list-for-number-crashes'], {
    only: ['request/mtu'],
    effort: 'standard',
  });
  crashing = withGranted(broken, [deviationOf({ clause: 'request/mtu/type' })]);
});

const until = 'known bug, granted until 2026-12-31 (364 days left)';
const whole = `${until}; VPN team: zero is not looked at (https://bugs.example.org/1)`;
const written = async (format: string, one: Report) => String(await reporters[format]?.(one, false));
const flat = (text: string) => text.replace(/\s+/g, ' ');

test('the verdict has a word of its own', () => {
  expect(plain.verdict).toBe('non-conformant');
  expect(report.verdict).toBe('conformant-with-deviations');
  expect([report, stale, expired, crashing].map(reportProblem)).toEqual(Array(4).fill(undefined));
});

test('a deviation that was not granted is no valid report', () => {
  const [given] = report.clauses.filter(({ id }) => id === minimum);
  const spoilt = { ...given, unwaivable: 'status 500' };
  expect(reportProblem({ ...report, clauses: [spoilt] })).toMatch(/^\/clauses\/0/);
});

test.each(['text', 'html', 'summary', 'csv', 'junit', 'sarif', 'github'])(
  '%s shows who granted what until when',
  async (format) => {
    const text = flat(await written(format, report));
    expect(text.toLowerCase()).toContain(until);
    expect(text).toContain('zero is not looked at');
    expect(text).toContain('VPN team');
    expect(text).toContain('bugs.example.org/1');
  },
);

test.each(['text', 'html', 'summary', 'github'])('%s says it in the verdict', async (format) => {
  const text = flat(await written(format, report));
  expect(text).toMatch(/1 deviates as granted until 2026-12-31 \(364 days left\), no other failed/);
  expect(text).toMatch(/conformant with deviations/i);
});

test('the badge says it', async () => {
  expect(await written('badge', report)).toContain('<title>IPsec update: conformant with deviations</title>');
});

interface Suite {
  readonly testcase: readonly Record<string, Record<string, string>>[];
}

function junitCase(xml: string, name: string) {
  const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml);
  const suites = [testsuites.testsuite].flat() as Suite[];
  const found = suites.flatMap(({ testcase }) => testcase).find((one) => String(one['name']) === name);
  return { testsuites, found };
}

describe('in JUnit', () => {
  test('a deviation is skipped with its reason, neither passed nor failed', async () => {
    const { testsuites, found } = junitCase(await written('junit', report), minimum);
    expect(found?.['skipped']).toEqual({
      type: 'deviation',
      message: `expected status 400, received status 200; ${whole}`,
    });
    expect(found).not.toHaveProperty('failure');
    expect(testsuites.failures).toBe('0');
    expect(testsuites.skipped).toBe(String(report.notAsked.length + 1));
  });

  test('a stale deviation is an error', async () => {
    const { testsuites, found } = junitCase(await written('junit', stale), 'request/mtu/type');
    expect(found?.['error']?.['message']).toContain('stale: the clause passes; take it out of the file');
    expect(testsuites.errors).toBe('1');
  });

  test('an expired deviation is a failure', async () => {
    const { found } = junitCase(await written('junit', expired), minimum);
    expect(found?.['failure']?.['message']).toContain('expired on 2025-12-30 (2 days ago)');
  });
});

describe('in SARIF', () => {
  const resultIn = async (one: Report) => {
    const log: Log = JSON.parse(await written('sarif', one));
    const validate = new Ajv.default({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
      schema,
    );
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    return log.runs[0]?.results?.find(({ ruleId }) => ruleId === minimum);
  };

  test('a deviation is an error with an accepted suppression', async () => {
    expect(await resultIn(report)).toMatchObject({
      kind: 'fail',
      level: 'error',
      suppressions: [{ kind: 'external', status: 'accepted', justification: whole }],
    });
  });

  test('an expired deviation suppresses nothing', async () => {
    expect(await resultIn(expired)).not.toHaveProperty('suppressions');
  });
});

test('in CSV it has a column', async () => {
  const rows: Record<string, string>[] = parse(await written('csv', report), { columns: true });
  expect(rows.find(({ id }) => id === minimum)).toMatchObject({ verdict: 'deviation', deviation: whole });
  expect(rows.filter(({ deviation }) => deviation !== '')).toHaveLength(1);
});

test('on GitHub it is a notice, a stale one a warning', async () => {
  expect(await written('github', report)).toMatch(/^::notice file=spec\/source.md,line=\d+,title=request/);
  expect(await written('github', stale)).toMatch(/^::warning .*title=request\/mtu\/type::.*stale/m);
});

test.each([
  ['stale', () => stale, '1 stale deviation', 'stale: the clause passes'],
  ['expired', () => expired, '1 expired deviation', 'expired on 2025-12-30 (2 days ago)'],
  ['refused', () => crashing, 'NON-CONFORMANT', 'not granted: status 500 cannot be waived'],
])('text and page say that a deviation is %s', async (_, which, verdict, words) => {
  for (const format of ['text', 'html']) {
    const text = flat(await written(format, which()));
    expect(text.toLowerCase()).toContain(verdict.toLowerCase());
    expect(text).toContain(words);
  }
});

test('a matrix shows it beside targets that pass and fail', () => {
  const matrix = matrixOf([
    { name: 'north', report, before: plain },
    { name: 'south', report: plain, before: report },
  ]);
  expect(matrix.totals).toMatchObject({ 'conformant-with-deviations': 1, 'non-conformant': 1 });
  expect(matrix.clauses[0]).toMatchObject({ id: minimum, failing: ['south'], deviating: ['north'] });
  expect(matrix.targets[0]?.musts).toMatchObject({ fail: 0, deviation: 1 });
  expect(matrixText(matrix)).toContain('Deviates where\n  request/mtu/minimum (must): 1\n    north');
  expect(matrixText(matrix)).toContain('1 conformant with deviations');
  expect(matrixPage(matrix)).toContain('deviates at north');
});
