import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contractOf } from '../src/contract/contract.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { pageText } from '../src/contract/rows.ts';
import { clausesOf } from '../src/run/plan.ts';
import { updateConnection } from './index.ts';

const page = pageText(readFileSync(new URL('../spec/source.md', import.meta.url), 'utf8'));
const { rows } = contractOf('virtuozzo', 4);
const clausesIn = (profile: string) => clausesOf(contractOf(profile, 4), updateConnection);
const clauses = clausesIn('virtuozzo');

test.each(clauses)('$id stands on a sentence of the row it names', ({ origin, says, source }) => {
  expect(origin).toBe('page');
  expect(says.length).toBeGreaterThan(10);
  expect(page).toContain(says);
  expect(rows[source]).toContain(says);
});

test.each(profileNames())('in profile %s the page is named where it says so, and nowhere else', (profile) => {
  const named = clausesIn(profile).filter(({ origin, says, source }) => {
    const onPage = says !== '' && rows[source]?.includes(says) === true;
    return onPage !== (origin === 'page');
  });
  expect(named.map(({ id, origin, source }) => [id, origin, source])).toEqual([]);
});

test('every passage of the page is behind at least one clause', () => {
  const sources = new Set(clauses.map(({ source }) => source));
  expect(Object.keys(rows).filter((anchor) => !sources.has(anchor))).toEqual([]);
});
