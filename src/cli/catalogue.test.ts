import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { profileNames } from '../contract/profiles.ts';
import { catalogueOf } from './catalogue.ts';

test.each(profileNames())('the clauses of %s that ship are those that its contract comes to', (name) => {
  const file = new URL(`../../spec/clauses/${name}.json`, import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(catalogueOf(name));
});
