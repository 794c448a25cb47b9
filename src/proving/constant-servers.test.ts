import { afterEach, describe, expect, test } from 'vitest';
import type { ConstantServer, RunningConstantServer } from './constant-server.ts';
import { constantServers } from './constant-servers.ts';

let running: RunningConstantServer | undefined;
afterEach(() => running?.close());

const starting = async (name: string) => {
  const server = constantServers.find((candidate) => candidate.name === name) as ConstantServer;
  running = await server.start();
  const { url, token, connectionId } = running;
  return (method: 'GET' | 'PUT', body?: string, otherToken = token) =>
    fetch(`${url}/v2.0/vpn/ipsec-site-connections/${connectionId}`, {
      method,
      headers: { 'x-auth-token': otherToken },
      ...(body === undefined ? {} : { body }),
    });
};

const UPDATE = '{"ipsec_site_connection":{"name":"other"}}';
const CONNECTION = /^\{"ipsec_site_connection":\{"admin_state_up":true,.*"name":"site-to-site".*\}\}$/;

describe('everything is answered alike', () => {
  test.each([
    ['empty-object', 200, /^\{\}$/],
    ['empty-connection', 200, /^\{"ipsec_site_connection":\{\}\}$/],
    ['array', 200, /^\[\]$/],
    ['null', 200, /^null$/],
    ['broken-json', 200, /^\{"ipsec_site_connection":\{$/],
    ['html', 200, /^<!doctype html>/],
    ['same-connection', 200, CONNECTION],
    ['no-content', 204, /^$/],
    ['bad-request', 400, /400/],
    ['unauthorized', 401, /401/],
    ['not-found', 404, /404/],
    ['server-error', 500, /500/],
  ])('%s', async (name, status, text) => {
    const ask = await starting(name);
    for (const answer of [await ask('GET'), await ask('PUT', UPDATE), await ask('GET', undefined, 'wrong')]) {
      expect(answer.status).toBe(status);
      expect(await answer.text()).toMatch(text);
    }
  });

  test('hangs-up', async () => {
    const ask = await starting('hangs-up');
    await expect(ask('GET')).rejects.toThrow();
    await expect(ask('PUT', UPDATE)).rejects.toThrow();
  });
});

describe('PUT is answered with its own body, GET with the last one', () => {
  test.each([
    ['echo', /^\{\}$/],
    ['echo-over-connection', CONNECTION],
  ])('%s', async (name, first) => {
    const ask = await starting(name);
    expect(await (await ask('GET')).text()).toMatch(first);
    expect(await (await ask('PUT', UPDATE)).text()).toBe(UPDATE);
    expect(await (await ask('GET')).text()).toBe(UPDATE);
  });
});

describe('GET is right and PUT is answered alike', () => {
  test.each([
    ['get-right-put-empty-object', 200, /^\{\}$/],
    ['get-right-put-same-connection', 200, CONNECTION],
    ['get-right-put-no-content', 204, /^$/],
    ['get-right-put-bad-request', 400, /400/],
    ['get-right-put-unauthorized', 401, /401/],
    ['get-right-put-not-found', 404, /404/],
    ['get-right-put-server-error', 500, /500/],
    ['get-right-put-echo', 200, /^\{"ipsec_site_connection":\{"name":"other"\}\}$/],
  ])('%s', async (name, status, text) => {
    const ask = await starting(name);
    const answer = await ask('PUT', UPDATE);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(text);
    expect(await (await ask('GET')).text()).toMatch(CONNECTION);
    expect((await ask('GET', undefined, 'wrong')).status).toBe(401);
  });

  test('get-right-put-hangs-up', async () => {
    const ask = await starting('get-right-put-hangs-up');
    await expect(ask('PUT', UPDATE)).rejects.toThrow();
    expect((await ask('GET')).status).toBe(200);
  });
});

test('names are unique', () => {
  const names = constantServers.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});
