import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { updateConnection } from '../suites/index.ts';
import { contractOf } from './contract/contract.ts';
import { checkDeviations } from './deviation/check-deviations.ts';
import { grant } from './deviation/grant.ts';
import { givenTo, readDeviationFile } from './given-deviations.ts';
import type { Report } from './model/report.ts';
import { clausesOf } from './run/plan.ts';

const published = 'reports/neutron-29.0.0';

test('without a file nothing is given', async () => {
  expect((await givenTo({})).deviations).toEqual([]);
});

test.each(['openstack', 'virtuozzo'])(
  'in profile %s the file that ships for genuine Neutron waives musts that fail there, and nothing else',
  async (profile) => {
    const file = await readDeviationFile(`${published}/deviations.yaml`);
    const [day, productVersion] = ['2026-11-28', '29.0.0'];
    const clauses = clausesOf(contractOf(profile, 4), updateConnection);
    checkDeviations(file, { clauses, profile, day, productVersion });
    for (const family of [4, 6]) {
      const text = readFileSync(`${published}/${profile}-ipv${family}/report.json`, 'utf8');
      const report: Report = JSON.parse(text);
      const given = grant(report.clauses, file.deviations, { day, productVersion, whole: true });
      const states = given.flatMap(({ level, deviation }) =>
        deviation ? [`${level} ${deviation.state}`] : [],
      );
      expect(states).toEqual(Array(file.deviations.length).fill('must granted'));
    }
  },
);
