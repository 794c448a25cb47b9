import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { valueAt, withValue } from './body.ts';

test.each<[JsonObject, string[], Json, JsonObject]>([
  [{ a: 1, b: 2 }, ['a'], 3, { a: 3, b: 2 }],
  [{ a: 1 }, ['b'], null, { a: 1, b: null }],
  [{ a: { b: 1, c: 2 } }, ['a', 'b'], 3, { a: { b: 3, c: 2 } }],
  [{}, ['a', 'b'], 1, { a: { b: 1 } }],
  [{ a: 'text' }, ['a', 'b'], 1, { a: { b: 1 } }],
  [{ a: 1 }, [], 2, { a: 1 }],
])('%j with %j set to %j is %j', (attributes, place, value, expected) => {
  const before = JSON.stringify(attributes);
  const changed = withValue(attributes, place, value);
  expect(changed).toEqual(expected);
  expect(Object.keys(changed)).toEqual(Object.keys(expected));
  expect(JSON.stringify(attributes)).toBe(before);
});

test.each<[string[], Json | undefined]>([
  [['a'], { b: 0 }],
  [['a', 'b'], 0],
  [['a', 'b', 'c'], undefined],
  [['list', 'length'], undefined],
  [['none', 'b'], undefined],
])('at %j stands %j', (place, value) => {
  expect(valueAt({ a: { b: 0 }, list: [1] }, place)).toEqual(value);
});
