import { describe, expect, test } from 'vitest';
import type { State } from '../model/exchange.ts';
import { changesBetween } from './changes.ts';

const names = ['name', 'status', 'psk', 'mtu', 'dpd', 'peer_address', 'peer_cidrs', 'vpnservice_id'];
const between = (before: State, after: State) => changesBetween(before, after, names);

describe('no change', () => {
  test.each<[string, State, State]>([
    ['equal', { name: 'a', mtu: 1500 }, { mtu: 1500, name: 'a' }],
    ['absent in both', {}, {}],
    ['unreadable in both', undefined, undefined],
    ['a status', { status: 'ACTIVE' }, { status: 'DOWN' }],
    ['a vendor field', { bytes: 1 }, { bytes: 2 }],
    [
      'keys of dpd in another order',
      { dpd: { action: 'hold', timeout: 9 } },
      { dpd: { timeout: 9, action: 'hold' } },
    ],
    ['a vendor key of dpd', { dpd: { action: 'hold', seen: 1 } }, { dpd: { action: 'hold', seen: 2 } }],
    ['a vendor key of dpd that is new', { dpd: { action: 'hold' } }, { dpd: { action: 'hold', seen: 2 } }],
    ['a name that was resolved', { peer_address: 'gw.example.org' }, { peer_address: '192.0.2.1' }],
    ['a mask of another length', { psk: '****' }, { psk: '********' }],
    ['networks in another order', { peer_cidrs: ['a', 'b'] }, { peer_cidrs: ['b', 'a'] }],
    [
      'a UUID in capitals',
      { vpnservice_id: '324dc68b-bdee-4a78-9d14-3484d8ee97a9' },
      { vpnservice_id: '324DC68B-BDEE-4A78-9D14-3484D8EE97A9' },
    ],
  ])('%s', (_, before, after) => {
    expect(between(before, after)).toEqual([]);
  });
});

describe('a change', () => {
  test.each<[State, State, string]>([
    [{ name: 'a' }, { name: 'b' }, 'name: "a" -> "b"'],
    [{ name: 'a' }, {}, 'name: "a" -> absent'],
    [{}, { name: '' }, 'name: absent -> ""'],
    [{ mtu: 1500 }, { mtu: '1500' }, 'mtu: 1500 -> "1500"'],
    [{ mtu: 1500 }, undefined, 'mtu: 1500 -> absent'],
    [{ dpd: { timeout: 9 } }, { dpd: { timeout: 10 } }, 'dpd: {"timeout":9} -> {"timeout":10}'],
    [{ dpd: { timeout: 9 } }, { dpd: {} }, 'dpd: {"timeout":9} -> {}'],
    [
      { peer_address: '192.0.2.1' },
      { peer_address: 'gw.example.org' },
      'peer_address: "192.0.2.1" -> "gw.example.org"',
    ],
    [{ peer_cidrs: ['a'] }, { peer_cidrs: ['a', 'a'] }, 'peer_cidrs: ["a"] -> ["a","a"]'],
    [{ name: ['a', 'b'] }, { name: ['b', 'a'] }, 'name: ["a","b"] -> ["b","a"]'],
    [{ name: '****' }, { name: '********' }, 'name: "****" -> "********"'],
    [
      { dpd: { action: 'hold' } },
      { dpd: { action: 'clear' } },
      'dpd: {"action":"hold"} -> {"action":"clear"}',
    ],
    [{ dpd: { interval: 1 } }, { dpd: { interval: 2 } }, 'dpd: {"interval":1} -> {"interval":2}'],
    [{ peer_cidrs: 'a' }, { peer_cidrs: ['a'] }, 'peer_cidrs: "a" -> ["a"]'],
    [{ peer_cidrs: ['a'] }, { peer_cidrs: 'a' }, 'peer_cidrs: ["a"] -> "a"'],
    [{ peer_cidrs: ['1'] }, { peer_cidrs: [1] }, 'peer_cidrs: ["1"] -> [1]'],
    [{ peer_cidrs: [] }, { peer_cidrs: [{ toString: 1 }] }, 'peer_cidrs: [] -> [{"toString":1}]'],
  ])('%j to %j', (before, after, words) => {
    expect(between(before, after)).toEqual([words]);
  });

  test.each<[State, State]>([
    [{ psk: 'first-secret' }, { psk: 'second-secret' }],
    [{ psk: 'first-secret' }, { psk: '****' }],
    [{ psk: '****' }, { psk: '' }],
    [{ psk: '****' }, {}],
    [{}, { psk: '****' }],
  ])('of a psk is told without its values: %j to %j', (before, after) => {
    expect(between(before, after)).toEqual(['psk changed']);
  });

  test('of a long text is cut', () => {
    const [words = ''] = between({ name: 'x'.repeat(500) }, { name: 'y'.repeat(500) });
    expect(words).toMatch(/^name: "x{56}\.\.\. -> "y{56}\.\.\.$/);
    expect(between({ name: 'x'.repeat(58) }, {})).toEqual([`name: "${'x'.repeat(58)}" -> absent`]);
  });

  test('of a name that is not asked for is not told', () => {
    expect(changesBetween({ name: 'a', mtu: 1 }, { name: 'b', mtu: 2 }, ['mtu'])).toEqual(['mtu: 1 -> 2']);
  });
});
