import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractOf } from '../src/contract/contract.ts';
import { pageText } from '../src/contract/rows.ts';
import { clausesOf } from '../src/run/plan.ts';
import { updateConnection } from './index.ts';

const page = pageText(readFileSync(new URL('../spec/source.md', import.meta.url), 'utf8'));
const contract = contractOf('virtuozzo', 4);
const clauses = clausesOf(contract, updateConnection);

test.each(clauses)('$id stands on a sentence of the row it names', ({ origin, says, source }) => {
  expect(origin).toBe('page');
  expect(says.length).toBeGreaterThan(10);
  expect(page).toContain(says);
  expect(contract.rows[source]).toContain(says);
});

test('every passage of the page is behind at least one clause', () => {
  const sources = new Set(clauses.map(({ source }) => source));
  expect(Object.keys(contract.rows).filter((anchor) => !sources.has(anchor))).toEqual([
    'request-connection_id',
  ]);
});

test('in the default profile the page alone says must', () => {
  expect(clauses.filter(({ level, origin }) => level === 'must' && origin !== 'page')).toEqual([]);
});
