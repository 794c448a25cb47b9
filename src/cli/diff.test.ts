import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { diffCommand } from './diff.ts';
import { printed } from './printed.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'diff-'));
afterAll(() => rmSync(folder, { recursive: true }));

const published = new URL('../../reports/neutron-29.0.0/virtuozzo-ipv4/report.json', import.meta.url)
  .pathname;

/** A copy of the published report in which the clause passes. */
function passing(id: string): string {
  const report: Report = JSON.parse(readFileSync(published, 'utf8'));
  const clauses = report.clauses.map((clause) =>
    clause.id === id ? { ...clause, verdict: 'pass' as const } : clause,
  );
  const file = join(folder, 'better.json');
  writeFileSync(file, JSON.stringify({ ...report, clauses }));
  return file;
}

test('the same report twice is not worse, and nothing is listed', async () => {
  expect(await printed(() => diffCommand(published, published, {}))).toEqual({
    stdout: 'NOT WORSE: nothing fails that did not, and no pass was lost.\n',
    code: 0,
  });
});

test('a must that fails for the first time ends with exit code 1', async () => {
  const better = passing('request/mtu/minimum');
  const { stdout, code } = await printed(() => diffCommand(better, published, {}));
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^WORSE: 1 newly failing\.\n\nNewly failing \(1\)\n {2}request\/mtu\/minimum \(must\): pass -> fail\n/,
  );
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('as JSON it is the comparison', async () => {
  const better = passing('request/mtu/minimum');
  const { stdout, code } = await printed(() => diffCommand(published, better, { json: true }));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    regression: false,
    newlyPassing: [{ id: 'request/mtu/minimum', before: 'fail', after: 'pass' }],
  });
});

test.each([
  ['a file that is not there', undefined, /cannot read .*ENOENT.*give a report\.json/],
  ['a folder', '', /cannot read .*EISDIR/],
  ['text', 'no JSON', /is not JSON/],
  ['JSON of something else', '{"schemaVersion":2}', /is not a report: .*give a report\.json/],
])('%s is a wrong usage', (_, content, message) => {
  const file = content === '' ? folder : join(folder, 'other.json');
  if (content) writeFileSync(file, content);
  else if (content === undefined) rmSync(file, { force: true });
  const compare = () => diffCommand(published, file, {});
  expect(compare).toThrow(UsageError);
  expect(compare).toThrow(message);
});
