import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contractOf } from '../src/contract/contract.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { clausesOf } from '../src/run/plan.ts';
import { updateConnection } from './index.ts';

const lock = new URL('./clauses.lock.json', import.meta.url);
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const profiles = profileNames().map((name) => {
  const contract = contractOf(name, 4);
  return { name, contract, clauses: clausesOf(contract, updateConnection) };
});

const renew = `The clauses differ from suites/clauses.lock.json. Reports and waivers name clauses by id: an id that is out is
not given to another clause, and a clause that asks something else gets a new id. Where the change is meant, renew:
UPDATE_LOCKS=1 npx vitest run suites/clauses.test.ts`;

test('clauses, their levels and their sentences are the locked ones', () => {
  const now = Object.fromEntries(
    profiles.map(({ name, clauses }) => [
      name,
      Object.fromEntries(clauses.map(({ id, level, says }) => [id, { level, says: sha256(says) }])),
    ]),
  );
  if (process.env['UPDATE_LOCKS']) writeFileSync(lock, `${JSON.stringify(now, null, 2)}\n`);
  expect(now, renew).toEqual(JSON.parse(readFileSync(lock, 'utf8')));
});

describe.each(profiles)('in profile $name', ({ contract, clauses }) => {
  const ids = clauses.map(({ id }) => id);

  test('ids are paths, and unique', () => {
    expect(ids.filter((id) => !/^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)+$/.test(id))).toEqual([]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('titles are short, unique, and say what holds', () => {
    const titles = clauses.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(titles.filter((title) => title.length >= 150 || /\bshould\b|\btest that\b/i.test(title))).toEqual(
      [],
    );
  });

  test('every constraint of the contract is asked or observed as a clause', () => {
    expect(contract.constraints.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('every level that the profile sets belongs to a clause', () => {
    expect(Object.keys(contract.profile.levels).filter((id) => !ids.includes(id))).toEqual([]);
    for (const { id, level } of clauses) expect(level, id).toBe(contract.profile.levels[id] ?? level);
  });

  test('every clause that is observed on the cases of others has some that ask', () => {
    const asking = clauses.filter(({ ask }) => ask).map(({ id }) => id);
    const blind = clauses.filter(
      ({ observedOn }) => observedOn && !asking.some((id) => observedOn.some((one) => id.startsWith(one))),
    );
    expect(blind).toEqual([]);
  });
});
