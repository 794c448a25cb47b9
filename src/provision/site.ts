import { TargetError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { JsonObject } from '../model/json.ts';
import type { Family } from '../model/plan.ts';
import type { NetworkApi } from '../target/network-api.ts';
import { type Kind, kinds, listed, type Made } from './kinds.ts';
import { markOf } from './mark.ts';
import { refusal } from './refusal.ts';

/** What is to be made. */
export interface SitePlan {
  /** Eight hexadecimal digits, unique to the run. */
  readonly run: string;
  readonly family: Family;
  /** Id of the external network. */
  readonly external: string;
  readonly psk: string;
  readonly signal?: AbortSignal;
}

const ranges = {
  4: { version: 4, local: '192.168.199.0/24', peer: '10.199.0.0/24', address: '203.0.113.199' },
  6: { version: 6, local: '2001:db8:c199::/64', peer: '2001:db8:c200::/64', address: '2001:db8:fffe::c199' },
} as const;

/**
 * Makes a site and its connection, one thing after the other, everything named as the kit's. The addresses are those of
 * documentation and of private networks: nobody answers at the other end.
 * @param made is told of every object as soon as it is there
 * @returns id of the connection
 * @throws TargetError where something cannot be made; what was made before stays for the caller to remove
 */
export async function makeSite(
  api: NetworkApi,
  plan: SitePlan,
  made: (object: Made) => void,
): Promise<string> {
  const mark = markOf(plan.run);
  const { version, local, peer, address } = ranges[plan.family];
  const make = async (kind: keyof typeof kinds, attributes: JsonObject): Promise<string> => {
    if (plan.signal?.aborted) throw new TargetError('interrupted while the connection was being made');
    const id = await create(api, kinds[kind], { ...mark, ...attributes }, plan.psk);
    made({ kind, id, name: mark.name });
    if (kinds[kind].path.startsWith('/vpn/')) return id;
    await api.ask('PUT', `${kinds[kind].path}/${id}/tags/vpnaas-conformance`);
    return id;
  };
  const network = await make('network', {});
  const subnet = await make('subnet', { network_id: network, cidr: local, ip_version: version });
  const router = await make('router', { external_gateway_info: { network_id: plan.external } });
  const joined = await api.ask('PUT', `/routers/${router}/add_router_interface`, { subnet_id: subnet });
  if (joined.answer.kind === 'none' || joined.answer.status !== 200) {
    throw refusal('the subnet cannot be joined to the router', joined.answer);
  }
  const ikePolicy = await make('ikePolicy', { auth_algorithm: 'sha256' });
  const ipsecPolicy = await make('ipsecPolicy', { auth_algorithm: 'sha256' });
  const service = await make('service', { router_id: router });
  const localGroup = await make('group', { type: 'subnet', endpoints: [subnet] });
  const peerGroup = await make('group', { type: 'cidr', endpoints: [peer] });
  return make('connection', {
    vpnservice_id: service,
    ikepolicy_id: ikePolicy,
    ipsecpolicy_id: ipsecPolicy,
    local_ep_group_id: localGroup,
    peer_ep_group_id: peerGroup,
    peer_address: address,
    peer_id: address,
    psk: plan.psk,
  });
}

/** Asks once: a POST that was lost on the way back is found by its name, and not sent again. */
async function create(api: NetworkApi, kind: Kind, attributes: JsonObject, psk: string): Promise<string> {
  const { answer } = await api.ask('POST', kind.path, { [kind.wrapper]: attributes });
  const body = answer.kind === 'response' && isObject(answer.json) ? answer.json[kind.wrapper] : undefined;
  if (isObject(body) && typeof body['id'] === 'string') return body['id'];
  const lost = answer.kind === 'none' || answer.status >= 500;
  const found =
    lost && kind !== kinds.group ? await byName(api, kind, String(attributes['name'])) : undefined;
  if (found !== undefined) return found;
  throw refusal(`the ${kind.noun} cannot be made`, answer, psk);
}

async function byName(api: NetworkApi, kind: Kind, name: string): Promise<string | undefined> {
  const { answer } = await api.ask('GET', `${kind.path}?name=${encodeURIComponent(name)}`);
  const body = answer.kind === 'response' && isObject(answer.json) ? answer.json[listed(kind)] : undefined;
  const [first] = (Array.isArray(body) ? body : []).filter(isObject).filter((one) => one['name'] === name);
  return typeof first?.['id'] === 'string' ? first['id'] : undefined;
}
