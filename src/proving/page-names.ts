/** The member every request and every 200 answer wraps its connection in (page: row ipsec_site_connection). */
export const WRAPPER = 'ipsec_site_connection';

/** Path of one connection without its id (page: the line under the title). */
export const COLLECTION = '/v2.0/vpn/ipsec-site-connections/';

/** What the request table lists inside the wrapper, dpd's own keys apart. */
export const UPDATABLE: ReadonlySet<string> = new Set([
  'admin_state_up',
  'description',
  'dpd',
  'initiator',
  'local_ep_group_id',
  'local_id',
  'mtu',
  'name',
  'peer_address',
  'peer_ep_group_id',
  'peer_id',
  'psk',
]);

/** What only the response table or the example response lists. */
export const READ_ONLY: ReadonlySet<string> = new Set([
  'auth_mode',
  'id',
  'ikepolicy_id',
  'ipsecpolicy_id',
  'peer_cidrs',
  'project_id',
  'route_mode',
  'split_selector',
  'status',
  'tenant_id',
  'vpnservice_id',
]);

/** The keys of dpd (page: rows action, interval, timeout; nested as in the example response). */
export const DPD_KEYS: ReadonlySet<string> = new Set(['action', 'interval', 'timeout']);
