import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { titleOf } from './title.ts';

test.each<[string, Json, string]>([
  ['type', 'integer', 'a.b is of type integer'],
  ['type', ['string', 'null'], 'a.b is of type string or null'],
  ['enum', ['x', 'y'], 'a.b is one of x, y'],
  ['const', 'x', 'a.b is "x"'],
  ['format', 'ip-or-fqdn', 'a.b is of format ip-or-fqdn'],
  ['minimum', 68, 'a.b is at least 68'],
  ['maximum', 9000, 'a.b is at most 9000'],
  ['exclusiveMinimum', 0, 'a.b is greater than 0'],
  ['minLength', 8, 'a.b has at least 8 characters'],
  ['minLength', 1, 'a.b has at least 1 character'],
  ['maxLength', 64, 'a.b has at most 64 characters'],
  ['pattern', '^a', 'a.b matches ^a'],
  ['required', 'b', 'a.b is present'],
  ['additionalProperties', false, 'a.b has no keys but the declared ones'],
  ['x-expected', 'b', 'a.b is present, though optional'],
  ['x-closed', true, 'a.b has no keys but the declared ones'],
  ['x-read-only', ['id'], 'a.b carries no read-only attribute'],
  ['x-greater-than', { property: 'b', than: 'c' }, 'a.b is greater than c'],
  ['x-together', ['c', 'd'], 'c and d are sent together'],
])('%s %j reads "%s"', (keyword, value, sentence) => {
  const title = (side: string) => titleOf(side, ['a', 'b'], keyword, value);
  expect(title('request')).toBe(`only an update in which ${sentence} is accepted`);
  expect(title('response')).toBe(`in an answer ${sentence}`);
  expect(title('error/400')).toBe(`in a 400 answer ${sentence}`);
});

test('a keyword without a sentence of its own is kept', () => {
  expect(titleOf('response', ['a'], 'multipleOf', 4)).toBe('in an answer a keeps multipleOf');
});

test('the whole body is called so', () => {
  expect(titleOf('response', ['body'], 'type', 'object')).toBe('in an answer the body is of type object');
});
