"""project.py DIR: prints every object of the project "demo" as JSON, so that two listings can be compared."""
import json
import sys

from cloud import Cloud

KINDS = ['networks', 'subnets', 'routers', 'ports', 'vpn/ikepolicies', 'vpn/ipsecpolicies', 'vpn/vpnservices',
         'vpn/endpoint-groups', 'vpn/ipsec-site-connections']

if len(sys.argv) != 2:
    raise SystemExit('usage: project.py DIR')
cloud = Cloud(sys.argv[1])
token, _ = cloud.login('demo', 'demo')


def listed(kind):
    answer, _ = cloud.request('GET', f'{cloud.neutron}/{kind}', token=token)
    [objects] = answer.values()
    return sorted(objects, key=lambda one: one['id'])


print(json.dumps({kind: listed(kind) for kind in KINDS}, indent=1, sort_keys=True))
