import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { afterRead, afterUpdates, certain, type Sent, withMaskOf } from './possible-states.ts';

const valid = (attributes: JsonObject, fate: Sent['fate'] = 'done'): Sent => ({
  attributes,
  valid: true,
  fate,
});
const invalid = (attributes: JsonObject, fate: Sent['fate'] = 'done'): Sent => ({
  attributes,
  valid: false,
  fate,
});
const stored = { name: 'a', mtu: 1500 };

describe('after updates', () => {
  const doubtful = { states: [stored], unknown: new Set(['name']) };
  test.each<[string, readonly Sent[], readonly JsonObject[], readonly string[]]>([
    ['none', [], [stored], ['name']],
    ['one that was not carried out', [valid({ mtu: 1400 }, 'not done')], [stored], ['name']],
    ['one of the attribute in doubt', [valid({ name: 'b' })], [{ ...stored, name: 'b' }], []],
    ['one of another attribute', [valid({ mtu: 1400 })], [{ ...stored, mtu: 1400 }], ['name']],
    [
      'one of it that may have been carried out',
      [valid({ name: 'b' }, 'unknown')],
      [{ ...stored, name: 'b' }, stored],
      ['name'],
    ],
    ['an invalid one that was carried out', [invalid({ mtu: 1 })], [stored], ['name', 'mtu']],
    [
      'two at the same time, one of them invalid',
      [valid({ name: 'b' }), invalid({ mtu: 1 }, 'unknown')],
      [{ ...stored, name: 'b' }],
      ['name', 'mtu'],
    ],
    [
      'two at the same time',
      [valid({ name: 'b' }), valid({ name: 'c' })],
      [
        { ...stored, name: 'c' },
        { ...stored, name: 'b' },
      ],
      ['name'],
    ],
  ])('%s', (_, sent, states, unknown) => {
    const possible = afterUpdates(doubtful, sent);
    expect(possible.states).toEqual(states);
    expect([...possible.unknown]).toEqual(unknown);
  });
});

describe('after a read', () => {
  const possible = { states: [stored, { name: 'b', mtu: 1400 }], unknown: new Set(['psk']) };
  test('that shows one of the states, it is certain', () => {
    const read = { name: 'b', mtu: 1400, psk: 'x' };
    expect(afterRead(possible, read, ['name', 'mtu', 'psk'])).toEqual(certain(read));
  });

  test('that shows none, the nearest is told', () => {
    const read = { name: 'c', mtu: 1400 };
    expect(afterRead(possible, read, ['name', 'mtu'])).toEqual({ changes: ['name: "b" -> "c"'] });
  });

  test('of no state nothing is otherwise', () => {
    expect(afterRead({ states: [], unknown: new Set() }, stored, ['name'])).toEqual(certain(stored));
  });
});

test.each<[string, JsonObject, JsonObject]>([
  ['shows a psk', { psk: 'shown' }, { psk: 'known' }],
  ['hides it', { psk: '***' }, { psk: '***' }],
  ['leaves it out', {}, { psk: null }],
])('a read that %s', (_, read, state) => {
  expect(withMaskOf({ psk: 'known' }, read)).toEqual(state);
});
