import { expect, test } from 'vitest';
import { faults } from '../faults.ts';

const families = [
  'request',
  'response',
  'state',
  'status',
  'robustness',
  'error',
  'access',
  'sequence',
  'race',
];
const clause = new RegExp(`^(${families.join('|')})(/[A-Za-z0-9_-]+)+$`);
const prefix = new RegExp(`^(${families.join('|')})/[A-Za-z0-9_/-]*$`);

test('the catalogue has at least 150 faults', () => {
  expect(faults.length).toBeGreaterThanOrEqual(150);
});

test('names are unique', () => {
  const names = faults.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('no two faults say the same', () => {
  const sentences = faults.map(({ says }) => says);
  expect(sentences.filter((says, index) => sentences.indexOf(says) !== index)).toEqual([]);
});

test.each(faults)('$name is described in a word and a sentence', ({ name, says }) => {
  expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  expect(says).toMatch(/^\S.{10,110}[^.\s]$/);
  expect(says).not.toMatch(/\bshould\b/i);
});

test.each(faults)('$name sits in the server or on the wire, and starts afresh', ({ behave, wire }) => {
  expect([behave, wire].filter((one) => one !== undefined)).toHaveLength(1);
  const start = behave ?? wire;
  expect(start?.()).not.toBe(start?.());
});

test.each(faults)('$name names clauses that see it', ({ seenBy, alsoBy = [] }) => {
  expect(seenBy.length).toBeGreaterThan(0);
  expect(new Set(seenBy).size).toBe(seenBy.length);
  for (const id of seenBy) expect(id).toMatch(clause);
  for (const id of alsoBy) expect(id).toMatch(prefix);
});
