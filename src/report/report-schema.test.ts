import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import type { Report } from '../model/report.ts';
import { faults } from '../reference/faults.ts';
import { startReferenceServer } from '../reference/server.ts';
import { mergeReports } from '../run/merge.ts';
import { repeated } from '../run/repeated.test-support.ts';
import { reportOf } from '../run/report.ts';
import { circumstances, reportedOf } from '../run/reported.test-support.ts';
import { type Ran, runOn, type Wishes } from '../run/server-run.test-support.ts';

const schema = JSON.parse(readFileSync(new URL('../../reports/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
  allErrors: true,
}).compile(schema);

/** What the schema has against a report, as it is read back from its file. */
function complaints(report: object): string[] {
  if (validate(JSON.parse(JSON.stringify(report)))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

async function ranWith(fault: string | undefined, wishes: Wishes = {}): Promise<Ran> {
  const hooks = faults.find(({ name }) => name === fault)?.behave?.() ?? {};
  const server = await startReferenceServer({ hooks });
  const at = { ...server, connectionId: server.connections.ipv4 };
  return runOn(at, updateConnection, wishes).finally(() => server.close());
}

describe('valid is the report of', () => {
  test('a run on a server without a fault', async () => {
    const report = reportedOf(await ranWith(undefined), { embedded: true });
    expect(report.verdict).toBe('conformant');
    expect(complaints(report)).toEqual([]);
  });

  test.each([
    ['refused too little', 'mtu-67-accepted', 'request/mtu/minimum'],
    ['forgotten', 'updates-forgotten', 'state/mtu/stored'],
    ['not JSON', 'malformed-json-ignored', 'status/400/malformed-json'],
  ])('a failing run: %s', async (_, fault, clause) => {
    const report = reportedOf(await ranWith(fault));
    expect(report.clauses.find(({ id }) => id === clause)?.counterexample).toBeDefined();
    expect(complaints(report)).toEqual([]);
  });

  test('an interrupted run', async () => {
    const abort = new AbortController();
    const onEvent = () => abort.abort();
    const report = reportedOf(await ranWith(undefined, { signal: abort.signal, onEvent }));
    expect(report).toMatchObject({ verdict: 'incomplete', reason: 'interrupted' });
    expect(complaints(report)).toEqual([]);
  });

  test('a shard, and shards that were merged', async () => {
    const reports = await Promise.all(
      [1, 2].map(async (index) => {
        const shard = { index, of: 2 };
        return reportedOf(await ranWith('mtu-67-accepted', { shard }), { embedded: true, shard });
      }),
    );
    expect(reports.flatMap(complaints)).toEqual([]);
    expect(complaints(mergeReports(reports.map((report) => ({ file: '', report }))))).toEqual([]);
  });

  test('a run that has not ended', async () => {
    const { opened } = await ranWith(undefined, { only: ['request/mtu'] });
    expect(complaints(reportOf(opened, circumstances))).toEqual([]);
  });

  test('two runs that differ, on a disturbed target, by a kit with a self-test', async () => {
    const ran = await ranWith('mtu-67-accepted', { only: ['request/mtu'] });
    const { result } = ran;
    const other = { ...result, clauses: result.clauses.map((one) => ({ ...one, verdict: 'pass' as const })) };
    const stages = [{ name: 'faults' as const, tried: 3, wrong: 0 }];
    const report = reportedOf(
      { ...ran, result: repeated([result, other]) ?? result },
      {
        selftest: { kit: '0.0.0', contract: ran.opened.contract.digest, stages },
        disturbances: [{ what: 'status 503', times: 2 }],
      },
    );
    expect(report.totals.must.flaky).toBeGreaterThan(0);
    expect(complaints(report)).toEqual([]);
  });
});

describe('invalid is a report', () => {
  let report: Report;
  beforeAll(async () => {
    report = reportedOf(await ranWith('mtu-67-accepted', { only: ['request/mtu'] }));
  });
  const clause = (verdict: string) => report.clauses.find((one) => one.verdict === verdict);
  const withClause = (verdict: string, changed: object) => ({
    ...report,
    clauses: [{ ...clause(verdict), ...changed }],
  });

  test.each([
    ['of another version', () => ({ ...report, schemaVersion: 2 }), '/schemaVersion'],
    ['without a verdict', () => ({ ...report, verdict: undefined }), ''],
    ['without a survey', () => ({ ...report, survey: undefined }), ''],
    ['without the page', () => ({ ...report, page: undefined }), ''],
    [
      'that does not say how often the plan was asked',
      () => ({ ...report, run: { ...report.run, repeat: undefined } }),
      '/run',
    ],
    [
      'with a deviation that was not granted as a verdict',
      () => withClause('fail', { verdict: 'deviation' }),
      '/clauses/0',
    ],
    ['with a verdict that is none', () => ({ ...report, verdict: 'passed' }), '/verdict'],
    ['with more than a report has', () => ({ ...report, token: 'x' }), ''],
    [
      'with a token in its target',
      () => ({ ...report, target: { ...report.target, token: 'x' } }),
      '/target',
    ],
    ['with a cut digest', () => ({ ...report, plan: { ...report.plan, digest: 'abc' } }), '/plan/digest'],
    [
      'with totals of a level that is none',
      () => ({ ...report, totals: { ...report.totals, may: {} } }),
      '/totals',
    ],
    ['of IPv5', () => ({ ...report, target: { ...report.target, family: 5 } }), '/target/family'],
    ['with a fraction of an update', () => ({ ...report, run: { ...report.run, puts: 1.5 } }), '/run/puts'],
    [
      'with totals of a verdict that is none',
      () => ({ ...report, totals: { ...report.totals, must: { ok: 1 } } }),
      '/totals/must',
    ],
    [
      'with a failure without a request',
      () => withClause('fail', { counterexample: undefined }),
      '/clauses/0',
    ],
    [
      'with a skipped clause without a reason',
      () => withClause('skipped', { reason: undefined }),
      '/clauses/0',
    ],
    ['with a clause of an unknown level', () => withClause('pass', { level: 'may' }), '/clauses/0/level'],
    ['with a clause without its sentence', () => withClause('pass', { says: undefined }), '/clauses/0'],
  ])('%s', (_, mutated, place) => {
    expect(complaints(report)).toEqual([]);
    expect(complaints(mutated()).some((one) => one.startsWith(`${place} `))).toBe(true);
  });
});
