import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StrictServer, startStrictServer } from './strict-server.ts';

let server: StrictServer;
beforeAll(async () => {
  server = await startStrictServer({ token: 'right' });
});
afterAll(() => server.close());

const call = (init: RequestInit = {}, token = 'right', id = server.connectionId) =>
  fetch(`${server.url}/v2.0/vpn/ipsec-site-connections/${id}`, {
    headers: { 'x-auth-token': token },
    ...init,
  });

test('it listens on 127.0.0.1 only', () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('the example of the page is accepted and stored', async () => {
  const body = '{\n    "ipsec_site_connection": {\n        "description": "New IPsec connection"\n    }\n}';
  const answer = await call({ method: 'PUT', body });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual(await (await call()).json());
});

test('its fqdn and its spare endpoint groups are accepted', async () => {
  const connection = {
    peer_address: server.fqdn,
    local_ep_group_id: server.spareEndpointGroups.local,
    peer_ep_group_id: server.spareEndpointGroups.peer,
  };
  const answer = await call({ method: 'PUT', body: JSON.stringify({ ipsec_site_connection: connection }) });
  expect(await answer.json()).toMatchObject({ ipsec_site_connection: connection });
});

test('a wrong token is answered 401', async () => {
  expect((await call({}, 'wrong')).status).toBe(401);
});

test('an unknown id is answered 404', async () => {
  expect((await call({}, 'right', 'no-such-id')).status).toBe(404);
});

test('close ends a connection that is kept alive, at once', async () => {
  const other = await startStrictServer();
  await (await fetch(other.url)).text();
  const before = performance.now();
  await other.close();
  expect(performance.now() - before).toBeLessThan(1000);
  await expect(fetch(other.url)).rejects.toThrow();
});
