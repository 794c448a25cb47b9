import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { ClauseResult, Report } from '../model/report.ts';
import { junitReport } from './junit.ts';

const clause = (
  id: string,
  verdict: ClauseResult['verdict'],
  more: Partial<ClauseResult> = {},
): ClauseResult => ({
  id,
  level: 'must',
  origin: 'page',
  says: 'A <sentence> & "more"',
  source: 'request-mtu',
  title: 'something holds',
  verdict,
  cases: { total: 1, pass: 0, fail: 0, inconclusive: 0 },
  ...more,
});

const report = {
  kit: { name: 'kit', version: '1', node: '20' },
  verdict: 'non-conformant',
  totals: { must: { fail: 1, pass: 1 }, should: {}, info: {} },
  notAsked: [],
  run: { startedAt: '2026-01-01T00:00:00.000Z', seconds: 1.5, puts: 3, disturbances: [] },
  clauses: [
    clause('request/mtu/minimum', 'fail', {
      counterexample: {
        case: 'request/mtu/minimum#1',
        request: { raw: '{"a":"\u0000\u001b]]>"}', token: 'own', connection: 'named' },
        expected: 'status 400',
        received: 'status 200',
        answer: { status: 200 },
        changed: {},
        curl: 'curl',
        replay: 'replay',
      },
    }),
    clause('request/name/type', 'pass'),
    clause('response/mtu/type', 'inconclusive', { reason: 'no valid update was carried out' }),
    clause('response/psk/type', 'skipped', { reason: 'not shown' }),
    clause('response/psk/clear', 'warn', { reason: 'a mask' }),
    clause('silence/null-values', 'pass', { level: 'info', observed: { 'status 400': 2 } }),
  ],
} as unknown as Report;

const xml = junitReport(report);
const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
const suites = parser.parse(xml).testsuites;

test('the document is well-formed, with NUL and escape characters in a request', () => {
  expect(XMLValidator.validate(xml)).toBe(true);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these characters
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
});

test('an independent parser counts one failure, one error and one skipped', () => {
  const cases = suites.testsuite.flatMap((suite: { testcase: unknown }) => suite.testcase) as Record<
    string,
    unknown
  >[];
  const count = (element: string) => cases.filter((one) => element in one).length;
  expect([count('failure'), count('error'), count('skipped')]).toEqual([1, 1, 1]);
  expect([suites.failures, suites.errors, suites.skipped, suites.tests]).toEqual(['1', '1', '1', '6']);
});

test('a failure says what was expected, what was received and how to see it again', () => {
  const [first] = suites.testsuite[0].testcase;
  expect(first.failure.message).toBe('expected status 400, received status 200');
  expect(first.failure['#text']).toContain('replay: replay');
});
