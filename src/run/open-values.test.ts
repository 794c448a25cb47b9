import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { textsIn } from './open-values.ts';

test('every text in a value is found, names included, each once', () => {
  expect([...textsIn({ a: ['b', { c: 'a', d: [null, 1, true, ''] }], b: 'e' })].sort()).toEqual(
    ['', 'a', 'b', 'c', 'd', 'e'].sort(),
  );
});

test('a value may be deeper than the stack', () => {
  let deep: Json = 'the innermost';
  for (let depth = 0; depth < 100_000; depth++) deep = [deep];
  expect([...textsIn(deep)]).toEqual(['the innermost']);
});
