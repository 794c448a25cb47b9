import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractOf } from './contract.ts';
import { pageText } from './rows.ts';

const { findings, rows } = contractOf('virtuozzo', 4);
const page = pageText(readFileSync(new URL('../../spec/source.md', import.meta.url), 'utf8'));

test('findings have ids of their own', () => {
  const ids = findings.map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(0);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
});

test.each(findings)('$id names anchors, and quotes what stands there', (finding) => {
  expect(['contradiction', 'damage', 'silence']).toContain(finding.kind);
  expect(Object.keys(rows)).toEqual(expect.arrayContaining([...finding.source]));
  for (const quote of finding.quote) {
    expect(page).toContain(quote);
    expect(
      finding.source.filter((anchor) => rows[anchor]?.includes(quote)),
      quote,
    ).not.toEqual([]);
  }
  for (const anchor of finding.source) {
    expect(
      finding.quote.filter((quote) => rows[anchor]?.includes(quote)),
      anchor,
    ).not.toEqual([]);
  }
  expect([finding.finding, finding.decision, finding.why].filter((text) => text.trim() === '')).toEqual([]);
});
