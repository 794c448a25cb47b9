import { isIPv6 } from 'node:net';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Family } from '../model/plan.ts';
import type { NetworkApi } from '../target/network-api.ts';

/** The IP version of a connection's local side, and what says so. */
export interface LocalSide {
  readonly family: Family;
  readonly by: 'endpoint group' | "service's subnet" | 'peer address' | 'option --family';
}

/**
 * The IP version of the private subnets behind a connection, which decides the least mtu (page row `mtu`): that of its
 * local endpoint group, else of its service's subnet. Where neither can be read, that of the stored peer address.
 */
export async function localSideOf(initial: JsonObject, api: NetworkApi): Promise<LocalSide> {
  const show = async (path: string, id: Json | undefined, wrapper: string): Promise<JsonObject> => {
    if (typeof id !== 'string' || id === '') return {};
    const { answer } = await api.ask('GET', `${path}/${encodeURIComponent(id)}`);
    const body = answer.kind === 'response' && isObject(answer.json) ? answer.json[wrapper] : undefined;
    return isObject(body) ? body : {};
  };
  const versionOf = async (subnet: Json | undefined) =>
    familyIn((await show('/subnets', subnet, 'subnet'))['ip_version']);

  const group = await show('/vpn/endpoint-groups', initial['local_ep_group_id'], 'endpoint_group');
  const [first] = Array.isArray(group['endpoints']) ? group['endpoints'] : [];
  const grouped = group['type'] === 'subnet' ? await versionOf(first) : familyOfRange(first);
  if (grouped) return { family: grouped, by: 'endpoint group' };
  const service = await show('/vpn/vpnservices', initial['vpnservice_id'], 'vpnservice');
  const served = await versionOf(service['subnet_id']);
  if (served) return { family: served, by: "service's subnet" };
  return { family: familyOf(initial), by: 'peer address' };
}

function familyIn(version: Json | undefined): Family | undefined {
  return version === 4 || version === 6 ? version : undefined;
}

function familyOfRange(range: Json | undefined): Family | undefined {
  return typeof range === 'string' && /^[\d.:a-f]+\/\d+$/i.test(range)
    ? range.includes(':')
      ? 6
      : 4
    : undefined;
}

/** IP version of the stored peer address; names count as IPv4. */
export function familyOf(initial: JsonObject): Family {
  return typeof initial['peer_address'] === 'string' && isIPv6(initial['peer_address']) ? 6 : 4;
}
