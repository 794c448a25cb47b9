"""The running testbed as its API shows it: addresses, tokens and JSON requests (standard library only)."""
import json
import os
import urllib.error
import urllib.request

# 127.0.0.1 is never asked through a proxy
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def read_settings(directory):
    """What setup.sh wrote down: DATABASE, PASSWORD, the ports, ..."""
    path = os.path.join(directory, 'settings')
    try:
        with open(path, encoding='utf-8') as lines:
            return dict(line.rstrip('\n').split('=', 1) for line in lines)
    except FileNotFoundError:
        raise SystemExit(f'testbed: {directory} is not set up (no {path}): run setup.sh first') from None


class Cloud:
    """Keystone and Neutron of one directory; what they refuse ends the program with a sentence."""

    def __init__(self, directory):
        self.settings = read_settings(directory)
        self.keystone = f'http://127.0.0.1:{self.settings["KEYSTONE_PORT"]}/v3'
        self.neutron = f'http://127.0.0.1:{self.settings["NEUTRON_PORT"]}/v2.0'
        self._log = os.path.join(directory, 'log')

    def request(self, method, url, body=None, token=None):
        """The answer's JSON (None when empty) and its headers."""
        headers = {'Content-Type': 'application/json', **({'X-Auth-Token': token} if token else {})}
        data = None if body is None else json.dumps(body).encode()
        try:
            with _opener.open(urllib.request.Request(url, data, headers, method=method), timeout=60) as answer:
                text = answer.read()
                return (json.loads(text) if text else None), answer.headers
        except urllib.error.HTTPError as refusal:
            problem = f'{refusal.code} {refusal.read(2000).decode("utf-8", "replace")}'
        except OSError as failure:
            problem = f'no answer ({failure}); is it started (start.sh)?'
        service = 'keystone' if url.startswith(self.keystone) else 'neutron'
        raise SystemExit(f'testbed: {method} {url}: {problem}\nread {self._log}/{service}.log')

    def login(self, user, project):
        """A token for the user in the project, and the project's id."""
        domain = {'id': 'default'}
        person = {'name': user, 'domain': domain, 'password': self.settings['PASSWORD']}
        answer, headers = self.request('POST', f'{self.keystone}/auth/tokens', {'auth': {
            'identity': {'methods': ['password'], 'password': {'user': person}},
            'scope': {'project': {'name': project, 'domain': domain}},
        }})
        return headers['X-Subject-Token'], answer['token']['project']['id']
