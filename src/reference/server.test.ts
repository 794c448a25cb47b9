import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { lawful } from './lawful.ts';
import { type ReferenceServer, type ReferenceServerOptions, startReferenceServer } from './server.ts';

const open: ReferenceServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function start(options?: ReferenceServerOptions): Promise<ReferenceServer> {
  const server = await startReferenceServer(options);
  open.push(server);
  return server;
}

const at = ({ url, connections }: ReferenceServer) =>
  `${url}/v2.0/vpn/ipsec-site-connections/${connections.ipv4}`;
const get = (server: ReferenceServer) => fetch(at(server), { headers: { 'X-Auth-Token': server.token } });
const put = (server: ReferenceServer, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(at(server), { method: 'PUT', body, headers: { 'X-Auth-Token': server.token } });
const named = (name: string) => JSON.stringify({ ipsec_site_connection: { name } });

describe('over HTTP', () => {
  test('an update is answered and read back', async () => {
    const server = await start();
    const updated = await put(server, named('new \u{1f511}'));
    expect(updated.status).toBe(200);
    expect(updated.headers.get('content-type')).toBe('application/json');
    const text = await updated.text();
    expect(JSON.parse(text)).toMatchObject({ ipsec_site_connection: { name: 'new \u{1f511}' } });
    expect(await (await get(server)).text()).toBe(text);
  });

  test.each([
    ['one of 1 MiB is read', 2 ** 20, 200],
    ['one byte more is 413', 2 ** 20 + 1, 413],
    ['20 MiB are 413', 20 * 2 ** 20, 413],
  ])('of bodies, %s', async (_, size, status) => {
    const server = await start();
    expect((await put(server, named('a').padEnd(size))).status).toBe(status);
    expect((await get(server)).status).toBe(200);
  });

  test('the query is not part of the path', async () => {
    const server = await start();
    const answer = await fetch(`${at(server)}?fields=id`, { headers: { 'X-Auth-Token': server.token } });
    expect(answer.status).toBe(200);
  });

  test('a client that hangs up in the middle of a body harms nobody', async () => {
    const server = await start();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.write('PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{');
    await once(socket, 'connect');
    socket.destroy();
    expect((await get(server)).status).toBe(200);
  });
});

describe('options', () => {
  test('tokens are random, ids are not', async () => {
    const [one, other] = [await start(), await start()];
    expect(one.token).not.toBe(other.token);
    expect(one.token.length).toBeGreaterThanOrEqual(32);
    expect(one.connections).toEqual(other.connections);
    expect(one.fqdn).toBe('vpn.example.org');
  });

  test('token, resolvable and status are taken', async () => {
    const server = await start({ token: 'mine', resolvable: { 'a.example': '192.0.2.1' }, status: 'ERROR' });
    expect(server).toMatchObject({ token: 'mine', fqdn: 'a.example' });
    const answer = await put(server, '{"ipsec_site_connection":{"peer_address":"a.example"}}');
    expect(await answer.json()).toMatchObject({
      ipsec_site_connection: { peer_address: 'a.example', status: 'ERROR' },
    });
  });

  test('with no resolvable name, fqdn is empty', async () => {
    expect((await start({ resolvable: {} })).fqdn).toBe('');
  });

  test('a port in use is refused with what to do', async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(startReferenceServer({ port })).rejects.toThrow(
      new RegExp(`cannot listen on 127\\.0\\.0\\.1:${port} .*EADDRINUSE.*: choose another port`),
    );
  });
});

describe('hooks', () => {
  test('one step is replaced, the others stay lawful', async () => {
    const server = await start({ hooks: { save: () => {} } });
    expect(await (await put(server, named('lost'))).json()).toMatchObject({
      ipsec_site_connection: { name: 'lost' },
    });
    expect(await (await get(server)).json()).toMatchObject({
      ipsec_site_connection: { name: 'vpnconnection1' },
    });
    expect((await put(server, '{"ipsec_site_connection":{"mtu":0}}')).status).toBe(400);
  });

  test('one check out of a table is replaced', async () => {
    const server = await start({ hooks: { together: { ...lawful.together, mtu: () => undefined } } });
    expect((await put(server, '{"ipsec_site_connection":{"mtu":67}}')).status).toBe(200);
  });

  test('a step that throws is a 500 in JSON', async () => {
    const fail = () => {
      throw new Error('broken');
    };
    const answer = await put(await start({ hooks: { merge: fail } }), named('a'));
    expect(answer.status).toBe(500);
    expect(await answer.json()).toMatchObject({ NeutronError: { type: 'HTTPInternalServerError' } });
  });

  test('deliver may change an answer, also later', async () => {
    const server = await start({ hooks: { deliver: async (answer) => ({ ...answer, status: 203 }) } });
    expect((await get(server)).status).toBe(203);
  });

  test('deliver may give no answer', async () => {
    const server = await start({ hooks: { deliver: () => undefined } });
    await expect(get(server)).rejects.toThrow();
  });
});

describe('close', () => {
  test('is quick with keep-alive and half-sent requests open', async () => {
    const server = await startReferenceServer();
    await (await get(server)).text();
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    socket.on('error', () => {});
    socket.write('PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{');
    await once(socket, 'connect');
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(500);
    await expect(get(server)).rejects.toThrow();
  });

  test('does not wait for an answer that never comes', async () => {
    const server = await startReferenceServer({ hooks: { deliver: () => new Promise(() => {}) } });
    const waiting = get(server);
    const failed = expect(waiting).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 50));
    await server.close();
    await failed;
  });
});
