import { beforeEach, describe, expect, test } from 'vitest';
import type { Connection } from './connection.ts';
import { lawful } from './lawful.ts';
import { Refusal } from './refusal.ts';
import { connectionIds, createStore, type Store } from './store.ts';
import { update } from './update.ts';

const { ipv4, ipv4Second, ipv6 } = connectionIds;
const tooLongName = `${'a.'.repeat(125)}org1`;
let store: Store;
beforeEach(() => {
  store = createStore({
    resolvable: {
      'vpn.example.org': '203.0.113.10',
      'GW.Example.net': '203.0.113.11',
      [tooLongName]: '203.0.113.12',
    },
  });
});

function stored(id: string): Connection {
  const entry = store.connections.get(id);
  if (entry === undefined) throw new Error(`no connection ${id}`);
  return entry.connection;
}

const raw = (body: string, id: string = ipv4) => update(id, Buffer.from(body), store, lawful);
const send = (attributes: unknown, id: string = ipv4) =>
  raw(JSON.stringify({ ipsec_site_connection: attributes }), id);
const statusOf = (result: Connection | Refusal) =>
  lawful.codes[result instanceof Refusal ? result.outcome : 'updated'];

const twin = () => ({
  local: stored(ipv4Second).local_ep_group_id,
  peer: stored(ipv4Second).peer_ep_group_id,
});

const accepted: [name: string, attributes: Record<string, unknown>, id?: string][] = [
  ["the page's own example", { description: 'New IPsec connection' }],
  ['no attribute', {}],
  ...['name', 'description', 'local_id', 'peer_id', 'psk'].flatMap(
    (name): [string, Record<string, unknown>][] => [
      [`an empty ${name}`, { [name]: '' }],
      [`${name} of 255 characters`, { [name]: 'a'.repeat(255) }],
      [`${name} of 255 characters beyond the BMP`, { [name]: '\u{1f511}'.repeat(255) }],
      [`${name} with NUL, newline and a right-to-left mark`, { [name]: 'a\0\n\u200fb' }],
    ],
  ),
  ...[68, 1280, 9000, 2 ** 31 - 1].map((mtu): [string, Record<string, unknown>] => [`mtu ${mtu}`, { mtu }]),
  ['mtu 1280 on an IPv6 local side', { mtu: 1280 }, ipv6],
  ['an IPv6 peer with mtu 68 on an IPv4 local side', { mtu: 68, peer_address: '2001:db8::1' }],
  ...[
    '192.0.2.1',
    '10.136.18.138',
    '2001:db8::7',
    '::ffff:192.0.2.1',
    'vpn.example.org',
    'VPN.example.ORG',
  ].map((peer_address): [string, Record<string, unknown>] => [
    `peer_address ${peer_address}`,
    { peer_address },
  ]),
  ['a resolvable name given in another case', { peer_address: 'gw.example.net' }],
  ...['response-only', 'bi-directional'].map((initiator): [string, Record<string, unknown>] => [
    `initiator ${initiator}`,
    { initiator },
  ]),
  ...['clear', 'hold', 'restart', 'disabled', 'restart-by-peer'].map(
    (action): [string, Record<string, unknown>] => [`dpd action ${action}`, { dpd: { action } }],
  ),
  ['an empty dpd', { dpd: {} }],
  ['dpd 1/2', { dpd: { interval: 1, timeout: 2 } }],
  ['dpd at the largest integers', { dpd: { interval: 2 ** 31 - 2, timeout: 2 ** 31 - 1 } }],
  ['an interval one below the stored timeout', { dpd: { interval: 119 } }],
  ['a timeout one above the stored interval', { dpd: { timeout: 31 } }],
  ['admin_state_up false', { admin_state_up: false }],
];

describe('accepted and stored', () => {
  test.each(accepted)('%s', (_, attributes, id = ipv4) => {
    const before = stored(id);
    const dpd = { ...before.dpd, ...(attributes['dpd'] as object | undefined) };
    expect(send(attributes, id)).toEqual({ ...before, ...attributes, dpd });
    expect(stored(id)).toEqual({ ...before, ...attributes, dpd });
  });

  test.each([
    ['1500.0', 1500],
    ['1.4e3', 1400],
  ])('mtu written %s', (written, mtu) => {
    expect(raw(`{"ipsec_site_connection":{"mtu":${written}}}`)).toMatchObject({ mtu });
  });

  test('a name given twice: the last one', () => {
    expect(raw('{"ipsec_site_connection":{"name":"a","name":"b"}}')).toMatchObject({ name: 'b' });
  });

  test('members beside the wrapper, which are ignored', () => {
    expect(raw('{"ipsec_site_connection":{"name":"a"},"other":1}')).toMatchObject({ name: 'a' });
  });

  test.each([
    ['both endpoint groups', () => ({ local_ep_group_id: twin().local, peer_ep_group_id: twin().peer })],
    ['a local endpoint group alone', () => ({ local_ep_group_id: twin().local })],
    ['a peer endpoint group alone', () => ({ peer_ep_group_id: twin().peer })],
  ])('%s', (_, attributes) => {
    const before = stored(ipv4);
    expect(send(attributes())).toEqual({ ...before, ...attributes() });
  });
});

const texts = ['name', 'description', 'local_id', 'peer_id', 'psk', 'peer_address', 'initiator'];
const updatable = [...texts, 'mtu', 'dpd', 'admin_state_up', 'local_ep_group_id', 'peer_ep_group_id'];
const responseOnly = Object.keys(createStore().connections.get(ipv4)?.connection ?? {}).filter(
  (name) => !updatable.includes(name),
);

const refused: [name: string, attributes: unknown, id?: string][] = [
  ...[null, [], [{}], 'x', '', 5, true].map((wrapped): [string, unknown] => [
    `wrapper ${JSON.stringify(wrapped)}`,
    wrapped,
  ]),
  ...updatable.map((name): [string, unknown] => [`${name} null`, { [name]: null }]),
  ...texts.flatMap((name) =>
    [5, true, [], ['a'], {}].map((value): [string, unknown] => [
      `${name} ${JSON.stringify(value)}`,
      { [name]: value },
    ]),
  ),
  ...['name', 'description', 'local_id', 'peer_id', 'psk'].flatMap((name): [string, unknown][] => [
    [`${name} of 256 characters`, { [name]: 'a'.repeat(256) }],
    [`${name} of 256 characters beyond the BMP`, { [name]: '\u{1f511}'.repeat(256) }],
    [`${name} with a lone surrogate`, { [name]: 'a\ud800b' }],
  ]),
  ...[67, 1, 0, -1, -0, 68.9, 2 ** 31, 2 ** 63, '1500', 'abc', '', true, false, [], {}].map(
    (mtu): [string, unknown] => [`mtu ${JSON.stringify(mtu)}`, { mtu }],
  ),
  ['mtu 1279 on an IPv6 local side', { mtu: 1279 }, ipv6],
  ['mtu 1279 on an IPv6 local side with an IPv4 peer', { mtu: 1279, peer_address: '192.0.2.1' }, ipv6],
  ...[
    '',
    'other.example.org',
    '999.1.1.1',
    '1.2.3',
    '192.0.2.010',
    '192.0.2.1/24',
    ' 192.0.2.1',
    '192.0.2.1\n',
    'fe80::1%eth0',
    '2001:db8:::1',
    'a b',
    'a..b',
    '.',
    '-a.example.org',
    `${'a'.repeat(64)}.example.org`,
    tooLongName,
    'constructor',
    '\ud800.example.org',
  ].map((peer_address): [string, unknown] => [
    `peer_address ${JSON.stringify(peer_address).slice(0, 70)}`,
    { peer_address },
  ]),
  ...['RESPONSE-ONLY', 'response- only', 'bi-directional ', '', 'none'].map(
    (initiator): [string, unknown] => [`initiator ${JSON.stringify(initiator)}`, { initiator }],
  ),
  ...[0, 1, 2, 'true', 'maybe', '', [], {}].map((up): [string, unknown] => [
    `admin_state_up ${JSON.stringify(up)}`,
    { admin_state_up: up },
  ]),
  ...['x', 5, true, [], [{}]].map((dpd): [string, unknown] => [`dpd ${JSON.stringify(dpd)}`, { dpd }]),
  ...[
    { action: 'HOLD' },
    { action: '' },
    { action: null },
    { action: ['hold'] },
    { interval: 0 },
    { interval: -1 },
    { interval: 10.5 },
    { interval: '10' },
    { interval: true },
    { interval: null },
    { interval: 2 ** 31 },
    { timeout: 0, interval: 1 },
    { timeout: '200' },
    { timeout: null },
    { timeout: 2 ** 31 },
    { timeout: 30 },
    { interval: 120 },
    { interval: 60, timeout: 60 },
    { interval: 60, timeout: 59 },
    { delay: 1 },
    { constructor: 1 },
  ].map((dpd): [string, unknown] => [`dpd ${JSON.stringify(dpd)}`, { dpd }]),
  ...['local_ep_group_id', 'peer_ep_group_id'].flatMap((name) =>
    ['', 'abc', 5, [], '{646938a8-322e-44b3-ac35-60deadcd4252}'].map((value): [string, unknown] => [
      `${name} ${JSON.stringify(value)}`,
      { [name]: value },
    ]),
  ),
  ...['foo', 'Description', 'description ', '', 'constructor', 'interval', 'timeout', 'action', '\ud800'].map(
    (name): [string, unknown] => [`unknown attribute ${JSON.stringify(name)}`, { [name]: 1 }],
  ),
  ['unknown attribute null', { foo: null }],
  ...responseOnly.map((name): [string, unknown] => [`read-only ${name}`, { [name]: 'x' }]),
];

describe('refused with 400, nothing stored', () => {
  test.each(refused)('%s', (_, attributes, id = ipv4) => {
    const before = structuredClone(stored(id));
    const withValid =
      typeof attributes === 'object' && attributes !== null && !Array.isArray(attributes)
        ? { description: 'not stored', ...attributes }
        : attributes;
    expect(statusOf(send(attributes, id))).toBe(400);
    expect(statusOf(send(withValid, id))).toBe(400);
    expect(stored(id)).toEqual(before);
  });

  test.each([
    ['no body', ''],
    ['white space', ' \n'],
    ['null', 'null'],
    ['an array', '[]'],
    ['an array of the right object', '[{"ipsec_site_connection":{}}]'],
    ['a string', '"x"'],
    ['a number', '5'],
    ['an empty object', '{}'],
    ['the plural wrapper', '{"ipsec_site_connections":[{}]}'],
    ['truncated JSON', '{"ipsec_site_connection":{"name":"a"'],
    ['a comma too many', '{"ipsec_site_connection":{"name":"a",}}'],
    ['two documents', '{"ipsec_site_connection":{}}{}'],
    ['NaN', '{"ipsec_site_connection":{"mtu":NaN}}'],
    ['mtu 1e400', '{"ipsec_site_connection":{"mtu":1e400}}'],
    ['dpd interval 1e400', '{"ipsec_site_connection":{"dpd":{"interval":1e400}}}'],
    ['__proto__', '{"ipsec_site_connection":{"__proto__":{"mtu":1}}}'],
    ['__proto__ in dpd', '{"ipsec_site_connection":{"dpd":{"__proto__":{"interval":1}}}}'],
    ['a byte order mark', '\ufeff{"ipsec_site_connection":{}}'],
    ['arrays 2,000 deep', `{"ipsec_site_connection":{"name":${'['.repeat(2000)}${']'.repeat(2000)}}}`],
    ['objects 50,000 deep', `{"ipsec_site_connection":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`],
  ])('%s', (_, body) => {
    const before = structuredClone(stored(ipv4));
    expect(statusOf(raw(body))).toBe(400);
    expect(stored(ipv4)).toEqual(before);
  });

  test.each([
    ['a byte that is not UTF-8', Buffer.from('{"ipsec_site_connection":{"name":"\xff"}}', 'latin1')],
    ['UTF-16', Buffer.from('{"ipsec_site_connection":{}}', 'utf16le')],
  ])('%s', (_, bytes) => {
    expect(statusOf(update(ipv4, bytes, store, lawful))).toBe(400);
  });

  test.each(['PENDING_CREATE', 'PENDING_UPDATE', 'PENDING_DELETE'])('any update in status %s', (status) => {
    store = createStore({ status });
    expect(send({})).toMatchObject({ outcome: 'invalid', type: 'VPNStateInvalidToUpdate' });
  });

  test.each(['ACTIVE', 'DOWN', 'BUILD', 'ERROR'])('but not in status %s', (status) => {
    store = createStore({ status });
    expect(send({})).toMatchObject({ status });
  });
});

describe('endpoint groups', () => {
  const unknown = '99999999-9999-4999-8999-999999999999';
  test.each([
    ['an unknown local group', () => ({ local_ep_group_id: unknown }), 404, 'VPNEndpointGroupNotFound'],
    ['an unknown peer group', () => ({ peer_ep_group_id: unknown }), 404, 'VPNEndpointGroupNotFound'],
    [
      'a peer group for the local side',
      () => ({ local_ep_group_id: twin().peer }),
      400,
      'WrongEndpointGroupType',
    ],
    [
      'a group of the other IP version',
      () => ({ local_ep_group_id: stored(ipv6).local_ep_group_id }),
      400,
      'MixedIPVersionsForIPSecConnection',
    ],
  ])('%s is refused', (_, attributes, status, type) => {
    const before = structuredClone(stored(ipv4));
    const result = send({ description: 'not stored', ...attributes() });
    expect(statusOf(result)).toBe(status);
    expect(result).toMatchObject({ type });
    expect(stored(ipv4)).toEqual(before);
  });
});

describe('merging', () => {
  test('dpd keys that are not sent keep their stored, not their default, value', () => {
    send({ dpd: { action: 'clear', interval: 7, timeout: 9 } });
    expect(send({ dpd: { timeout: 8 } })).toMatchObject({
      dpd: { action: 'clear', interval: 7, timeout: 8 },
    });
    expect(statusOf(send({ dpd: { interval: 8 } }))).toBe(400);
    expect(stored(ipv4).dpd).toEqual({ action: 'clear', interval: 7, timeout: 8 });
  });

  test('the other connections stay as they are', () => {
    const before = structuredClone(stored(ipv4Second));
    send({ name: 'changed', dpd: { interval: 1 } });
    expect(stored(ipv4Second)).toEqual(before);
  });

  test('key order stays that of the example response', () => {
    const keys = Object.keys(stored(ipv4));
    expect(Object.keys(send({ psk: 'x', name: 'y', dpd: { timeout: 200 } }))).toEqual(keys);
  });
});

describe('precedence', () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  test.each([
    ['a valid body', { name: 'a' }, 404],
    ['no attribute', {}, 404],
    ['an invalid attribute', { mtu: 'abc' }, 400],
    ['an unknown attribute', { foo: 1 }, 400],
  ])('%s for an unknown id', (_, attributes, status) => {
    expect(statusOf(send(attributes, nobody))).toBe(status);
  });
});

test.each([
  ['malformed JSON', '{"ipsec_site_connection":{"psk":"swordfish"'],
  ['a psk too long', JSON.stringify({ ipsec_site_connection: { psk: 'swordfish'.repeat(30) } })],
  ['a psk with a lone surrogate', '{"ipsec_site_connection":{"psk":"swordfish\\ud800"}}'],
  ['a psk in an array', '{"ipsec_site_connection":{"psk":["swordfish"]}}'],
  ['a valid psk beside an invalid mtu', '{"ipsec_site_connection":{"psk":"swordfish","mtu":0}}'],
])('the refusal of %s does not quote the psk', (_, body) => {
  const result = raw(body);
  expect(result).toBeInstanceOf(Refusal);
  expect(JSON.stringify(result)).not.toContain('swordfish');
});
