import { beforeEach, describe, expect, test } from 'vitest';
import type { Request } from './behaviour.ts';
import { lawful } from './lawful.ts';
import { handle, type Service } from './routes.ts';
import { connectionIds, createStore } from './store.ts';

const path = `/v2.0/vpn/ipsec-site-connections/${connectionIds.ipv4}`;
const nobody = '/v2.0/vpn/ipsec-site-connections/00000000-0000-4000-8000-000000000000';
const valid = '{"ipsec_site_connection":{"name":"a"}}';
let service: Service;
beforeEach(() => {
  const foreign = { 'other-project': 'right-elsewhere', reader: 'right-to-read' };
  service = { url: 'http://127.0.0.1:1', token: 'right', foreign, store: createStore(), does: lawful };
});

function ask(method: string, path: string, body: string | 'too large' = '', token?: string) {
  const headers = token === undefined ? {} : { 'x-auth-token': token };
  const request: Request = {
    method,
    path,
    headers,
    body: body === 'too large' ? body : Buffer.from(body),
  };
  const answer = handle(request, service);
  return { ...answer, json: JSON.parse(answer.body) };
}

test.each(['right-elsewhere', 'right-to-read'])(
  'the token %s neither shows nor updates a connection',
  (token) => {
    expect(ask('GET', path, '', token).status).toBe(404);
    expect(ask('PUT', path, valid, token).status).toBe(404);
    expect(ask('GET', path, '', 'right').json.ipsec_site_connection.name).not.toBe('a');
  },
);

describe('without a good token', () => {
  test.each([
    ['a valid update', 'PUT', path, valid],
    ['malformed JSON', 'PUT', path, '{'],
    ['a body too large', 'PUT', path, 'too large'],
    ['an unknown id', 'PUT', nobody, valid],
    ['a read', 'GET', path, ''],
    ['another method', 'DELETE', path, ''],
    ['another path', 'GET', '/v2.0/networks', ''],
    ['the extension', 'GET', '/v2.0/extensions/vpnaas', ''],
  ])('%s is answered 401', (_, method, at, body) => {
    const before = structuredClone(service.store.connections.get(connectionIds.ipv4));
    for (const token of [undefined, '', 'wrong', 'right, right', 'Right']) {
      const answer = ask(method, at, body, token);
      expect(answer.status).toBe(401);
      expect(answer.headers['WWW-Authenticate']).toBe('Keystone uri="http://127.0.0.1:1"');
      expect(answer.json).toEqual({
        error: {
          code: 401,
          title: 'Unauthorized',
          message: 'The request you have made requires authentication.',
        },
      });
      if (token === 'wrong') expect(JSON.stringify(answer)).not.toContain(token);
    }
    expect(service.store.connections.get(connectionIds.ipv4)).toEqual(before);
  });

  test('an empty token of the server lets nobody in', () => {
    service = { ...service, token: '' };
    expect(ask('GET', path, '', '').status).toBe(401);
  });
});

describe('with a good token', () => {
  test.each([
    ['a read', 'GET', path, '', 200],
    ['an update', 'PUT', path, valid, 200],
    ['an id written with an escape', 'GET', path.replace('324dc68b', '%3324dc68b'), '', 200],
    ['a read of an unknown id', 'GET', nobody, '', 404],
    ['an update of an unknown id', 'PUT', nobody, valid, 404],
    ['a broken escape in the id', 'PUT', '/v2.0/vpn/ipsec-site-connections/%FF', valid, 404],
    ['a path below the connection', 'PUT', `${path}/x`, valid, 404],
    ['the collection', 'GET', '/v2.0/vpn/ipsec-site-connections', '', 404],
    ['another path', 'PUT', '/v2.0/networks', valid, 404],
    ['a body too large', 'PUT', path, 'too large', 413],
    ['POST', 'POST', path, valid, 405],
    ['PATCH', 'PATCH', path, valid, 405],
    ['DELETE', 'DELETE', path, '', 405],
    ['HEAD', 'HEAD', path, '', 405],
    ['OPTIONS', 'OPTIONS', path, '', 405],
    ['an update of the extension', 'PUT', '/v2.0/extensions/vpnaas', '', 405],
  ])('%s: %s %s', (_, method, at, body, status) => {
    const answer = ask(method, at, body, 'right');
    expect(answer.status).toBe(status);
    expect(answer.headers['Content-Type']).toBe('application/json');
    expect(answer.headers['x-openstack-request-id']).toMatch(/^req-[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    if (status !== 200)
      expect(answer.json).toEqual({
        NeutronError: { type: expect.any(String), message: expect.any(String), detail: '' },
      });
  });

  test('405 names the methods there are', () => {
    expect(ask('PATCH', path, '', 'right').headers['Allow']).toBe('GET, PUT');
    expect(ask('PUT', '/').headers['Allow']).toBe('GET');
  });

  test('an update answers the whole object, and a read the same', () => {
    const before = ask('GET', path, '', 'right').json;
    const updated = ask('PUT', path, valid, 'right').body;
    expect(JSON.parse(updated)).toEqual({
      ipsec_site_connection: { ...before.ipsec_site_connection, name: 'a' },
    });
    expect(ask('GET', path, '', 'right').body).toBe(updated);
  });

  test('the vpnaas extension is there', () => {
    expect(ask('GET', '/v2.0/extensions/vpnaas', '', 'right').json.extension.alias).toBe('vpnaas');
  });
});

test('the version discovery needs no token', () => {
  expect(ask('GET', '/').json).toEqual({
    versions: [{ id: 'v2.0', status: 'CURRENT', links: [{ rel: 'self', href: 'http://127.0.0.1:1/v2.0/' }] }],
  });
});
