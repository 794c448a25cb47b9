import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { page } from './contract.ts';
import { deriveConstraints } from './derive.ts';
import { asserting } from './keywords.ts';
import { profileDocument } from './profile-document.ts';
import { profileNames } from './profiles.ts';
import { rowsOf } from './rows.ts';
import { settled } from './settled.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const rows = rowsOf(read('spec/source.md'));
const lock = JSON.parse(read('suites/clauses.lock.json')) as Record<string, Record<string, object>>;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

test.each(profileNames().slice(1))('what the file of profile %s asks is what is locked', (name) => {
  const file = `spec/profiles/${name}.yaml`;
  const { document } = profileDocument(page(), read(file), file);
  const { request, response, errors, profile } = document;
  const bodies = { request, response, ...prefixed(errors) };
  const asked = Object.entries(bodies).flatMap(([side, schema]) =>
    deriveConstraints(side, settled(schema, 4), rows),
  );
  const found = asked.map(({ id, level, says }) => [
    id,
    { level: profile.levels[id] ?? level, says: sha256(says) },
  ]);
  const locked = Object.entries(lock[name] ?? {}).filter(([id]) => asserting.has(id.split('/').at(-1) ?? ''));
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(locked));
});

function prefixed<T>(errors: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(errors).map(([status, schema]) => [`error/${status}`, schema]));
}
