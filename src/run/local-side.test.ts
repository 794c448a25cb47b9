import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { localSideOf } from './local-side.ts';

const group = { local_ep_group_id: 'g', peer_address: '192.0.2.7', vpnservice_id: 's' };
const subnet = (version: number) => ({ subnet: { id: 'n', ip_version: version } });
const grouped = (type: string, ...endpoints: string[]) => ({ endpoint_group: { type, endpoints } });

/** A network service that shows these things, and refuses the rest with 404. */
function showing(things: Readonly<Record<string, Json>>) {
  const asked: string[] = [];
  return {
    asked,
    ask: async (method: string, path: string) => {
      asked.push(`${method} ${path}`);
      const json = things[path];
      const answer = json === undefined ? { status: 404, text: '' } : { status: 200, text: '', json };
      return { answer: { kind: 'response' as const, headers: {}, ms: 1, ...answer }, disturbances: [] };
    },
  };
}

test.each<[string, JsonObject, Readonly<Record<string, Json>>, object]>([
  [
    'its endpoint group',
    group,
    { '/vpn/endpoint-groups/g': grouped('subnet', 'n'), '/subnets/n': subnet(6) },
    { family: 6, by: 'endpoint group' },
  ],
  [
    'its endpoint group of ranges',
    group,
    { '/vpn/endpoint-groups/g': grouped('cidr', '2001:db8::/64') },
    { family: 6, by: 'endpoint group' },
  ],
  [
    "its service's subnet, without endpoint groups",
    { ...group, local_ep_group_id: null },
    { '/vpn/vpnservices/s': { vpnservice: { subnet_id: 'n' } }, '/subnets/n': subnet(6) },
    { family: 6, by: "service's subnet" },
  ],
  ['its peer address, where nothing else may be read', group, {}, { family: 4, by: 'peer address' }],
  [
    'its peer address, where the answers are odd',
    { ...group, peer_address: '2001:db8::7' },
    {
      '/vpn/endpoint-groups/g': grouped('subnet', 'n'),
      '/subnets/n': { subnet: { ip_version: 5 } },
      '/vpn/vpnservices/s': [],
    },
    { family: 6, by: 'peer address' },
  ],
  ['IPv4 for a name', { peer_address: 'vpn.example.org' }, {}, { family: 4, by: 'peer address' }],
  ['IPv4 where nothing is shown', {}, {}, { family: 4, by: 'peer address' }],
])('the local side is that of %s', async (_, initial, things, expected) => {
  const network = showing(things);
  expect(await localSideOf(initial, network)).toEqual(expected);
  expect(network.asked.every((one) => one.startsWith('GET '))).toBe(true);
});

test('an id with a slash stays within its collection', async () => {
  const network = showing({});
  await localSideOf({ local_ep_group_id: '../networks' }, network);
  expect(network.asked).toEqual(['GET /vpn/endpoint-groups/..%2Fnetworks']);
});
