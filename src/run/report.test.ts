import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { faults } from '../reference/faults.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { digestOf } from './plan.ts';
import { reportOf } from './report.ts';
import { circumstances, reportedOf } from './reported.test-support.ts';
import { type Ran, runOn } from './server-run.test-support.ts';

let server: ReferenceServer;
let ran: Ran;
beforeAll(async () => {
  server = await startReferenceServer({
    hooks: faults.find(({ name }) => name === 'mtu-67-accepted')?.behave?.() ?? {},
  });
  const at = { ...server, connectionId: server.connections.ipv4 };
  ran = await runOn(at, updateConnection, { only: ['request/mtu', 'silence'] });
});
afterAll(() => server.close());

test('a report names the kit, the profile, the plan and the target', () => {
  const { plan, contract } = ran.opened;
  expect(reportedOf(ran)).toMatchObject({
    schemaVersion: 1,
    kit: circumstances.kit,
    verdict: 'non-conformant',
    profile: { name: 'virtuozzo' },
    plan: {
      seed: 1,
      effort: 'quick',
      cases: plan.cases.length,
      digest: digestOf(plan),
      contract: contract.digest,
    },
    target: {
      url: server.url,
      connection: server.connections.ipv4,
      embedded: false,
      family: 4,
      fqdn: server.fqdn,
    },
    run: { startedAt: circumstances.startedAt, seconds: 1.5, puts: ran.result.puts, disturbances: [] },
    specFindings: contract.findings,
  });
});

test.each([
  ['http://cloud.example.org', undefined, undefined],
  ['https://cloud.example.org', undefined, 'verified'],
  ['https://cloud.example.org', { verify: true }, 'verified'],
  ['https://cloud.example.org', { verify: false }, 'unverified'],
] as const)('a target at %s with TLS %j is %s', (origin, tls, told) => {
  const target = { ...ran.opened.target, origin, route: { tls } };
  expect(reportedOf({ ...ran, opened: { ...ran.opened, target } }).target.tls).toBe(told);
});

test('totals count every clause once, by level and verdict', () => {
  const { totals, clauses } = reportedOf(ran);
  const counted = Object.values(totals).flatMap((row) => Object.values(row));
  expect(counted.reduce((sum, one) => sum + one, 0)).toBe(clauses.length);
  expect(totals.must.fail).toBe(1);
  expect(totals.info.pass).toBe(
    clauses.filter(({ level, verdict }) => level === 'info' && verdict === 'pass').length,
  );
});

test('what was skipped is not asked, with its reason, and nothing else is', () => {
  const { notAsked, clauses } = reportedOf(ran);
  const skipped = clauses.filter(({ verdict }) => verdict === 'skipped');
  expect(notAsked.map(({ id }) => id)).toEqual(skipped.map(({ id }) => id));
  expect(new Set(notAsked.map(({ reason }) => reason))).toContain('not selected (--only)');
});

test('the connection counts as restored when nothing was lost', () => {
  expect(reportedOf(ran).target).toMatchObject({ restored: true, lost: [] });
  const lossy = { ...ran, result: { ...ran.result, lost: ['name'] } };
  expect(reportedOf(lossy).target).toMatchObject({ restored: false, lost: ['name'] });
});

test('why a run ended early is its reason, without secrets', () => {
  const brokenOff = `the target said ${ran.opened.seal.text(server.token)}`;
  expect(reportedOf({ ...ran, result: { ...ran.result, brokenOff } }).reason).toBe('the target said <token>');
  const disturbances = [{ what: brokenOff, times: 2 }];
  expect(reportedOf(ran, { disturbances }).run.disturbances).toEqual([
    { what: 'the target said <token>', times: 2 },
  ]);
  expect(reportedOf(ran)).not.toHaveProperty('reason');
});

describe('before the end', () => {
  test('a report is incomplete, and says that the run has not ended', () => {
    const report = reportOf(ran.opened, circumstances);
    expect(report).toMatchObject({
      verdict: 'incomplete',
      reason: 'the run has not ended',
      target: { restored: false, lost: [] },
      clauses: [],
      totals: { must: {}, should: {}, info: {} },
    });
    expect(report.run).not.toHaveProperty('finishedAt');
  });
});
