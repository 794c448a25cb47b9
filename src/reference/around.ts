import { type Store, service, subnets } from './store.ts';

const RESOURCE = /^\/v2\.0\/(vpn\/endpoint-groups|vpn\/vpnservices|subnets)\/([\w-]+)$/;

/** What a connection refers to, as a read of it shows it in its wrapper; undefined where there is nothing. */
export function around(path: string, { groups }: Store): object | undefined {
  const [, kind, id = ''] = RESOURCE.exec(path) ?? [];
  if (kind === 'vpn/endpoint-groups') {
    const group = groups.get(id);
    const type = group?.side === 'local' ? 'subnet' : 'cidr';
    return group && { endpoint_group: { id, type, endpoints: group.endpoints } };
  }
  if (kind === 'vpn/vpnservices') return id === service ? { vpnservice: { id, subnet_id: null } } : undefined;
  if (kind !== 'subnets') return undefined;
  const version = ([4, 6] as const).find((family) => subnets[family] === id);
  return version && { subnet: { id, ip_version: version } };
}
