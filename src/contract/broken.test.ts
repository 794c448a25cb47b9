import { expect, test } from 'vitest';
import { type BodyError, brokenBy, type Placed } from './broken.ts';

const constraint = (pointer: string, keyword: string, value: Placed['value'] = null): Placed => ({
  pointer,
  keyword,
  value,
});
const [whole, present, expected, list, listed, most, least] = [
  constraint('', 'type'),
  constraint('', 'required', 'list'),
  constraint('', 'x-expected', 'list'),
  constraint('/list', 'type'),
  constraint('/listed', 'type'),
  constraint('/list', 'maximum'),
  constraint('/list/minimum', 'minimum'),
];
const broken = brokenBy([whole, present, expected, list, listed, most, least]);
const error = (schemaPath: string, instancePath: string, missingProperty?: string): BodyError => ({
  schemaPath,
  instancePath,
  params: missingProperty === undefined ? {} : { missingProperty },
});

test.each<[string, BodyError[], Placed[]]>([
  ['nothing', [], []],
  ['a keyword of the body', [error('#/type', '')], [whole]],
  ['a keyword at its place', [error('#/properties/list/maximum', '/list')], [most]],
  [
    'a property that has the name of a keyword',
    [error('#/properties/list/properties/minimum/minimum', '/list/minimum')],
    [least],
  ],
  ['a property that is missing', [error('#/required', '', 'list')], [present]],
  ['one that is expected', [error('#/x-expected', '', 'list')], [expected]],
  ['an item of a list, charged to the list', [error('#/properties/list/items/type', '/list/0')], [list]],
  ['an item of the list whose name is longer', [error('#/x', '/listed/0')], [listed]],
  [
    'a keyword that nobody asks for, charged to the body',
    [error('#/properties/more/oneOf', '/more')],
    [whole],
  ],
  ['the same twice', [error('#/type', ''), error('#/type', '')], [whole]],
  [
    'several, in document order',
    [error('#/properties/list/maximum', '/list'), error('#/x', '/list/0'), error('#/required', '', 'list')],
    [present, list, most],
  ],
])('%s is found broken', (_, errors, found) => {
  expect(broken(errors)).toEqual(found);
});

test('where no type is asked, an error that no constraint has is charged to none', () => {
  const found = brokenBy([most]);
  const nobodys = error('#/items/type', '/0');
  expect([found([nobodys]), found([nobodys, nobodys])]).toEqual([[], []]);
  expect(found([nobodys, error('#/properties/list/maximum', '/list')])).toEqual([most]);
});
