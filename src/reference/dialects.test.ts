import { describe, expect, test } from 'vitest';
import { dialectOf } from './dialects.ts';
import { startInProcess } from './in-process.ts';

const asked = async (profile: string, sent: unknown, family: 4 | 6 = 4) => {
  const { send, token, connections } = startInProcess(dialectOf(profile));
  const answer = await send({
    method: 'PUT',
    path: `/v2.0/vpn/ipsec-site-connections/${family === 4 ? connections.ipv4 : connections.ipv6}`,
    headers: { 'x-auth-token': token },
    body: JSON.stringify({ ipsec_site_connection: sent }),
  });
  return { status: answer?.status, body: JSON.parse(answer?.body ?? '{}') };
};

test.each(['virtuozzo', 'openstack', 'trial', 'constructor'])(
  '%s is answered as on the page',
  async (profile) => {
    expect(dialectOf(profile)).toEqual({});
  },
);

describe.each<[string, readonly (readonly [number, object])[]]>([
  [
    'otc',
    [
      [200, { psk: 'Abc-12' }],
      [400, { psk: 'Abc-1' }],
      [200, { psk: 'k'.repeat(128) }],
      [400, { psk: 'k'.repeat(129) }],
      [400, { psk: 'Abc 123' }],
      [400, { psk: 'Abc?123' }],
      [200, { name: 'n'.repeat(64) }],
      [400, { name: 'n'.repeat(65) }],
      [400, { name: '' }],
      [200, { mtu: 1500 }],
      [400, { mtu: 1499 }],
      [200, { admin_state_up: true }],
      [400, { admin_state_up: false }],
      [200, { peer_id: 'p'.repeat(250) }],
      [400, { peer_id: 'p'.repeat(251) }],
      [400, { peer_address: `${'a'.repeat(251)}` }],
      [400, { description: 'text' }],
      [400, { local_id: 'gw.example.org' }],
      [200, { initiator: 'response-only' }],
    ],
  ],
  [
    'fujitsu-k5',
    [
      [200, { peer_address: '192.0.2.1' }],
      [400, { peer_address: '2001:db8::1' }],
      [400, { peer_address: 'vpn.example.org' }],
      [200, { dpd: { action: 'restart', interval: 5, timeout: 10 } }],
      [400, { dpd: { action: 'clear', interval: 5, timeout: 10 } }],
      [200, { peer_cidrs: ['10.2.0.0/24'] }],
      [400, { peer_cidrs: ['10.2.0.0/24', '10.3.0.0/24'] }],
      [400, { mtu: 1500 }],
      [400, { local_id: 'gw.example.org' }],
      [200, { psk: 'x' }],
    ],
  ],
])('as %s documents it', (profile, updates) => {
  test.each(updates)('%i answers %j', async (status, sent) => {
    expect((await asked(profile, sent)).status).toBe(status);
  });
});

test.each([
  ['otc', ['local_id', 'split_selector']],
  ['fujitsu-k5', ['project_id', 'local_id', 'local_ep_group_id', 'peer_ep_group_id', 'split_selector']],
])('%s does not show %j', async (profile, unshown) => {
  const { body } = await asked(profile, { name: 'gateway' });
  expect(body.ipsec_site_connection).toMatchObject({ name: 'gateway', mtu: 1500 });
  for (const name of unshown) expect(body.ipsec_site_connection).not.toHaveProperty(name);
});

test('fujitsu-k5 has no connection of IPv6', async () => {
  expect((await asked('fujitsu-k5', { name: 'gateway' }, 6)).status).toBe(404);
});
