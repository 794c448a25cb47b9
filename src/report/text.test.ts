import { beforeAll, describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import type { Report } from '../model/report.ts';
import { faults } from '../reference/faults.ts';
import { startReferenceServer } from '../reference/server.ts';
import { reportedOf } from '../run/reported.test-support.ts';
import { runOn } from '../run/server-run.test-support.ts';
import { textReport } from './text.ts';

let failing: Report;
beforeAll(async () => {
  const hooks = faults.find(({ name }) => name === 'mtu-67-accepted')?.behave?.() ?? {};
  const server = await startReferenceServer({ hooks });
  const at = { ...server, connectionId: server.connections.ipv4 };
  failing = reportedOf(await runOn(at, updateConnection, { only: ['request/mtu', 'status/401'] }));
  await server.close();
});

const esc = String.fromCharCode(27);
const lines = (report: Report) => textReport(report, false).split('\n');
const words = (report: Report) => textReport(report, false).replaceAll('\n', ' ');

test('the report of a failing run', () => {
  const { must, should } = failing.totals;
  const few = {
    ...failing,
    notAsked: failing.notAsked.slice(0, 4),
    totals: { must: { ...must, skipped: 2 }, should: { ...should, skipped: 2 }, info: {} },
    target: { ...failing.target, url: 'http://HOST' },
    plan: { ...failing.plan, digest: 'DIGEST' },
  };
  expect(textReport(few, false)).toMatchInlineSnapshot(`
    "vpnaas-conformance 0.0.0: profile virtuozzo, IPv4, effort quick, seed 1
    target http://HOST, connection 324dc68b-bdee-4a78-9d14-3484d8ee97a9

    NON-CONFORMANT: 1 must failed, 5 passed; 4 clauses not asked.

               pass   fail   warn   inconclusive   skipped
    must          5      1      0              0         2
    should        1      0      0              0         2
    info          0      0      0              0         0

    FAIL request/mtu/minimum (must)
      only an update in which mtu is at least 68 is accepted
      page: "Minimum value is 68 for IPv4, and 1280 for IPv6." [request-mtu]
      sent      {"ipsec_site_connection":{"mtu":67}}
      expected  status 400
      received  status 200
      changed   mtu: 68 -> 67
      accepted  {"ipsec_site_connection":{"mtu":68}}
      replay    vpnaas-conformance replay FILE

    Not asked (4): not selected (--only)
      request/example/accepted, request/name/accepted, request/description/accepted,
      request/peer_address/accepted

    The connection is as it was before the run.
    This build of the kit carries no fitting self-test (\`vpnaas-conformance
    selftest\` makes one).
    13 updates in 1.5 s. Plan DIGEST.
    "
  `);
});

test('a line is wider than 80 columns only where it is one word', () => {
  const target = { ...failing.target, url: 'https://network.a-region-of-a-cloud.example.org:13696' };
  const disturbances = Array.from({ length: 9 }, (_, index) => ({ what: `disturbance ${index}`, times: 1 }));
  const wide = { ...failing, target, run: { ...failing.run, disturbances } };
  const embedded = { ...failing, target: { ...failing.target, embedded: true } };
  const over = [wide, embedded].flatMap(lines).filter((line) => line.length > 80);
  expect(over.filter((line) => line.slice(12).trim().includes(' '))).toEqual([]);
});

describe('colours', () => {
  test('are none unless they are wanted', () => {
    expect(textReport(failing, false)).not.toContain(esc);
  });

  test('change nothing but the colours', () => {
    const coloured = textReport(failing, true);
    expect(coloured).toContain(`${esc}[31mFAIL${esc}[39m`);
    expect(
      coloured
        .split(esc)
        .map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, '')))
        .join(''),
    ).toBe(textReport(failing, false));
  });
});

test.each([
  ['unverified', true],
  ['verified', false],
  [undefined, false],
] as const)('a certificate that is %s is told of: %s', (tls, told) => {
  const { tls: _, ...plain } = failing.target;
  const shown = lines({ ...failing, target: { ...plain, ...(tls && { tls }) } });
  expect(shown.includes('The certificate of the target was NOT verified (verify: false).')).toBe(told);
});

test('what could not be put back is named, in place of the sentence that all is well', () => {
  const target = { ...failing.target, restored: false, lost: ['name', 'mtu'] };
  expect(words({ ...failing, target })).toContain(
    'NOT RESTORED: name, mtu could not be put back. `vpnaas-conformance restore --connection',
  );
  expect(lines({ ...failing, target })).not.toContain('The connection is as it was before the run.');
});

test('on the embedded server nothing is left to put back', () => {
  const target = { ...failing.target, embedded: true, restored: false, lost: ['name'] };
  expect(lines({ ...failing, target })).toContain('NOT RESTORED: name could not be put back.');
});

test('a run that has not ended says that it is not known, and what puts the connection back', () => {
  const target = { ...failing.target, restored: false, lost: [] };
  const { finishedAt: _, ...run } = failing.run;
  expect(words({ ...failing, target, run })).toContain(
    'Not known whether the connection is as it was: the run has not ended. `vpnaas-conformance restore',
  );
  expect(words({ ...failing, target })).toContain('as it was: it was not read back.');
});

test('clauses that were not judged are listed by their reason, and their number is cut', () => {
  const clauses = failing.clauses.slice(0, 23).map((clause, index) => ({
    ...clause,
    verdict: index < 21 ? ('inconclusive' as const) : ('flaky' as const),
    reason: index < 21 ? 'interrupted' : 'verdicts of 2 runs: pass, fail',
  }));
  const text = textReport({ ...failing, verdict: 'incomplete', clauses }, false);
  expect(text).toContain('\nCould not be judged (21): interrupted\n');
  expect(text).toContain('... (1 more in report.json)');
  expect(text).toContain('\nCould not be judged (2): verdicts of 2 runs: pass, fail\n');
});

test('flaky has a column only where something is flaky', () => {
  const head = (report: Report) => lines(report).find((line) => line.includes('inconclusive '));
  expect(head(failing)).not.toContain('flaky');
  const totals = { ...failing.totals, must: { ...failing.totals.must, flaky: 1 } };
  expect(head({ ...failing, totals })).toContain('flaky');
});

test('a warning shows its reason where there is no request to show', () => {
  const [clause] = failing.clauses;
  const clauses = clause ? [{ ...clause, verdict: 'warn' as const, reason: 'the psk is a mask' }] : [];
  expect(lines({ ...failing, clauses })).toContain('  the psk is a mask');
});

test.each([
  [0, 'The kit was tried on 300 faults, 12 controls: never wrong.'],
  [2, 'The kit was tried on 300 faults, 12 controls: 2 times wrong.'],
])('a self-test with %i mistakes is a sentence', (wrong, sentence) => {
  const stages = [
    { name: 'faults' as const, tried: 300, wrong },
    { name: 'controls' as const, tried: 12, wrong: 0 },
  ];
  expect(lines({ ...failing, selftest: { kit: '0', contract: '', stages } })).toContain(sentence);
});

test('what was waited out is counted and named', () => {
  const disturbances = [
    { what: 'status 503', times: 2 },
    { what: 'no answer (ECONNRESET)', times: 1 },
  ];
  expect(textReport({ ...failing, run: { ...failing.run, disturbances } }, false)).toContain(
    ', 3 retried (status 503, no',
  );
});
