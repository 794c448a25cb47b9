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
