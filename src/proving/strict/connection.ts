/** A connection as a 200 answer shows it (page: response table and example response). */
export interface Connection {
  readonly admin_state_up: boolean;
  readonly auth_mode: 'psk';
  readonly description: string;
  readonly dpd: Dpd;
  readonly id: string;
  readonly ikepolicy_id: string;
  readonly initiator: string;
  readonly ipsecpolicy_id: string;
  readonly local_ep_group_id: string;
  readonly local_id: string;
  readonly mtu: number;
  readonly name: string;
  readonly peer_address: string;
  readonly peer_cidrs: readonly string[];
  readonly peer_ep_group_id: string;
  readonly peer_id: string;
  readonly project_id: string;
  readonly psk: string;
  readonly route_mode: 'static';
  readonly split_selector: boolean;
  readonly status: string;
  readonly tenant_id: string;
  readonly vpnservice_id: string;
}

/** Dead peer detection; interval and timeout in seconds. */
export interface Dpd {
  readonly action: string;
  readonly interval: number;
  readonly timeout: number;
}

/** Endpoint groups that exist, the second pair in use by nobody. */
export const ENDPOINT_GROUPS = {
  local: ['5c2f63f1-0b6c-4a39-9d6e-3b1d2a1c7e01', '5c2f63f1-0b6c-4a39-9d6e-3b1d2a1c7e02'],
  peer: ['b7e0a4d2-6f1b-4c55-8a7d-90c4be52aa11', 'b7e0a4d2-6f1b-4c55-8a7d-90c4be52aa12'],
} as const;

const PROJECT = '7d1f0e3c5b2a4968877665544332210f';
const PEER = { 4: '198.51.100.7', 6: '2001:db8:51::7' } as const;

/** Ids of the two connections that there are. */
export const CONNECTION_IDS = [
  '0f6d7a52-91c3-4e0b-b6a8-2d47c1e95f30',
  '3c81e0b4-57fa-4d29-9e63-a1b8d4c70f31',
] as const;

/** A connection at rest whose values differ from the page's defaults wherever the page allows it. */
export function newConnection(family: 4 | 6, id: string = CONNECTION_IDS[0]): Connection {
  return {
    admin_state_up: true,
    auth_mode: 'psk',
    description: 'between two sites',
    dpd: { action: 'restart', interval: 20, timeout: 90 },
    id,
    ikepolicy_id: '2b90c1de-7a34-4f6e-8b52-6cd0f1a7e9d4',
    initiator: 'response-only',
    ipsecpolicy_id: '91e4b3a7-05dc-4d18-a2f6-c8b7e6d5f4a3',
    local_ep_group_id: ENDPOINT_GROUPS.local[0],
    local_id: 'left.example.org',
    mtu: 1400,
    name: 'site-to-site',
    peer_address: PEER[family],
    peer_cidrs: [],
    peer_ep_group_id: ENDPOINT_GROUPS.peer[0],
    peer_id: PEER[family],
    project_id: PROJECT,
    psk: 'first-pre-shared-key',
    route_mode: 'static',
    split_selector: false,
    status: 'ACTIVE',
    tenant_id: PROJECT,
    vpnservice_id: 'd3c2b1a0-9f8e-4d7c-8b6a-5f4e3d2c1b0a',
  };
}
