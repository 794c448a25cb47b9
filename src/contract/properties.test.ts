import { describe, expect, test } from 'vitest';
import { contractOf } from './contract.ts';
import type { Schema } from './schema.ts';

const { connection, rows, update } = contractOf('virtuozzo', 4);
const sides = { request: update, response: connection } as const;

/** Every property of an object and of the objects in it, by name. */
const propertiesOf = (schema: Schema): [string, Schema][] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, child]) => [[name, child], ...propertiesOf(child)]);

const table = Object.entries(rows)
  .filter(([anchor]) => /^(request|response)-(?!example)/.test(anchor))
  .map(([anchor, row]) => {
    const [side, name] = anchor.split('-') as ['request' | 'response', string];
    const [label = '', place = '', type = '', description = ''] = row.split(' | ');
    return { anchor, side, name, label, place, type, description, optional: label.endsWith('(Optional)') };
  });

const inside = table.filter(({ place, name }) => place === 'body' && name !== 'ipsec_site_connection');
const answered = inside.filter(({ side }) => side === 'response');

describe('rows', () => {
  test('both tables are there', () => {
    const count = (one: string) => table.filter(({ side }) => side === one).length;
    expect([count('request'), count('response')]).toEqual([17, 25]);
  });

  test.each(table)('$anchor is the anchor of the row "$label"', ({ name, label }) => {
    expect(label.replace(/\(Optional\)$/, '')).toBe(name);
  });

  test.each(inside)('$anchor has one property, of its type and words', (row) => {
    const { anchor, side, name, type, description } = row;
    const nullable = side === 'response' && name.endsWith('_ep_group_id');
    expect(propertiesOf(sides[side]).filter(([one]) => one === name)).toMatchObject([
      [name, { 'x-source': anchor, 'x-level': 'must', type: nullable ? [type, 'null'] : type, description }],
    ]);
  });
});

describe('properties', () => {
  test.each([
    ['request', []],
    ['response', ['peer_cidrs', 'split_selector']],
  ] as const)('every property of a %s has its row, but for %j of the example', (side, shown) => {
    const rowless = propertiesOf(sides[side]).filter(([name, one]) => one['x-source'] !== `${side}-${name}`);
    expect(rowless.map(([name, one]) => [name, one['x-source']])).toEqual(
      shown.map((name) => [name, 'response-example']),
    );
    for (const name of shown) expect(rows['response-example']).toContain(`"${name}":`);
  });

  test('a request requires nothing, because the example sends one attribute', () => {
    const all = [update, ...propertiesOf(update).map(([, one]) => one)];
    expect(all.filter((one) => one.required ?? one['x-expected'])).toEqual([]);
  });

  test('an answer requires the rows without a mark, and expects the rest', () => {
    const { dpd = {} } = connection.properties ?? {};
    for (const schema of [connection, dpd]) {
      const names = Object.keys(schema.properties ?? {});
      const marked = answered.filter(({ optional }) => optional).map(({ name }) => name);
      const required = answered.map(({ name }) => name).filter((name) => !marked.includes(name));
      const pick = (from: readonly string[]) => new Set(names.filter((name) => from.includes(name)));
      expect(new Set(schema.required)).toEqual(pick(required));
      expect(new Set(schema['x-expected'])).toEqual(pick([...marked, 'peer_cidrs', 'split_selector']));
    }
  });

  test('read-only are the attributes that have a response row and no request row', () => {
    const sent = propertiesOf(update).map(([name]) => name);
    const others = answered.map(({ name }) => name).filter((name) => !sent.includes(name));
    expect(new Set(update['x-read-only'])).toEqual(new Set(others));
  });

  test.each(Object.entries(sides))('every limit of a %s stands in the sentence it quotes', (_, schema) => {
    for (const [name, one] of propertiesOf(schema)) {
      const bounds = Object.values(one['x-minimum-by-family'] ?? {});
      for (const word of one.enum ?? []) expect(one['x-says']?.['enum'], name).toContain(String(word));
      for (const bound of bounds) expect(one['x-says']?.['minimum'], name).toContain(String(bound));
      expect(one.minimum, name).toBe(one['x-minimum-by-family']?.['4']);
    }
  });

  test.each(Object.entries(sides))('every sentence that a %s quotes stands in its row', (_, schema) => {
    for (const [name, one] of propertiesOf(schema)) {
      const quoted = Object.values(one['x-says'] ?? {});
      for (const sentence of quoted) expect(rows[one['x-source'] ?? ''], name).toContain(sentence);
    }
  });
});
