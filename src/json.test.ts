import { expect, test } from 'vitest';
import { isObject, sameJson } from './json.ts';
import type { Json } from './model/json.ts';

test.each([
  [{}, true],
  [{ a: 1 }, true],
  [null, false],
  [[], false],
  ['{}', false],
  [undefined, false],
])('%j as an object: %j', (value, expected) => {
  expect(isObject(value)).toBe(expected);
});

const text = '{"a":{"b":[1,{"c":null}],"d":"x"}}';

test.each([
  ['the order of keys does not count', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ['equal values in depth are the same', JSON.parse(text), JSON.parse(text), true],
  ['the order of items counts', [1, 2], [2, 1], false],
  ['a longer array is another', [1], [1, 2], false],
  ['a further key makes another', { a: 1 }, { a: 1, b: 2 }, false],
  ['a missing key is no null', { a: null }, {}, false],
  ['a missing key is no null, whichever side', {}, { a: null }, false],
  ['as many keys with other names are not the same', { a: null }, { b: null }, false],
  ['a number is no text', 1, '1', false],
  ['true is no 1', true, 1, false],
  ['null is no object', null, {}, false],
  ['an array is no object', [], {}, false],
  ['nothing is nothing', undefined, undefined, true],
  ['nothing is not null', undefined, null, false],
  ['a name that every object inherits is no key', { toString: null }, { a: null }, false],
] satisfies [string, Json | undefined, Json | undefined, boolean][])('%s', (_, left, right, same) => {
  expect(sameJson(left, right)).toBe(same);
});
