import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { Schema } from '../contract/schema.ts';
import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';
import { breakingValues } from './breaking.ts';

const [anyConstraint] = contractOf('virtuozzo', 4).constraints;
const breaksOf = (keyword: string, value: Json, schema: Schema = {}) => {
  const breaking = anyConstraint && breakingValues({ ...anyConstraint, keyword, value, schema });
  const drawn = breaking ? fc.sample(breaking.arbitrary, { seed: 3, numRuns: 1000 }) : [];
  return { telling: breaking?.telling ?? [], drawn };
};

test.each<[string, Json, Json[]]>([
  ['minimum', 68, [67, 0]],
  ['minimum', 1280, [1279, 0]],
  ['exclusiveMinimum', 0, [0, -1]],
  ['enum', ['response-only', 'bi-directional'], ['RESPONSE-ONLY', ' response-only', 'response_only', '']],
  ['type', 'integer', ['abc', []]],
  ['format', 'ip-or-fqdn', ['256.1.1.1', '203.0.113.7/32']],
])('%s %j is broken by %j first', (keyword, value, first) => {
  expect(breaksOf(keyword, value).telling.slice(0, first.length)).toEqual(first);
});

test.each<[string, Json, Json[]]>([
  ['maximum', 10, [11, 22, 2 ** 31 - 1]],
  ['minLength', 8, ['Aa0Aa0A', '', 'Aa0A']],
  ['minLength', 1, ['']],
  ['maxLength', 3, ['Aa0A', 'Aa0Aa0', 'Aa0'.repeat(335).slice(0, 1003)]],
  ['minimum', 68, [67, 0, -1, 33, 1, -30, -(2 ** 31)]],
  ['minimum', 1, [0, -1, -30, -(2 ** 31)]],
  ['exclusiveMinimum', 0, [0, -1, -30, -(2 ** 31)]],
  ['enum', [true], [false]],
  ['enum', [false], [true]],
  [
    'enum',
    ['ab-c', 'd'],
    [
      ...['AB-C', ' ab-c', 'ab_c', '', 'none', 'abc', 'ab-c ', 'Ab-c', 'ab-cs', 'ab-c,d'],
      ...['D', ' d', 'd ', 'ds'],
    ],
  ],
  [
    'enum',
    ['d', 'ab-c', 'D'],
    ['AB-C', ' ab-c', 'ab_c', '', 'none', 'abc', 'ab-c ', 'Ab-c', 'ab-cs'].concat([
      'd,ab-c,D',
      ' d',
      'd ',
      'ds',
      ' D',
      'D ',
      'Ds',
    ]),
  ],
  ['enum', ['a'], ['A', ' a', '', 'none', 'a ', 'as']],
  ['enum', [1500], [1499, 1501, 3000, 1400, 1280, 9000, 576]],
  ['enum', [1400, 1280], [1399, 1401, 2800, 1300, 1279, 1281, 2560, 1180, 9000, 576]],
])('%s %j is broken by exactly %j', (keyword, value, all) => {
  expect(breaksOf(keyword, value).telling).toEqual(all);
});

const isWhole = (one: Json | undefined, least = 0) =>
  Number.isInteger(one) && Number(one) >= least && Number(one) <= 100_000;
const isWord = (one: Json) => typeof one === 'string' && /^[a-z]{3,12}$/.test(one);
const isShortList = (one: Json) =>
  Array.isArray(one) && one.length <= 3 && one.every((item) => isWhole(item));
const isRecord = (one: Json, name: string) =>
  isObject(one) && Object.keys(one).join() === name && isWhole(one[name]);
const isEmpty = (one: Json) => ['[]', '{}'].includes(JSON.stringify(one));
const typeOf = (one: Json) => (Array.isArray(one) ? 'array' : typeof one);

test.each<[string, Json, (drawn: Json) => boolean]>([
  ['type', 'boolean', (one) => isEmpty(one) || isWhole(one, 2) || /^[a-z]{3,12}-x$/.test(String(one))],
  [
    'type',
    'string',
    (one) => isWhole(one) || typeof one === 'boolean' || isShortList(one) || isRecord(one, 'id'),
  ],
  ['type', 'integer', (one) => isWord(one) || isShortList(one) || isRecord(one, 'value')],
  ['type', 'object', (one) => isWord(one) || isWhole(one) || isShortList(one)],
  [
    'format',
    'ip-or-fqdn',
    (one) => /^((\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])\.){3}(25[6-9]|2[6-9]\d|[3-9]\d\d)$/.test(String(one)),
  ],
  ['minimum', 68, (one) => isWhole(one, -100_000) && Number(one) < 68],
  ['enum', ['one', 'two'], (one) => isWord(one) && one !== 'one' && one !== 'two'],
  ['maximum', 10, (one) => typeof one === 'number' && one > 10 && one <= 100_000],
  ['maximum', 200_000, (one) => one === 200_001],
  ['minLength', 8, (one) => typeof one === 'string' && one.length < 8],
  ['maxLength', 3, (one) => typeof one === 'string' && one.length > 3],
  ['enum', [true], (one) => one === false],
  ['enum', [68, 69, 70], (one) => typeof one === 'number' && one > 70 && one <= 9000],
])('what is drawn for %s %j breaks it', (keyword, value, breaks) => {
  const { drawn } = breaksOf(keyword, value);
  expect(drawn).toHaveLength(1000);
  expect(drawn.filter((one) => !breaks(one))).toEqual([]);
});

test('every odd text breaks a pattern of its own kind', () => {
  const { telling } = breaksOf('pattern', '^[A-Za-z0-9-]{8,}$');
  expect(telling).toHaveLength(13);
  expect(telling).not.toContain('');
});

test('a keyword that no value breaks has no breaking values', () => {
  expect(breaksOf('x-closed', true)).toEqual({ telling: [], drawn: [] });
});

test.each<[string, string[]]>([
  ['string', ['array', 'boolean', 'number', 'object']],
  ['boolean', ['array', 'number', 'object', 'string']],
  ['integer', ['array', 'object', 'string']],
  ['object', ['array', 'number', 'string']],
])('type %s is broken by every one of %j, told and drawn, and by no text that is empty', (type, types) => {
  const { telling, drawn } = breaksOf('type', type);
  expect([...new Set(drawn.map(typeOf))].sort()).toEqual(types);
  expect([...new Set(telling.map(typeOf))].sort()).toEqual(expect.arrayContaining(types));
  expect([...telling, ...drawn]).not.toContain('');
  const lists = drawn.filter((one) => Array.isArray(one)).map(({ length }) => length);
  expect(Math.max(...lists)).toBe(type === 'boolean' ? 0 : 3);
});

test('any four values in a row that are no text are of four types', () => {
  const types = breaksOf('type', 'string').telling.map(typeOf);
  for (let n = 0; n + 4 < types.length; n++) expect(new Set(types.slice(n, n + 4)).size).toBe(4);
  expect(breaksOf('type', 'string').telling).toContain(1.5);
});

test.each([
  ['ipv4', ['2001:db8::1', 'gw.example.org']],
  ['ip-or-fqdn', []],
])('format %s is broken by near misses of addresses and names, by %j before all others', (format, first) => {
  const { telling } = breaksOf('format', format);
  expect(telling.slice(0, first.length)).toEqual(first);
  expect(telling.filter((one) => !/[.:]/.test(String(one)))).toEqual([]);
  const others = breaksOf('format', 'ip-or-fqdn').telling;
  expect(telling.slice(-others.length)).toEqual(others);
});

test('members that a profile leaves out are the first that break its enumeration, and stand once', () => {
  const { telling } = breaksOf('enum', ['ab'], { 'x-left-out': ['none', 'old'] });
  expect(telling).toEqual(['none', 'old', 'AB', ' ab', '', 'ab ', 'Ab', 'abs']);
});

test('no member is drawn, even where it is a word that would be', () => {
  const drawn = breaksOf('enum', ['a-b']).drawn.slice(0, 50);
  expect(breaksOf('enum', drawn).drawn.filter((one) => drawn.includes(one))).toEqual([]);
});

test('nothing that breaks type boolean names one', () => {
  const lossless = [0, 1, 'true', 'false'];
  const { telling, drawn } = breaksOf('type', 'boolean');
  expect([...telling, ...drawn].filter((one) => lossless.includes(one as number))).toEqual([]);
});
