import { expect, test } from 'vitest';
import { connectionIds, createStore } from './store.ts';

const exampleKeys = `id tenant_id name description peer_address peer_id local_id route_mode mtu auth_mode psk
  initiator dpd admin_state_up status vpnservice_id ikepolicy_id ipsecpolicy_id peer_cidrs local_ep_group_id
  peer_ep_group_id split_selector project_id`.split(/\s+/);

test.each(Object.entries(connectionIds))('%s has the keys of the example response, in its order', (_, id) => {
  const connection = createStore().connections.get(id)?.connection;
  expect(Object.keys(connection ?? {})).toEqual(exampleKeys);
  expect(connection).toMatchObject({ id, status: 'DOWN', peer_cidrs: [], split_selector: false, mtu: 1500 });
  expect(connection?.tenant_id).toBe(connection?.project_id);
});

test('two stores share no state', () => {
  const [one, other] = [createStore(), createStore()];
  const entry = one.connections.get(connectionIds.ipv4);
  if (entry !== undefined) entry.connection = { ...entry.connection, name: 'changed' };
  expect(other.connections.get(connectionIds.ipv4)?.connection.name).toBe('vpnconnection1');
});

test.each([
  [4, [connectionIds.ipv4, connectionIds.ipv4Second]],
  [6, [connectionIds.ipv6, connectionIds.ipv6Second]],
] as const)('family %i keeps its own connections and groups only', (family, ids) => {
  const { connections, groups } = createStore({ family });
  expect([...connections.keys()]).toEqual(ids);
  expect(new Set([...groups.values()].map((group) => group.family))).toEqual(new Set([family]));
});
