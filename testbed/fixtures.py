"""fixtures.py DIR: creates, through the API, what updates of a connection need, and prints one JSON object.

keystone, neutron   their URLs
tokens              admin, demo (member), reader (of demo's project), other (member of another project); 24 hours
projects            the project id of each token
groups              endpoint groups of demo, and two of other (other_local, other_peer)
connections         ipv4, ipv6, ipv4_second, ipv6_second (endpoint groups), legacy (service subnet and peer_cidrs), pending (PENDING_CREATE: each
                    update is refused) and other (belongs to the other project); all DOWN but pending

Each run adds a new set, with names of its own.
"""
import json
import sys
import uuid

from cloud import Cloud
from set_status import set_status

USERS = {
    'admin': ('admin', 'admin'),
    'demo': ('demo', 'demo'),
    'reader': ('demo-reader', 'demo'),
    'other': ('other', 'other'),
}

if len(sys.argv) != 2:
    raise SystemExit('usage: fixtures.py DIR')
directory = sys.argv[1]
cloud = Cloud(directory)
run = uuid.uuid4().hex[:8]
logins = {who: cloud.login(user, project) for who, (user, project) in USERS.items()}
tokens = {who: token for who, (token, _) in logins.items()}


def create(who, path, kind, name, **attributes):
    body = {kind: {'name': f'{name}-{run}', **attributes}}
    answer, _ = cloud.request('POST', f'{cloud.neutron}/{path}', body, tokens[who])
    return answer[kind]['id']


def subnet(who, network, name, cidr, **attributes):
    return create(who, 'subnets', 'subnet', name, network_id=network, cidr=cidr,
                  ip_version=6 if ':' in cidr else 4, **attributes)


def router(who, name, subnets, **attributes):
    made = create(who, 'routers', 'router', name, **attributes)
    for attached in subnets:
        interface = f'{cloud.neutron}/routers/{made}/add_router_interface'
        cloud.request('PUT', interface, {'subnet_id': attached}, tokens[who])
    return made


def group(who, name, kind, *endpoints):
    return create(who, 'vpn/endpoint-groups', 'endpoint_group', name, type=kind, endpoints=endpoints)


def service(who, name, **attributes):
    return create(who, 'vpn/vpnservices', 'vpnservice', name, **attributes)


def policies(who):
    return {
        'ikepolicy_id': create(who, 'vpn/ikepolicies', 'ikepolicy', 'ike', auth_algorithm='sha256'),
        'ipsecpolicy_id': create(who, 'vpn/ipsecpolicies', 'ipsecpolicy', 'ipsec', auth_algorithm='sha256'),
    }


def connection(who, name, peer='203.0.113.7', **attributes):
    return create(who, 'vpn/ipsec-site-connections', 'ipsec_site_connection', name,
                  peer_address=peer, peer_id=peer, psk='secret', **attributes)


outside = create('admin', 'networks', 'network', 'outside', **{'router:external': True})
subnet('admin', outside, 'outside4', '172.24.4.0/24', enable_dhcp=False)
subnet('admin', outside, 'outside6', '2001:db8:ffff::/64', enable_dhcp=False)
gateway = {'external_gateway_info': {'network_id': outside}}

site = create('demo', 'networks', 'network', 'site')
subnet4 = subnet('demo', site, 'site4', '192.168.10.0/24')
subnet4b = subnet('demo', site, 'site4b', '192.168.11.0/24')
subnet6 = subnet('demo', site, 'site6', '2001:db8:10::/64')
site_router = router('demo', 'site', [subnet4, subnet4b, subnet6], **gateway)

annex_subnet = subnet('demo', create('demo', 'networks', 'network', 'annex'), 'annex4', '192.168.20.0/24')
router('demo', 'annex', [annex_subnet])

other_subnet = subnet('other', create('other', 'networks', 'network', 'site'), 'site4', '192.168.10.0/24')
other_router = router('other', 'site', [other_subnet], **gateway)

groups = {
    'local': group('demo', 'local', 'subnet', subnet4),
    'local2': group('demo', 'local2', 'subnet', subnet4b),
    'local6': group('demo', 'local6', 'subnet', subnet6),
    'local_mixed': group('demo', 'local_mixed', 'subnet', subnet4, subnet6),
    'local_other_router': group('demo', 'local_other_router', 'subnet', annex_subnet),
    'peer': group('demo', 'peer', 'cidr', '10.20.0.0/24'),
    'peer2': group('demo', 'peer2', 'cidr', '10.21.0.0/24', '10.22.0.0/24'),
    'peer6': group('demo', 'peer6', 'cidr', '2001:db8:20::/64'),
    'peer_mixed': group('demo', 'peer_mixed', 'cidr', '10.20.0.0/24', '2001:db8:20::/64'),
    'other_local': group('other', 'local', 'subnet', other_subnet),
    'other_peer': group('other', 'peer', 'cidr', '10.30.0.0/24'),
}


def between(local, peer):
    return {'local_ep_group_id': groups[local], 'peer_ep_group_id': groups[peer]}


by_groups = {'vpnservice_id': service('demo', 'groups', router_id=site_router), **policies('demo')}
by_subnet = {**by_groups, 'vpnservice_id': service('demo', 'legacy', router_id=site_router, subnet_id=subnet4)}
others = {'vpnservice_id': service('other', 'groups', router_id=other_router), **policies('other')}
connections = {
    'ipv4': connection('demo', 'ipv4', **by_groups, **between('local', 'peer')),
    'ipv6': connection('demo', 'ipv6', '2001:db8:fffe::7', **by_groups, **between('local6', 'peer6')),
    'ipv4_second': connection('demo', 'ipv4-second', **by_groups, **between('local2', 'peer2')),
    'ipv6_second': connection('demo', 'ipv6-second', '2001:db8:fffe::7', **by_groups, **between('local6', 'peer6')),
    'legacy': connection('demo', 'legacy', **by_subnet, peer_cidrs=['10.20.0.0/24']),
    'pending': connection('demo', 'pending', **by_groups, **between('local2', 'peer2')),
    'other': connection('other', 'other', **others, **between('other_local', 'other_peer')),
}
set_status(directory, connections['pending'], 'PENDING_CREATE')

json.dump({
    'keystone': cloud.keystone,
    'neutron': cloud.neutron,
    'tokens': tokens,
    'projects': {who: project for who, (_, project) in logins.items()},
    'groups': groups,
    'connections': connections,
}, sys.stdout, indent=2)
print()
