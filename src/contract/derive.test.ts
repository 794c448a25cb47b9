import { expect, test } from 'vitest';
import { deriveConstraints } from './derive.ts';
import type { Schema } from './schema.ts';

const rows = {
  'row-whole': 'whole | body | object | The object.',
  'row-low': 'low(Optional) | body | integer | The low one. It is positive.',
  'row-high': 'high | body | integer | The high one.',
  'row-note': 'A passage that is no row.',
};

const schema: Schema = {
  type: 'object',
  'x-source': 'row-whole',
  required: ['ipsec_site_connection'],
  properties: {
    ipsec_site_connection: {
      type: 'object',
      description: 'No constraint.',
      'x-source': 'row-note',
      'x-together': ['low', 'high'],
      'x-levels': { 'x-together': 'info' },
      'x-greater-than': { property: 'high', than: 'low' },
      'x-expected': ['low'],
      properties: {
        low: { type: 'integer', minimum: 1, 'x-source': 'row-low', 'x-says': { minimum: 'It is positive.' } },
        high: {
          type: 'integer',
          'x-source': 'row-high',
          'x-level': 'should',
          'x-levels': { type: 'info' },
          'x-origin': 'openstack',
          'x-sources': { type: { origin: 'inferred', source: 'another document' } },
          'x-says': { type: 'Its own words.' },
        },
      },
    },
  },
};

test('each keyword and place becomes one constraint, in document order', () => {
  const found = deriveConstraints('request', schema, rows);
  expect(found.map(({ id, level, source, says }) => [id, level, source, says])).toEqual([
    ['request/body/type', 'must', 'row-whole', 'whole | body | object'],
    ['request/ipsec_site_connection/required', 'must', 'row-note', 'A passage that is no row.'],
    ['request/ipsec_site_connection/type', 'must', 'row-note', 'A passage that is no row.'],
    ['request/ipsec_site_connection/x-together', 'info', 'row-low', 'low(Optional) | body | integer'],
    ['request/high/x-greater-than', 'should', 'row-high', 'high | body | integer'],
    ['request/low/x-expected', 'should', 'row-low', 'low(Optional) | body | integer'],
    ['request/low/type', 'must', 'row-low', 'low(Optional) | body | integer'],
    ['request/low/minimum', 'must', 'row-low', 'It is positive.'],
    ['request/high/type', 'info', 'another document', 'Its own words.'],
  ]);
});

test('a constraint knows where AJV reports it, and who says so', () => {
  const found = deriveConstraints('response', schema, rows);
  expect(found.map(({ pointer }) => pointer)).toEqual([
    '',
    '',
    ...Array.from({ length: 4 }, () => '/ipsec_site_connection'),
    '/ipsec_site_connection/low',
    '/ipsec_site_connection/low',
    '/ipsec_site_connection/high',
  ]);
  expect(found.filter(({ origin }) => origin !== 'page').map(({ id, origin }) => [id, origin])).toEqual([
    ['response/high/x-greater-than', 'openstack'],
    ['response/high/type', 'inferred'],
  ]);
});

test('in an error body the outer name is part of the place', () => {
  const body: Schema = { properties: { error: { properties: { code: { type: 'integer' } } } } };
  expect(deriveConstraints('error/401', body, {}).map(({ id, source }) => [id, source])).toEqual([
    ['error/401/error/code/type', 'error/401'],
  ]);
});

test.each<[string, Schema]>([
  ['type', { type: 'integer' }],
  ['enum', { enum: [1] }],
  ['const', { const: 1 }],
  ['format', { format: 'ipv4' }],
  ['minimum', { minimum: 1 }],
  ['maximum', { maximum: 1 }],
  ['exclusiveMinimum', { exclusiveMinimum: 1 }],
  ['minLength', { minLength: 1 }],
  ['maxLength', { maxLength: 1 }],
  ['pattern', { pattern: 'a' }],
  ['additionalProperties', { additionalProperties: false }],
  ['x-closed', { 'x-closed': true }],
  ['x-read-only', { 'x-read-only': ['a'] }],
])('%s is a constraint of its place; what the page says of its row stands whole', (keyword, one) => {
  const properties = { ipsec_site_connection: { properties: { a: { 'x-source': 'row', ...one } } } };
  const cells = (count: number) => Array.from({ length: count }, (_, n) => `cell ${n}`).join(' | ');
  const says = (row: string) =>
    deriveConstraints('response', { properties }, { row }).map((found) => found.says);
  expect(deriveConstraints('response', { properties }, {})).toMatchObject([
    {
      id: `response/a/${keyword}`,
      keyword,
      value: Object.values(one)[0],
      origin: 'page',
      level: 'must',
      says: '',
    },
  ]);
  expect([says(cells(3)), says(cells(4))]).toEqual([[cells(3)], [cells(3)]]);
});

test('annotations and the words of a schema are no constraints', () => {
  const silent: Schema = { description: 'a', 'x-source': 'b', 'x-says': {}, 'x-not-asked': false };
  expect(deriveConstraints('request', silent, {})).toEqual([]);
});

test('an attribute that is named and not described is judged by what is around it', () => {
  const body: Schema = { 'x-source': 'row-whole', required: ['a'], 'x-expected': ['b'], 'x-together': ['c'] };
  expect(deriveConstraints('response', body, rows).map(({ id, source }) => [id, source])).toEqual([
    ['response/a/required', 'row-whole'],
    ['response/b/x-expected', 'row-whole'],
    ['response/body/x-together', 'row-whole'],
  ]);
});

test.each([
  ['response', 'ipsec_site_connection', 'response/a/type'],
  ['response', 'other', 'response/other/a/type'],
  ['error/400', 'ipsec_site_connection', 'error/400/ipsec_site_connection/a/type'],
])('in a %s the place of what is in %s is %s', (side, outer, id) => {
  const body: Schema = { properties: { [outer]: { properties: { a: { type: 'integer' } } } } };
  expect(deriveConstraints(side, body, {}).map((one) => one.id)).toEqual([id]);
});
