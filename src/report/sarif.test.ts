import type { Log } from 'sarif';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { interruptedAfter, reportWith, withEverywhere } from './samples.test-support.ts';
import { sarifReport } from './sarif.ts';
import { complaints } from './sarif-schema.test-support.ts';

const logOf = (report: Report): Log => JSON.parse(sarifReport(report));
const reports: Record<string, Report> = {};
beforeAll(async () => {
  const failing = await reportWith(['mtu-67-accepted', 'malformed-json-ignored']);
  reports['failing'] = failing;
  reports['conformant'] = await reportWith([], { only: ['request/mtu'] });
  reports['interrupted'] = await interruptedAfter(30);
  reports['hostile'] = withEverywhere(failing, '\u0000"<\ud800');
});

test.each(['failing', 'conformant', 'interrupted', 'hostile'])('a %s run is valid SARIF 2.1.0', (name) => {
  const report = reports[name];
  expect(report && complaints(logOf(report))).toEqual([]);
});

test('the schema refuses what is not SARIF', () => {
  const report = reports['failing'];
  const log = report && logOf(report);
  expect(complaints({ ...log, version: '2.0.0' } as unknown as Log)).not.toEqual([]);
  expect(complaints({ ...log, runs: [{ results: [] }] } as unknown as Log)).not.toEqual([]);
});

describe('in a failing run', () => {
  const runOf = () => {
    const report = reports['failing'];
    const [run] = report ? logOf(report).runs : [];
    if (!report || !run) throw new Error('the log has no run');
    return { report, run, rules: run.tool.driver.rules ?? [], results: run.results ?? [] };
  };

  test('every clause is a rule, and its sentence is the help', () => {
    const { report, rules } = runOf();
    expect(rules.map(({ id, help }) => [id, help?.text])).toEqual(
      report.clauses.map(({ id, says }) => [id, says]),
    );
  });

  test('every clause that failed, warned or is open is a result of its rule, and no other', () => {
    const { report, rules, results } = runOf();
    const told = report.clauses.filter(({ verdict }) => !['pass', 'skipped'].includes(verdict));
    expect(results.map(({ ruleId }) => ruleId)).toEqual(told.map(({ id }) => id));
    expect(results.map(({ ruleIndex = -1 }) => rules[ruleIndex]?.id)).toEqual(told.map(({ id }) => id));
  });

  test('a failing must is an error where the document declares it and at its row, with the request and the answer', () => {
    const { report, results } = runOf();
    const row = report.page.find(({ anchor }) => anchor === 'request-mtu');
    const at = (uri: string, startLine = 0) => ({
      physicalLocation: { artifactLocation: { uri }, region: { startLine } },
    });
    expect(results.find(({ ruleId }) => ruleId === 'request/mtu/minimum')).toMatchObject({
      kind: 'fail',
      level: 'error',
      message: { text: expect.stringContaining('expected status 400, received status 200') },
      locations: [at('spec/openapi.yaml', row?.declared)],
      relatedLocations: [at('spec/source.md', row?.line)],
      webRequest: { method: 'PUT', body: { text: '{"ipsec_site_connection":{"mtu":67}}' } },
      webResponse: { statusCode: 200 },
    });
  });
});

test('what is open has no level, and the invocation was not successful', () => {
  const report = reports['interrupted'];
  const [run] = report ? logOf(report).runs : [];
  expect(run?.invocations?.[0]?.executionSuccessful).toBe(false);
  expect(new Set(run?.results?.map(({ kind, level }) => `${kind} ${level}`))).toEqual(new Set(['open none']));
});
