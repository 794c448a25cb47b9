import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';

/** IP version of the private subnets on the local side of a connection; the mtu minimum depends on it. */
export type Family = 4 | 6;

/** One stored connection. `connection` is replaced as a whole by an update, never changed in place. */
export interface Entry {
  readonly family: Family;
  connection: Connection;
}

/** What is known of an endpoint group: which side it serves, its members and their IP version. */
export interface EndpointGroup {
  readonly side: 'local' | 'peer';
  readonly family: Family;
  /** Ids of subnets on the local side, ranges of addresses on the other. */
  readonly endpoints: readonly string[];
}

/** Everything the server knows; `resolvable` maps a lower-case name to its address. */
export interface Store {
  readonly connections: ReadonlyMap<string, Entry>;
  readonly groups: ReadonlyMap<string, EndpointGroup>;
  readonly resolvable: ReadonlyMap<string, string>;
}

/**
 * `family` keeps only the connections of that family; `status` is the status of all of them; `lanes` is how many pairs
 * of each family there are, all alike.
 */
export interface StoreOptions {
  readonly family?: Family;
  readonly lanes?: number;
  readonly resolvable?: Readonly<Record<string, string>>;
  readonly status?: string;
}

interface Seed {
  readonly family: Family;
  readonly id: string;
  readonly peerAddress: string;
  readonly localGroup: string;
  readonly peerGroup: string;
}

const seeds = {
  ipv4: {
    family: 4,
    id: '324dc68b-bdee-4a78-9d14-3484d8ee97a9',
    peerAddress: '203.0.113.7',
    localGroup: '646938a8-322e-44b3-ac35-60deadcd4252',
    peerGroup: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
  },
  ipv4Second: {
    family: 4,
    id: '7b0c6f0e-57c3-4e6c-9b1a-2d1f0a6f4c02',
    peerAddress: '203.0.113.7',
    localGroup: '0f6e3c7d-8a41-4d25-b7f9-6c5e1b2a9d02',
    peerGroup: '5d9a2b14-c3e8-4f70-a6d1-93b7e4f80c02',
  },
  ipv6: {
    family: 6,
    id: 'c1a4e9d2-6b3f-4c58-8e07-5f92d4b7a103',
    peerAddress: '2001:db8:fffe::7',
    localGroup: '2e7d5b90-1f4c-4a86-9c3d-b8e06f17a203',
    peerGroup: '91c8f3e6-d2a5-4b07-8f4e-0a7d5c36b303',
  },
  ipv6Second: {
    family: 6,
    id: 'e94b7d05-2a8c-4f16-b3d7-61c0f8a5e204',
    peerAddress: '2001:db8:fffe::7',
    localGroup: '4b9e1c73-60d8-4a25-8f17-d2c5a6e09304',
    peerGroup: 'a83f5d12-97b4-4c60-9e2d-1f7b8c04d404',
  },
} as const satisfies Record<string, Seed>;

const firsts = { 4: [seeds.ipv4, seeds.ipv4Second], 6: [seeds.ipv6, seeds.ipv6Second] } as const;

/** The VPN service of all connections; it has endpoint groups, and so no subnet of its own. */
export const service = 'd6116b75-db78-4d07-9911-226b4655838a';

/** The private subnets of the local side, by IP version. */
export const subnets = {
  4: '1f5d3c80-7b42-4e19-a6c8-0d9e2b7f4104',
  6: '8a2b6e4f-3c97-4d05-9e1b-5f70c8d3a206',
} as const satisfies Record<Family, string>;

const ranges = { 4: '10.20.0.0/24', 6: '2001:db8:20::/64' } as const satisfies Record<Family, string>;

/** The ids of the stored connections: two with an IPv4 local side, two with an IPv6 local side. */
export const connectionIds = {
  ipv4: seeds.ipv4.id,
  ipv4Second: seeds.ipv4Second.id,
  ipv6: seeds.ipv6.id,
  ipv6Second: seeds.ipv6Second.id,
} as const;

/** A connection that is asked, and the one beside it. */
export interface Pair {
  readonly connection: string;
  readonly second: string;
}

/** The pair of an IP version. */
export function connectionPair(family: Family): Pair {
  const [first, beside] = firsts[family];
  return { connection: first.id, second: beside.id };
}

/** The default answer to "which names resolve": one name of the documentation domain (RFC 2606, RFC 5737). */
export const defaultResolvable: Readonly<Record<string, string>> = { 'vpn.example.org': '203.0.113.10' };

/** A fresh store with its initial values. Ids are the same in every store. */
export function createStore(options: StoreOptions = {}): Store {
  const all = [...Object.values(seeds), ...likes(4, options.lanes), ...likes(6, options.lanes)];
  const kept = all.filter((seed) => seed.family === (options.family ?? seed.family));
  const names = Object.entries(options.resolvable ?? defaultResolvable);
  return {
    connections: new Map(
      kept.map((seed, index) => [
        seed.id,
        { family: seed.family, connection: initial(seed, index + 1, options.status ?? 'DOWN') },
      ]),
    ),
    groups: new Map(
      kept.flatMap((seed): [string, EndpointGroup][] => [
        [seed.localGroup, { side: 'local', family: seed.family, endpoints: [subnets[seed.family]] }],
        [seed.peerGroup, { side: 'peer', family: seed.family, endpoints: [ranges[seed.family]] }],
      ]),
    ),
    resolvable: new Map(names.map(([name, address]) => [name.toLowerCase(), address])),
  };
}

/** Pairs of connections that are alike, so that each can be asked a part of a plan. */
export function lanePairs(family: Family, lanes: number): readonly Pair[] {
  const others = Array.from({ length: lanes - 1 }, (_, n) => pairLike(family, n + 2));
  return [
    connectionPair(family),
    ...others.map(([{ id: connection }, { id: second }]) => ({ connection, second })),
  ];
}

function likes(family: Family, lanes = 1): Seed[] {
  return Array.from({ length: lanes - 1 }, (_, n) => pairLike(family, n + 2)).flat();
}

function pairLike(family: Family, nth: number): [Seed, Seed] {
  const [first, beside] = firsts[family];
  return [
    { ...first, id: idOf(`${family}/${nth}`) },
    { ...beside, id: idOf(`${family}/${nth}/second`) },
  ];
}

function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Key order is that of the page's example response. */
function initial(seed: Seed, number: number, status: string): Connection {
  return {
    id: seed.id,
    tenant_id: '284a2547ea8445d1be0e68ef2d76672c',
    name: `vpnconnection${number}`,
    description: '',
    peer_address: seed.peerAddress,
    peer_id: seed.peerAddress,
    local_id: '',
    route_mode: 'static',
    mtu: 1500,
    auth_mode: 'psk',
    psk: `initial-psk-${number}`,
    initiator: 'bi-directional',
    dpd: { action: 'hold', interval: 30, timeout: 120 },
    admin_state_up: true,
    status,
    vpnservice_id: service,
    ikepolicy_id: '94edd562-8b10-4e96-98d7-7b8b99d3ca5d',
    ipsecpolicy_id: '805ab779-e91c-42db-b6b9-591156d9634e',
    peer_cidrs: [],
    local_ep_group_id: seed.localGroup,
    peer_ep_group_id: seed.peerGroup,
    split_selector: false,
    project_id: '284a2547ea8445d1be0e68ef2d76672c',
  };
}
