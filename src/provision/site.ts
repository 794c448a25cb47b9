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
  /** Connections, all of one service and with the same endpoint groups; default: one. */
  readonly lanes?: number;
}

const ranges = {
  4: { version: 4, local: '192.168.199.0/24', peer: '10.199.0.0/24', gateways: '203.0.113.' },
  6: { version: 6, local: '2001:db8:c199::/64', peer: '2001:db8:c200::/64', gateways: '2001:db8:fffe::' },
} as const;

/** The last part of the first peer address. */
const firstGateway = 199;

/**
 * Makes a site and its connections, one thing after the other, everything named as the kit's. The addresses are those of
 * documentation and of private networks: nobody answers at the other end.
 * @param made is told of every object as soon as it is there
 * @returns ids of the connections
 * @throws TargetError where something cannot be made; what was made before stays for the caller to remove
 */
export async function makeSite(
  api: NetworkApi,
  plan: SitePlan,
  made: (object: Made) => void,
): Promise<readonly string[]> {
  const mark = markOf(plan.run);
  const { version, local, peer, gateways } = ranges[plan.family];
  const known = new Set<string>();
  const make = async (kind: keyof typeof kinds, attributes: JsonObject): Promise<string> => {
    if (plan.signal?.aborted) throw new TargetError('interrupted while the connection was being made');
    const id = await create(api, kinds[kind], { ...mark, ...attributes }, { psk: plan.psk, known });
    known.add(id);
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
  const connections: string[] = [];
  for (let lane = 0; lane < (plan.lanes ?? 1); lane++) {
    const gateway = `${gateways}${firstGateway + lane}`;
    connections.push(
      await make('connection', {
        vpnservice_id: service,
        ikepolicy_id: ikePolicy,
        ipsecpolicy_id: ipsecPolicy,
        local_ep_group_id: localGroup,
        peer_ep_group_id: peerGroup,
        peer_address: gateway,
        peer_id: gateway,
        psk: plan.psk,
      }),
    );
  }
  return connections;
}

/** What a site has so far, and what must not be quoted. */
interface Surroundings {
  readonly psk: string;
  /** Ids of everything made before. */
  readonly known: ReadonlySet<string>;
}

/** Asks once: a POST that was lost on the way back is found by its name, and not sent again. */
async function create(
  api: NetworkApi,
  kind: Kind,
  attributes: JsonObject,
  { psk, known }: Surroundings,
): Promise<string> {
  const { answer } = await api.ask('POST', kind.path, { [kind.wrapper]: attributes });
  const body = answer.kind === 'response' && isObject(answer.json) ? answer.json[kind.wrapper] : undefined;
  if (isObject(body) && typeof body['id'] === 'string') return body['id'];
  const lost = answer.kind === 'none' || answer.status >= 500;
  const found = lost ? await byName(api, kind, String(attributes['name']), known) : undefined;
  if (found !== undefined) return found;
  throw refusal(`the ${kind.noun} cannot be made`, answer, psk);
}

/** All of a kind bear one name: what is not known yet is the one that was just made. */
async function byName(
  api: NetworkApi,
  kind: Kind,
  name: string,
  known: ReadonlySet<string>,
): Promise<string | undefined> {
  const { answer } = await api.ask('GET', `${kind.path}?name=${encodeURIComponent(name)}`);
  const body = answer.kind === 'response' && isObject(answer.json) ? answer.json[listed(kind)] : undefined;
  const ids = (Array.isArray(body) ? body : [])
    .filter(isObject)
    .filter((one) => one['name'] === name)
    .flatMap(({ id }) => (typeof id === 'string' ? [id] : []));
  return ids.find((id) => !known.has(id));
}
