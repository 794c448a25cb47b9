"""identities.py DIR: projects, users and roles of the testbed, in Keystone. What is there already stays."""
import sys

from cloud import Cloud

# user: (project, roles)
USERS = {
    'neutron': ('service', ('admin', 'service')),
    'demo': ('demo', ('member',)),
    'demo-reader': ('demo', ('reader',)),
    'other': ('other', ('member',)),
}

cloud = Cloud(sys.argv[1])
token, _ = cloud.login('admin', 'admin')


def ensure(kind, name, **attributes):
    """The id of the user, project or role of that name, which is created when missing."""
    found, _ = cloud.request('GET', f'{cloud.keystone}/{kind}s?name={name}', token=token)
    if found[f'{kind}s']:
        return found[f'{kind}s'][0]['id']
    made, _ = cloud.request('POST', f'{cloud.keystone}/{kind}s', {kind: {'name': name, **attributes}}, token)
    return made[kind]['id']


for user, (project, roles) in USERS.items():
    project_id = ensure('project', project, domain_id='default')
    user_id = ensure('user', user, domain_id='default', password=cloud.settings['PASSWORD'])
    for role in roles:
        grant = f'projects/{project_id}/users/{user_id}/roles/{ensure("role", role)}'
        cloud.request('PUT', f'{cloud.keystone}/{grant}', token=token)
