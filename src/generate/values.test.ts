import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Schema } from '../contract/schema.ts';
import type { Json } from '../model/json.ts';
import { kinds } from './kinds.ts';
import { valuesOf } from './values.ts';

const parameters = { family: 4, hidden: [] } as const;

test.each<[string, Schema, Json[]]>([
  ['a boolean', { type: 'boolean' }, [false, true]],
  ['a member', { type: 'string', enum: ['a', 'b'] }, ['a', 'b']],
  ['an mtu over IPv4', { type: 'integer', minimum: 68 }, [68, 576, 1279, 1280, 1400, 1500, 9000, 69]],
  ['an mtu over IPv6', { type: 'integer', minimum: 1280 }, [1280, 1400, 1500, 9000, 1281]],
  ['a positive integer', { type: 'integer', exclusiveMinimum: 0 }, [1, 576, 1279, 1280, 1400, 1500, 9000, 2]],
  [
    'a least value just below a landmark',
    { type: 'integer', minimum: 575 },
    [575, 1279, 1280, 1400, 1500, 9000, 576],
  ],
  ['a least value above all landmarks', { type: 'integer', minimum: 20_000 }, [20_000, 20_001]],
  ['a range', { type: 'integer', minimum: 575, maximum: 1280 }, [575, 1280, 1279, 576]],
  ['a range below all landmarks', { type: 'integer', minimum: 1, maximum: 100 }, [1, 100, 99, 2]],
  ['an integer above a bound', { type: 'integer', exclusiveMinimum: 1499 }, [1500, 9000, 1501]],
  ['a range of one', { type: 'integer', minimum: 5, maximum: 5 }, [5]],
  ['a range of two', { type: 'integer', minimum: 5, maximum: 6 }, [5, 6]],
  [
    'kinds take turns',
    { type: 'string', 'x-surely-valid': ['name', 'empty'] },
    ['gw.example.org', '', 'Site-2.vpn.example.net'],
  ],
  ['a kind that nobody knows', { type: 'string', 'x-surely-valid': ['none', 'empty'] }, ['']],
  ['kinds within limits', { 'x-surely-valid': ['name', 'empty'], maxLength: 20 }, ['gw.example.org', '']],
  ['members of which one is sure', { enum: ['a', 'b'], 'x-surely-valid': ['b'] }, ['b']],
])('%s: %j tells %j', (_, schema, telling) => {
  expect(valuesOf(schema, parameters)?.telling).toEqual(telling);
});

test('the greater value is drawn above the smaller one, whatever stands between them', () => {
  const integer: Schema = { type: 'integer', exclusiveMinimum: 0 };
  const schema: Schema = {
    type: 'object',
    'x-greater-than': { property: 'most', than: 'least' },
    properties: { most: integer, flag: { type: 'boolean' }, least: integer },
  };
  const values = valuesOf(schema, parameters);
  const drawn = values ? fc.sample(values.arbitrary, { seed: 1, numRuns: 200 }) : [];
  for (const one of [...(values?.telling ?? []), ...drawn]) {
    const { most, least } = one as { most: number; least: number };
    expect(Object.keys(one as object)).toEqual(['most', 'flag', 'least']);
    expect(most).toBeGreaterThan(least);
    expect(least).toBeGreaterThan(0);
  }
  expect(values?.telling.map((one) => (one as { flag: boolean }).flag)).toContain(true);
  expect(values?.telling[0]).toEqual({ most: 2, flag: false, least: 1 });
});

test('of an object whole ones tell, with the ends of the order and all values of the others', () => {
  const integer: Schema = { type: 'integer', exclusiveMinimum: 0 };
  const properties = { most: integer, flag: { type: 'boolean' }, least: integer };
  const order = { 'x-greater-than': { property: 'most', than: 'least' } };
  expect(valuesOf({ type: 'object', properties, ...order }, parameters)?.telling).toEqual([
    { most: 2, flag: false, least: 1 },
    { most: 31, flag: true, least: 30 },
    { most: 120, flag: false, least: 30 },
    { most: 7200, flag: true, least: 3600 },
    { most: 15, flag: false, least: 10 },
  ]);
  const members = { letter: { enum: [...'abcdefg'] }, flag: { type: 'boolean' } };
  expect(valuesOf({ type: 'object', properties: members }, parameters)?.telling).toEqual(
    [...'abcdefg'].map((letter, n) => ({ letter, flag: n % 2 === 1 })),
  );
  expect(valuesOf({ type: 'object' }, parameters)?.telling).toContainEqual({});
});

test.each<[string, Schema, Json[]]>([
  ['a boolean', { type: 'boolean' }, [false, true]],
  ['an enumeration', { enum: ['a', 'b'] }, ['a', 'b']],
  ['several kinds', { 'x-surely-valid': ['empty', 'local-group', 'peer-group'] }, ['', 'l', 'p']],
])('of %s every value is drawn', (_, schema, all) => {
  const values = valuesOf(schema, { ...parameters, endpointGroups: { local: 'l', peer: 'p' } });
  const drawn = values ? fc.sample(values.arbitrary, { seed: 2, numRuns: 100 }) : [];
  expect([...new Set(drawn)].sort()).toEqual(all);
});

test.each<[string, Schema]>([
  ['a text of no named kind', { type: 'string' }],
  ['an object with such a text', { type: 'object', properties: { a: { type: 'string' } } }],
  ['a kind that the target has no value of', { type: 'string', 'x-surely-valid': ['local-group'] }],
])('%s has no values', (_, schema) => {
  expect(valuesOf(schema, parameters)).toBeUndefined();
});

test('an address is of the family of the target', () => {
  const telling = (family: 4 | 6) => kinds['address']?.({ family, hidden: [] })?.telling[0];
  expect([telling(4), telling(6)]).toEqual(['198.51.100.7', '2001:db8::1']);
});

test('an object of which one attribute has no values has none', () => {
  const properties: Schema['properties'] = { flag: { type: 'boolean' }, text: { type: 'string' } };
  expect(valuesOf({ type: 'object', properties }, parameters)).toBeUndefined();
});

test.each<[Schema, number, number]>([
  [{ type: 'integer', minimum: 68 }, 68, 9000],
  [{ type: 'integer', minimum: 68, maximum: 100 }, 68, 100],
  [{ type: 'integer', minimum: 20_000 }, 20_000, 20_000],
])('%j draws from %i to %i', (schema, least, most) => {
  const values = valuesOf(schema, parameters);
  const drawn = values ? (fc.sample(values.arbitrary, { seed: 1, numRuns: 2000 }) as number[]) : [];
  expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([least, most]);
});
