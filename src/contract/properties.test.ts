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

  test.each(Object.entries(sides))(
    'the words of an enum of a %s are those of its sentence, all of them',
    (_, schema) => {
      for (const [name, one] of propertiesOf(schema).filter(([, { enum: words }]) => words)) {
        const sentence = one['x-says']?.['enum'] ?? '';
        const words = (one.enum ?? []).map(String).sort((a, b) => b.length - a.length);
        expect(
          words.filter((word) => !sentence.includes(word)),
          name,
        ).toEqual([]);
        const rest = words.reduce((text, word) => text.replace(word, ''), sentence);
        expect(rest, name).toMatch(/^(A valid value is|Values are) [ ,]*(or)?(, which is the default)?\.$/);
      }
    },
  );

  test.each(Object.values(sides))('the least mtu is the one of its sentence', ({ properties }) => {
    const { mtu = {} } = properties ?? {};
    const [, four, six] =
      /^Minimum value is (\d+) for IPv4, and (\d+) for IPv6\.$/.exec(mtu['x-says']?.['minimum'] ?? '') ?? [];
    expect([four, six].map(Number)).toEqual([
      mtu['x-minimum-by-family']?.['4'],
      mtu['x-minimum-by-family']?.['6'],
    ]);
    expect(mtu.minimum).toBe(Number(four));
  });

  test.each(Object.entries(sides))('every sentence that a %s quotes stands in its row', (_, schema) => {
    for (const [name, one] of propertiesOf(schema)) {
      const quoted = Object.values(one['x-says'] ?? {});
      for (const sentence of quoted) expect(rows[one['x-source'] ?? ''], name).toContain(sentence);
    }
  });
});
