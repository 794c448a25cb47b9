import { expect, test } from 'vitest';
import { ContractError } from '../errors.ts';
import type { Json, JsonObject } from '../model.ts';
import { applyOverlay } from './overlay.ts';

interface Action {
  readonly target: string;
  readonly update?: Json;
  readonly remove?: boolean;
}

const document: JsonObject = { a: { b: 1, deep: { c: 2 } }, list: ['x', 'y', 'x'], text: 'plain' };
const apply = (...actions: Action[]) =>
  applyOverlay(document, { overlay: '1.0.0', info: { title: 'Trial', version: '1' }, actions });

test.each<[string, Action[], JsonObject]>([
  ['no action changes nothing', [], document],
  [
    'objects are merged at every depth',
    [{ target: '$.a', update: { n: 3, deep: { d: 4 } } }],
    { ...document, a: { b: 1, deep: { c: 2, d: 4 }, n: 3 } },
  ],
  [
    'a value takes the place of a value',
    [{ target: '$.a', update: { b: 'new', deep: null } }],
    { ...document, a: { b: 'new', deep: null } },
  ],
  [
    'a value is appended to an array',
    [{ target: '$.list', update: 'z' }],
    { ...document, list: ['x', 'y', 'x', 'z'] },
  ],
  [
    'an array inside an object is continued',
    [{ target: '$', update: { list: ['z'] } }],
    { ...document, list: ['x', 'y', 'x', 'z'] },
  ],
  ['a property is removed', [{ target: '$.a.deep', remove: true }], { ...document, a: { b: 1 } }],
  [
    'several items are removed',
    [{ target: "$.list[?@ == 'x']", remove: true }],
    { ...document, list: ['y'] },
  ],
  [
    'actions follow one another',
    [
      { target: '$.a', update: { e: {} } },
      { target: '$.a.e', update: { f: 5 } },
      { target: '$.text', remove: true },
    ],
    { a: { b: 1, deep: { c: 2 }, e: { f: 5 } }, list: ['x', 'y', 'x'] },
  ],
  [
    'one update reaches every target',
    [{ target: "$['a', 'text', 'list'][?@ == 'x']", remove: true }],
    { ...document, list: ['y'] },
  ],
])('%s', (_, actions, expected) => {
  const before = JSON.stringify(document);
  expect(apply(...actions)).toEqual(expected);
  expect(JSON.stringify(document)).toBe(before);
});

test('what was appended is a copy: the overlay stays as it is', () => {
  const update = { name: 'one' };
  const changed = apply({ target: '$.list', update }, { target: '$.list[3]', update: { name: 'two' } });
  expect([changed['list'], update]).toEqual([['x', 'y', 'x', { name: 'two' }], { name: 'one' }]);
});

test.each<[string, Action]>([
  ['a target that matches nothing', { target: '$.none', update: {} }],
  ['a removal that matches nothing', { target: '$.a.none', remove: true }],
  ['an update of a text', { target: '$.text', update: 'other' }],
  ['a text for an object', { target: '$.a', update: 'other' }],
  ['an action without update or removal', { target: '$.a' }],
])('%s is a ContractError that names overlay and target', (_, action) => {
  expect(() => apply(action)).toThrow(ContractError);
  expect(() => apply(action)).toThrow(`overlay "Trial": `);
  expect(() => apply(action)).toThrow(action.target);
});
