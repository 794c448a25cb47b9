"""clouds.py DIR: lists Neutron in Keystone's catalogue, where it is missing, and prints a clouds.yaml for the users."""
import sys

from cloud import Cloud

# cloud: (user, project)
CLOUDS = {
    'testbed': ('demo', 'demo'),
    'testbed-reader': ('demo-reader', 'demo'),
    'testbed-other': ('other', 'other'),
    'testbed-admin': ('admin', 'admin'),
}

if len(sys.argv) != 2:
    raise SystemExit('usage: clouds.py DIR')
cloud = Cloud(sys.argv[1])
token, _ = cloud.login('admin', 'admin')


def ensure(kind, query, **attributes):
    """The id of the service or endpoint that the query finds, which is created when missing."""
    found, _ = cloud.request('GET', f'{cloud.keystone}/{kind}s?{query}', token=token)
    if found[f'{kind}s']:
        return found[f'{kind}s'][0]['id']
    made, _ = cloud.request('POST', f'{cloud.keystone}/{kind}s', {kind: attributes}, token)
    return made[kind]['id']


network = ensure('service', 'type=network', type='network', name='neutron')
for interface in ('public', 'internal', 'admin'):
    ensure('endpoint', f'service_id={network}&interface={interface}', service_id=network, interface=interface,
           region_id='RegionOne', url=cloud.neutron.removesuffix('/v2.0'))

print('clouds:')
for name, (user, project) in CLOUDS.items():
    print(f"""  {name}:
    auth:
      auth_url: {cloud.keystone}
      username: {user}
      user_domain_id: default
      password: {cloud.settings['PASSWORD']}
      project_name: {project}
      project_domain_id: default
    region_name: RegionOne""")
