import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { explanationOf } from '../../src/cli/explanation.ts';
import { pageText } from '../../src/contract/rows.ts';
import type { SpecFinding } from '../../src/model/report.ts';
import type { SelftestReport } from '../../src/model/selftest.ts';
import { clausePage } from './clause-page.ts';
import { catalogue } from './clauses.ts';
import { demonstrate } from './demonstration.ts';
import { findingsPage } from './findings-page.ts';
import { killedBy } from './killed.ts';
import { outcomesOf, publishedReports } from './published.ts';
import { sourcePage } from './source-page.ts';

const all = catalogue();
const killed = killedBy(JSON.parse(readFileSync('docs/selftest.json', 'utf8')) as SelftestReport);
const outcomes = outcomesOf(publishedReports());
const findings = parse(readFileSync('spec/findings.yaml', 'utf8')) as SpecFinding[];

async function pageOf(id: string) {
  const one = all.find(({ clause }) => clause.id === id);
  const asking = one?.profiles.find(({ clause }) => clause)?.profile;
  if (!one || asking === undefined) throw new Error(`no clause ${id}`);
  const faults = killed.get(id) ?? [];
  const fault = faults[0]?.fault;
  const result = fault && (await demonstrate(id, fault));
  return clausePage({
    ...one,
    explanation: explanationOf(id, asking, 4),
    killed: faults,
    ...(fault && result && { demonstration: { fault, result } }),
    outcomes: outcomes.get(id) ?? [],
    findings: findings.filter(({ source }) => source.includes(one.clause.source)),
  });
}

test('every clause has one place in the catalogue, those of other profiles too', () => {
  const ids = all.map(({ clause }) => clause.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['request/mtu/minimum', 'error/400/body/type']));
});

test.each([
  [
    'request/mtu/minimum',
    ['> Minimum value is 68', '/spec/source#request-mtu', '{"mtu":67}', '{"mtu":68}', 'received  status 200'],
  ],
  [
    'request/mtu/minimum',
    ['virtuozzo-ipv4.html#card/request/mtu/minimum', '`mtu-0-accepted`', '| otc | not asked'],
  ],
  [
    'response/mtu/type',
    ['observed on the cases of other clauses', 'expected  in an answer mtu is of type integer'],
  ],
  ['error/400/body/type', ['--profile openstack', 'FAIL error/400/body/type']],
  ['silence/null-values', ['Expected: any answer', 'origin: page']],
])('the page of %s shows %j', async (id, texts) => {
  const page = await pageOf(id);
  for (const text of texts) expect(page).toContain(text);
});

test('the page of the vendor has every word of it', () => {
  const source = readFileSync('spec/source.md', 'utf8');
  const shown = pageText(
    sourcePage(source, []).replaceAll(/&#(\d+);/g, (_, point) => String.fromCharCode(Number(point))),
  );
  const lines = pageText(source)
    .split('\n')
    .map((line) => line.trim().replaceAll(/\s+/g, ' '));
  const plain = shown.replaceAll(/\s+/g, ' ');
  expect(
    lines.filter((line) => !/^\|-/.test(line) && !plain.includes(line.replace(/^\| | \|$/g, ''))),
  ).toEqual([]);
});

test('every finding has an anchor, and links to the rows it is about', () => {
  const page = findingsPage(findings);
  for (const { id, source } of findings) {
    expect(page).toContain(`{#${id}}`);
    expect(page).toContain(`/spec/source#${source[0]}`);
  }
});
