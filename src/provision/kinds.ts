/** What a connection needs: the wrapper of one in a body, and the path of its collection below `/v2.0`. */
export interface Kind {
  readonly wrapper: string;
  readonly path: string;
  /** For people. */
  readonly noun: string;
}

/** In the order in which they can be made; removed in the reverse order. */
export const kinds = {
  network: { wrapper: 'network', path: '/networks', noun: 'network' },
  subnet: { wrapper: 'subnet', path: '/subnets', noun: 'subnet' },
  router: { wrapper: 'router', path: '/routers', noun: 'router' },
  ikePolicy: { wrapper: 'ikepolicy', path: '/vpn/ikepolicies', noun: 'IKE policy' },
  ipsecPolicy: { wrapper: 'ipsecpolicy', path: '/vpn/ipsecpolicies', noun: 'IPsec policy' },
  service: { wrapper: 'vpnservice', path: '/vpn/vpnservices', noun: 'VPN service' },
  group: { wrapper: 'endpoint_group', path: '/vpn/endpoint-groups', noun: 'endpoint group' },
  connection: { wrapper: 'ipsec_site_connection', path: '/vpn/ipsec-site-connections', noun: 'connection' },
} as const satisfies Record<string, Kind>;

/** One object of a cloud. */
export interface Made {
  readonly kind: keyof typeof kinds;
  readonly id: string;
  readonly name: string;
}

/** Name of a collection in the answer to a list. */
export function listed({ wrapper }: Kind): string {
  return wrapper.endsWith('policy') ? `${wrapper.slice(0, -1)}ies` : `${wrapper}s`;
}
