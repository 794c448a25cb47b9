import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { selfSigned } from '../selftest/weather/self-signed.ts';
import { listening } from '../selftest/weather/served.ts';
import { openClient } from './client.ts';
import { startProxy } from './fake-proxy.test-support.ts';
import type { Route } from './route.ts';

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

const opened = <T extends { close(): Promise<void> }>(one: T): T => {
  open.push(() => one.close());
  return one;
};
const hello: RequestListener = (request, response) => {
  response.end(
    JSON.stringify({
      path: request.url,
      host: request.headers.host,
      via: request.headers['proxy-authorization'] ?? null,
    }),
  );
};
const plain = async (listener = hello) => opened(await listening(createServer(listener))).port;
const secure = async (options: ServerOptions, listener = hello) =>
  opened(await listening(createTlsServer(options, listener))).port;
const proxy = async (credentials?: string, refusal?: number) =>
  opened(await startProxy(credentials, refusal));
const asked = (origin: string, route: Route) =>
  opened(openClient(origin, 5000, route)).send({
    method: 'GET',
    path: '/a',
    headers: { 'x-auth-token': 't' },
  });
const through = (url: string) => ({ http: url, https: url, except: [] });

describe('behind a proxy', () => {
  test('http is forwarded', async () => {
    const [port, { url, asked: seen }] = [await plain(), await proxy()];
    const answer = await asked(`http://cloud.invalid:${port}`, { proxies: through(url) });
    expect(answer).toMatchObject({ status: 200, json: { path: '/a', host: `cloud.invalid:${port}` } });
    expect(seen).toEqual([`GET http://cloud.invalid:${port}/a`]);
  });

  test('https goes through a tunnel, with the certificate of the cloud', async () => {
    const pair = selfSigned(new Date(), 'cloud.invalid');
    const [port, { url, asked: seen }] = [await secure(pair), await proxy()];
    const tls = { verify: true, ca: pair.cert };
    const answer = await asked(`https://cloud.invalid:${port}`, { proxies: through(url), tls });
    expect(answer).toMatchObject({ status: 200, json: { path: '/a' } });
    expect(seen).toEqual([`CONNECT cloud.invalid:${port}`]);
    expect(await asked(`https://cloud.invalid:${port}`, { proxies: through(url) })).toMatchObject({
      kind: 'none',
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });

  test('its user and password reach the proxy, and nobody else', async () => {
    const [port, { url }] = [await plain(), await proxy('me:pa55')];
    const named = url.replace('//', '//me:pa55@');
    const answer = await asked(`http://cloud.invalid:${port}`, { proxies: through(named) });
    expect(answer).toMatchObject({ status: 200, json: { via: null } });
  });

  test.each([
    ['wants a password', 'me:pa55', undefined, 'PROXY_407'],
    ['does not let it pass', undefined, 403, 'PROXY_403'],
    ['does not reach the cloud', undefined, 502, 'PROXY_502'],
  ])('one that %s is named', async (_, credentials, refusal, code) => {
    const { url } = await proxy(credentials, refusal);
    expect(await asked('https://cloud.invalid:1', { proxies: through(url) })).toMatchObject({
      kind: 'none',
      code,
    });
  });

  test('one that wants a password before it forwards is named', async () => {
    const { url } = await proxy('me:pa55');
    expect(await asked('http://cloud.invalid:1', { proxies: through(url) })).toMatchObject({
      kind: 'none',
      code: 'PROXY_407',
    });
  });

  test('a body of 10 MB is cut at the limit', async () => {
    const port = await plain((_, response) => void response.end(Buffer.alloc(10 * 1024 * 1024, ' ')));
    const { url } = await proxy();
    const answer = await asked(`http://cloud.invalid:${port}`, { proxies: through(url) });
    expect(answer).toMatchObject({ kind: 'none', code: 'UND_ERR_RES_EXCEEDED_MAX_SIZE' });
  });

  test('this machine is asked directly', async () => {
    const [port, { url, asked: seen }] = [await plain(), await proxy()];
    expect(await asked(`http://127.0.0.1:${port}`, { proxies: through(url) })).toMatchObject({ status: 200 });
    expect(seen).toEqual([]);
  });
});

describe('a certificate that nobody vouches for', () => {
  test.each<[string, (cert: string) => Route, object]>([
    ['is refused', () => ({}), { kind: 'none', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }],
    [
      'is refused with verify: true',
      () => ({ tls: { verify: true } }),
      { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    ],
    ['is taken with verify: false', () => ({ tls: { verify: false } }), { status: 200 }],
    ['is taken where it is the authority', (ca) => ({ tls: { verify: true, ca } }), { status: 200 }],
    [
      'is refused beside another authority',
      () => ({ tls: { verify: true, ca: selfSigned().cert } }),
      { kind: 'none' },
    ],
  ])('%s', async (_, route, answer) => {
    const pair = selfSigned();
    expect(await asked(`https://127.0.0.1:${await secure(pair)}`, route(pair.cert))).toMatchObject(answer);
  });

  test('is refused whatever NODE_TLS_REJECT_UNAUTHORIZED says', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const answer = await asked(`https://127.0.0.1:${await secure(selfSigned())}`, {});
      expect(answer).toMatchObject({ kind: 'none' });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });
});

test('a client certificate is shown to a server that wants one', async () => {
  const [server, client] = [selfSigned(), selfSigned()];
  const wanting = { ...server, requestCert: true, ca: client.cert };
  const port = await secure(wanting, (request, response) => {
    response.end(JSON.stringify({ known: (request.socket as TLSSocket).authorized }));
  });
  const tls = { verify: true, ca: server.cert };
  const origin = `https://127.0.0.1:${port}`;
  expect(await asked(origin, { tls: { ...tls, ...client } })).toMatchObject({ json: { known: true } });
  expect((await asked(origin, { tls })).kind).toBe('none');
});
