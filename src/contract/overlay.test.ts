import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { applyOverlay } from './overlay.ts';
import { OverlayError } from './overlay-error.ts';

interface Action {
  readonly target: string;
  readonly update?: Json;
  readonly remove?: boolean;
}

const document: JsonObject = { a: { b: 1, deep: { c: 2 } }, list: ['x', 'y', 'x'], text: 'plain' };
const apply = (...actions: Action[]) =>
  applyOverlay(document, { overlay: '1.0.0', info: { title: 'Trial', version: '1' }, actions }).document;

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
  ['a target that is no JSONPath', { target: '$.[[', update: {} }],
  ['a target that matches nothing', { target: '$.none', update: {} }],
  ['a removal that matches nothing', { target: '$.a.none', remove: true }],
  ['an update of a text', { target: '$.text', update: 'other' }],
  ['a text for an object', { target: '$.a', update: 'other' }],
  ['an action without update or removal', { target: '$.a' }],
  ['an action that appends nothing', { target: '$.list' }],
])('%s is an error that names the target and its place', (_, action) => {
  const change = () => apply({ target: '$.a', update: {} }, action);
  expect(change).toThrow(OverlayError);
  expect(change).toThrow(action.target);
  expect(change).toThrow(expect.objectContaining({ path: ['actions', 1, 'target'] }));
});

test('the whole document cannot be removed', () => {
  const removal = () => apply({ target: '$', remove: true });
  expect(removal).toThrow('the whole document cannot be removed');
  expect(removal).toThrow(expect.objectContaining({ path: ['actions', 0, 'target'] }));
});

test('a node that a target names twice is removed once', () => {
  expect(apply({ target: '$.list[0, 0]', remove: true })['list']).toEqual(['y', 'x']);
});

test('names of the prototype of objects are names like others', () => {
  const changed = apply({ target: '$', update: { constructor: { name: 'x' }, toString: 'y' } });
  expect([changed['constructor'], changed['toString']]).toEqual([{ name: 'x' }, 'y']);
});

test('every change is known with its place in the document and in the overlay', () => {
  const { changes } = applyOverlay(document, {
    overlay: '1.0.0',
    info: { title: 'Trial', version: '1' },
    actions: [
      { target: '$.a', update: { n: 3, deep: { d: 4 } } },
      { target: '$.list', update: 'z' },
      { target: '$.text', remove: true },
    ],
  });
  expect(changes.map(({ location, path }) => [location.join('.'), path.join('.')])).toEqual([
    ['a.n', 'actions.0.update.n'],
    ['a.deep.d', 'actions.0.update.deep.d'],
    ['list', 'actions.1.update'],
    ['text', 'actions.2.target'],
  ]);
});

test.each<[string, Action, Record<string, Json | undefined>]>([
  [
    'a list is appended item by item',
    { target: '$.list', update: ['y', ['z']] },
    { list: ['x', 'y', ['z']] },
  ],
  ['null is appended to a list', { target: '$.list', update: null }, { list: ['x', null] }],
  ['a list is put in the place of a text', { target: '$', update: { text: [1] } }, { text: [1] }],
  [
    'an object is put in the place of a list',
    { target: '$.deep', update: { list: {} } },
    { deep: { list: [{}] } },
  ],
  ['a text is put in the place of an object', { target: '$', update: { deep: 'x' } }, { deep: 'x' }],
  [
    'an update beside a removal is not looked at',
    { target: '$.text', update: 1, remove: true },
    { text: undefined },
  ],
])('%s', (_, action, expected) => {
  const before = { text: 'plain', list: ['x'], deep: { list: [] } };
  const overlay = { overlay: '1.0.0', info: { title: 'Trial', version: '1' }, actions: [action] };
  expect(applyOverlay(before, overlay).document).toEqual({ ...before, ...expected });
});

test.each<[string, Action, string]>([
  ['matches nothing', { target: '$.none', update: {} }, 'target $.none matches nothing in the document'],
  ['is no JSONPath', { target: '$.[[', update: {} }, 'target $.[[ is no JSONPath (RFC 9535): '],
  [
    'cannot be updated so',
    { target: '$.text', update: {} },
    'the update of $.text is not an object to merge into an object, or a value to append to an array',
  ],
])('a target that %s is told so', (_, action, message) => {
  expect(() => apply(action)).toThrow(message);
});

test('every item that is removed is known, the last one first', () => {
  const actions = [{ target: "$.list[?@ == 'x']", remove: true }];
  const { changes } = applyOverlay(document, {
    overlay: '1.0.0',
    info: { title: 'Trial', version: '1' },
    actions,
  });
  expect(changes).toEqual([
    { location: ['list', 2], path: ['actions', 0, 'target'] },
    { location: ['list', 0], path: ['actions', 0, 'target'] },
  ]);
});

test('an overlay without actions gives the document, whatever it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (any) => {
      const same = JSON.parse(JSON.stringify(any)) as JsonObject;
      const { document: found, changes } = applyOverlay(same, {
        overlay: '1.0.0',
        info: { title: 'Nothing', version: '1' },
        actions: [],
      });
      expect([found, changes]).toEqual([same, []]);
    }),
  );
});

test('an update that says what is there changes nothing, whatever it is', () => {
  const scalars = fc.dictionary(
    fc.string({ minLength: 1 }).filter((one) => one !== '__proto__'),
    fc.oneof(fc.integer(), fc.string()),
  );
  fc.assert(
    fc.property(scalars, (any) => {
      expect(
        applyOverlay(any, {
          overlay: '1.0.0',
          info: { title: 'The same', version: '1' },
          actions: [{ target: '$', update: any }],
        }).document,
      ).toEqual(any);
    }),
  );
});
