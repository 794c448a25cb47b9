import { describe, expect, test } from 'vitest';
import { askStrict, UNKNOWN_PATH } from '../ask.ts';
import { ENDPOINT_GROUPS } from './connection.ts';

const [LOCAL, SPARE_LOCAL] = ENDPOINT_GROUPS.local;
const [PEER, SPARE_PEER] = ENDPOINT_GROUPS.peer;
const UNKNOWN_GROUP = '11111111-2222-4333-8444-555555555555';

describe('accepted: stored, shown, and the rest unchanged', () => {
  test.each<[string, Record<string, unknown>]>([
    ['an empty update', {}],
    ['a name', { name: 'n' }],
    ['empty texts', { name: '', description: '', local_id: '', psk: '', peer_id: '' }],
    ['texts of 255 characters', { description: '\u{1F511}'.repeat(255), psk: 'p'.repeat(255) }],
    ['mtu 68', { mtu: 68 }],
    ['mtu 9000', { mtu: 9000 }],
    ['administratively down', { admin_state_up: false }],
    ['bi-directional', { initiator: 'bi-directional' }],
    ['an IPv4 peer', { peer_address: '203.0.113.9', peer_id: '203.0.113.9' }],
    ['an IPv6 peer', { peer_address: '2001:db8::9' }],
    ['an FQDN peer', { peer_address: 'gw-1.example.org', peer_id: 'vpn@example.org' }],
    ['both endpoint groups', { local_ep_group_id: SPARE_LOCAL, peer_ep_group_id: SPARE_PEER }],
    ['the shortest dpd', { dpd: { action: 'clear', interval: 1, timeout: 2 } }],
  ])('%s', async (_, sent) => {
    const ask = askStrict();
    const before = (await ask.get()).shown;
    const answer = await ask.put(sent);
    expect(answer.status).toBe(200);
    expect(answer.shown).toEqual({ ...before, ...sent });
    expect((await ask.get()).shown).toEqual(answer.shown);
  });
});

describe('refused 400, and nothing changes', () => {
  test.each<[string, unknown]>([
    ['a connection that is null', null],
    ['a connection that is an array', []],
    ['a connection that is a text', 'x'],
    ['an unknown key', { colour: 'red' }],
    ['a key of the prototype', { constructor: 1 }],
    ['dpd keys at the root', { interval: 10 }],
    ['the id, unchanged', { id: '0f6d7a52-91c3-4e0b-b6a8-2d47c1e95f30' }],
    ['a status', { status: 'ACTIVE' }],
    ['peer_cidrs', { peer_cidrs: [] }],
    ['a name that is null', { name: null }],
    ['a name that is a number', { name: 5 }],
    ['a text of 256 characters', { psk: 'p'.repeat(256) }],
    ['mtu 67', { mtu: 67 }],
    ['mtu 0', { mtu: 0 }],
    ['mtu 68.9', { mtu: 68.9 }],
    ['mtu in a text', { mtu: '1500' }],
    ['mtu beyond exact integers', { mtu: 2 ** 53 }],
    ['admin_state_up 1', { admin_state_up: 1 }],
    ['admin_state_up in a text', { admin_state_up: 'true' }],
    ['an unknown initiator', { initiator: 'response- only' }],
    ['an initiator in capitals', { initiator: 'BI-DIRECTIONAL' }],
    ['a peer_address that is neither', { peer_address: '999.1.1.1' }],
    ['a peer_address with a prefix', { peer_address: '1.2.3.4/24' }],
    ['a peer_address with a zone', { peer_address: 'fe80::1%eth0' }],
    ['a peer_address with an empty label', { peer_address: 'a..example.org' }],
    ['a peer_address with a label of 64', { peer_address: `${'a'.repeat(64)}.example.org` }],
    ['a peer_address of one label', { peer_address: 'gateway' }],
    ['a dpd that is a text', { dpd: 'hold' }],
    ['a dpd that is null', { dpd: null }],
    ['an unknown dpd key', { dpd: { delay: 1 } }],
    ['an unknown dpd action', { dpd: { action: 'HOLD' } }],
    ['interval 0', { dpd: { interval: 0 } }],
    ['interval in a text', { dpd: { interval: '10' } }],
    ['timeout equal to interval', { dpd: { action: 'hold', interval: 30, timeout: 30 } }],
    ['interval equal to the stored timeout', { dpd: { interval: 90 } }],
    ['timeout equal to the stored interval', { dpd: { timeout: 20 } }],
    ['a lone local endpoint group', { local_ep_group_id: LOCAL }],
    ['a lone peer endpoint group', { peer_ep_group_id: PEER }],
    ['endpoint groups the wrong way round', { local_ep_group_id: PEER, peer_ep_group_id: LOCAL }],
    ['an endpoint group that is no UUID', { local_ep_group_id: 'left', peer_ep_group_id: PEER }],
    ['a good attribute with a bad one', { name: 'other', mtu: 1 }],
  ])('%s', async (_, sent) => {
    const ask = askStrict();
    const before = (await ask.get()).shown;
    expect((await ask.put(sent)).status).toBe(400);
    expect((await ask.get()).shown).toEqual(before);
  });

  test.each<[string, string | Buffer]>([
    ['no body', ''],
    ['half of a JSON text', '{"ipsec_site_connection":'],
    ['a body that is null', 'null'],
    ['a body that is an array', '[{"ipsec_site_connection":{}}]'],
    ['a body without the wrapper', '{"name":"other"}'],
    ['a member beside the wrapper', '{"ipsec_site_connection":{},"extra":1}'],
    ['an mtu of 1e400', '{"ipsec_site_connection":{"mtu":1e400}}'],
    ['a __proto__ key', '{"ipsec_site_connection":{"__proto__":{}}}'],
    ['a byte order mark', '\ufeff{"ipsec_site_connection":{}}'],
    ['bytes that are not UTF-8', Buffer.from('{"ipsec_site_connection":{"name":"\xff"}}', 'latin1')],
  ])('%s', async (_, body) => {
    expect((await askStrict().put({}, { body: Buffer.from(body) })).status).toBe(400);
  });
});

test('dpd is merged key by key', async () => {
  const ask = askStrict();
  await ask.put({ dpd: { interval: 80 } });
  expect((await ask.put({ dpd: { action: 'clear' } })).shown?.['dpd']).toEqual({
    action: 'clear',
    interval: 80,
    timeout: 90,
  });
});

test.each([
  [4, 67, 400],
  [4, 68, 200],
  [6, 1279, 400],
  [6, 1280, 200],
] as const)('in IPv%i mtu %i is answered %i', async (family, mtu, status) => {
  expect((await askStrict([], family).put({ mtu })).status).toBe(status);
});

test('keys come in alphabetical order', async () => {
  const names = Object.keys((await askStrict().get()).shown ?? {});
  expect(names).toEqual(names.toSorted());
});

test.each([
  ['an unknown id', {}, { path: UNKNOWN_PATH }, 404],
  ['an unknown id and a body that is not valid', { mtu: 1 }, { path: UNKNOWN_PATH }, 400],
  ['the collection', {}, { path: '/v2.0/vpn/ipsec-site-connections' }, 404],
  ['a query', {}, { path: '/v2.0/vpn/ipsec-site-connections/0f6d7a52-91c3-4e0b-b6a8-2d47c1e95f30?a=b' }, 200],
  ['no token', {}, { headers: {} }, 401],
  ['a wrong token and a body that is not valid', { mtu: 1 }, { headers: { 'x-auth-token': 'wrong' } }, 401],
  ['DELETE', {}, { method: 'DELETE' }, 405],
  ['an unknown endpoint group', { local_ep_group_id: UNKNOWN_GROUP, peer_ep_group_id: PEER }, {}, 404],
])('%s is answered %4$i', async (_, sent, rest, status) => {
  expect((await askStrict().put(sent, rest)).status).toBe(status);
});

test('a refusal does not repeat the psk', async () => {
  expect((await askStrict().put({ psk: `canary${'x'.repeat(250)}` })).text).not.toContain('canary');
});
