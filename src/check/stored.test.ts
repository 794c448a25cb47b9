import { describe, expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { at, isMasked, leavesOf, storedAs } from './stored.ts';

const uuid = '324dc68b-bdee-4a78-9d14-3484d8ee97a9';

describe('stored as it was sent', () => {
  test.each<[string, Json, Json | undefined, boolean]>([
    ['name', 'a', 'a', true],
    ['name', 'a', 'A', false],
    ['name', 'a', 'a ', false],
    ['name', '', undefined, false],
    ['name', '', null, false],
    ['mtu', 1500, 1500, true],
    ['mtu', 1500, '1500', false],
    ['mtu', 1500, 1500.5, false],
    ['admin_state_up', true, 1, false],
    ['peer_address', 'vpn.example.org', '203.0.113.10', true],
    ['peer_address', 'vpn.example.org', '2001:db8::1', true],
    ['peer_address', 'vpn.example.org', 'other.example.org', false],
    ['peer_address', '203.0.113.10', '203.0.113.11', false],
    ['peer_address', '203.0.113.10', 'vpn.example.org', false],
    ['peer_id', 'vpn.example.org', '203.0.113.10', false],
    ['local_ep_group_id', uuid, uuid.toUpperCase(), true],
    ['id', uuid, uuid.toUpperCase(), true],
    ['local_ep_group_id', uuid, uuid.replace('3', '4'), false],
    ['peer_id', 'Gateway', 'gateway', false],
    ['local_ep_group_id', uuid, 5, false],
    ['peer_address', 5, '203.0.113.10', false],
    ['peer_id', `x${uuid}`, `X${uuid}`, false],
    ['peer_id', `${uuid}x`, `${uuid}X`, false],
    ['ids', uuid, uuid.toUpperCase(), false],
    ['description', uuid, uuid.toUpperCase(), false],
  ])('%s %j as %j: %s', (name, sent, stored, same) => {
    expect(storedAs([name], sent, stored)).toBe(same);
  });

  test('a name inside dpd is no peer address', () => {
    expect(storedAs(['dpd', 'peer_address'], 'vpn.example.org', '203.0.113.10')).toBe(false);
  });
});

describe('a mask in place of a secret', () => {
  test.each([
    undefined,
    null,
    '',
    '*',
    '***',
    '********',
    '\u2022\u2022\u2022\u2022',
    '####',
    '<hidden>',
    'REDACTED',
    '[masked]',
    '(concealed)',
  ])('%j is one', (value) => {
    expect(isMasked(value)).toBe(true);
  });

  test.each([
    'secret',
    '*a*',
    '**#**',
    'x',
    'xxxx',
    'hidden treasure',
    'not hidden',
    ' ',
    '0',
    0,
    false,
    ['***'],
  ])('%j is none', (value) => {
    expect(isMasked(value)).toBe(false);
  });
});

test('leaves are attributes, and the keys of those that are objects', () => {
  expect(leavesOf({ name: 'a', peer_cidrs: [], dpd: { action: 'hold', timeout: 120 } })).toEqual([
    [['name'], 'a'],
    [['peer_cidrs'], []],
    [['dpd', 'action'], 'hold'],
    [['dpd', 'timeout'], 120],
  ]);
  expect(leavesOf({ dpd: {} })).toEqual([]);
});

test.each([
  [['name'], 'a'],
  [['dpd', 'timeout'], 120],
  [['dpd', 'interval'], undefined],
  [['name', 'timeout'], undefined],
  [[], { name: 'a', dpd: { timeout: 120 } }],
] as const)('at %j', (path, value) => {
  expect(at({ name: 'a', dpd: { timeout: 120 } }, path)).toEqual(value);
});
