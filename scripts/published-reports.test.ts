import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../src/model/report.ts';
import { reportProblem } from '../src/report/report-problem.ts';

const home = 'reports/neutron-29.0.0';
const readme = readFileSync(join(home, 'README.md'), 'utf8');
const names = readdirSync(home).filter((name) => existsSync(join(home, name, 'report.json')));

test('both profiles are published for both IP versions', () => {
  expect(names).toEqual(['openstack-ipv4', 'openstack-ipv6', 'virtuozzo-ipv4', 'virtuozzo-ipv6']);
});

describe.each(names)('the published report %s', (name) => {
  const report: Report = JSON.parse(readFileSync(join(home, name, 'report.json'), 'utf8'));

  test('is what the schema says', () => {
    expect(reportProblem(report)).toBeUndefined();
  });

  test('has the counts that the README names', () => {
    const row = readme.split('\n').find((line) => line.includes(`\`${name}\``));
    const { must, should } = report.totals;
    expect(row).toContain(`${must.fail} musts fail, ${should.warn} shoulds warn`);
  });

  test('has every failing must in the table of the README', () => {
    const failing = report.clauses.filter((one) => one.level === 'must' && one.verdict === 'fail');
    expect(failing.filter(({ id }) => !readme.includes(`\`${id}\``))).toEqual([]);
  });

  test('has the replay file of each clause that failed or warned', () => {
    const files = report.clauses.flatMap(({ counterexample }) => counterexample?.replay.split(' ')[2] ?? []);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
    expect(files.length).toBeGreaterThan(0);
  });
});
