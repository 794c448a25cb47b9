import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { TargetError, UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import { selfSigned } from '../selftest/weather/self-signed.ts';
import { listening } from '../selftest/weather/served.ts';
import { startProxy } from '../target/fake-proxy.test-support.ts';
import {
  catalogueOf,
  type Differences,
  type FakeKeystone,
  oldToken,
  password,
  type Reply,
  secret,
  startKeystone,
} from './fake-keystone.test-support.ts';
import { surroundingsWith } from './files.test-support.ts';
import { cloudSettings } from './settings.ts';
import { signIn } from './sign-in.ts';

const nobody = { OS_USERNAME: 'demo', OS_USER_DOMAIN_NAME: 'Default' };
const project = { OS_PROJECT_NAME: 'demo', OS_PROJECT_DOMAIN_NAME: 'Default' };
const person = { ...nobody, ...project, OS_PASSWORD: password };
const impatient = { clock: { now: () => Date.now(), sleep: async () => {} }, timeout: 2000 };

async function keystoneWith(differences: Differences = {}): Promise<FakeKeystone> {
  const keystone = await startKeystone(differences);
  onTestFinished(() => keystone.close());
  return keystone;
}

/** Signs in with these variables; OS_AUTH_URL is that of the fake unless they say otherwise. */
const enter = (keystone: Pick<FakeKeystone, 'url'>, variables: Record<string, string> = person) => {
  const environment = { OS_AUTH_URL: `${keystone.url}/v3`, ...variables };
  return signIn(cloudSettings(undefined, surroundingsWith({}, environment)), undefined, impatient);
};

/** The error of signing in: its kind, and its words, which hold no secret. */
async function refused(entering: Promise<unknown>) {
  const error = await entering.then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error).toBeInstanceOf(Error);
  const { message, name, stack } = error as Error;
  expect(`${message}${stack}`).not.toMatch(/CANARY/);
  expect(message).not.toMatch(/\n/);
  return { kind: error?.constructor, message, name };
}

const postTo = (reply: (usual: () => Reply) => Reply | undefined): Differences => ({
  reply: ({ method }, usual) => (method === 'POST' ? reply(usual) : usual()),
});

describe('who signs in is said as Identity v3 wants it', () => {
  test.each<[string, Record<string, string>, object]>([
    [
      'a password, for a project',
      person,
      {
        identity: {
          methods: ['password'],
          password: { user: { name: 'demo', domain: { name: 'Default' }, password } },
        },
        scope: { project: { name: 'demo', domain: { name: 'Default' } } },
      },
    ],
    [
      'a password, for the system',
      { ...nobody, OS_PASSWORD: password, OS_SYSTEM_SCOPE: 'all' },
      { scope: { system: { all: true } } },
    ],
    [
      'a password, for a domain',
      { ...nobody, OS_PASSWORD: password, OS_DOMAIN_ID: 'default' },
      { scope: { domain: { id: 'default' } } },
    ],
    [
      'a token, for a project',
      { OS_TOKEN: oldToken, OS_PROJECT_ID: 'p1' },
      { identity: { methods: ['token'], token: { id: oldToken } }, scope: { project: { id: 'p1' } } },
    ],
  ])('%s', async (_, variables, auth) => {
    const keystone = await keystoneWith();
    const { access } = await enter(keystone, variables);
    expect(access.url).toBe(`${keystone.url}/network/v2.0`);
    expect(keystone.heard.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v3/auth/tokens']);
    expect(JSON.parse(keystone.heard[0]?.body ?? '').auth).toMatchObject(auth);
    expect(keystone.heard[0]?.headers).not.toHaveProperty('x-auth-token');
  });

  test('an application credential, without a scope', async () => {
    const scoped = (reply: Reply): Reply => {
      const token = isObject(reply.body as never) ? (reply.body as { token: object }).token : {};
      const catalog = catalogueOf(['public', 'RegionOne', 'http://n.example.org:9696/v2.0']);
      return { ...reply, body: { token: { ...token, project: { id: 'p1', name: 'demo' }, catalog } } };
    };
    const keystone = await keystoneWith(postTo((usual) => scoped(usual())));
    const { access } = await enter(keystone, {
      OS_APPLICATION_CREDENTIAL_ID: 'i',
      OS_APPLICATION_CREDENTIAL_SECRET: secret,
    });
    expect(access.url).toBe('http://n.example.org:9696/v2.0');
    expect(JSON.parse(keystone.heard[0]?.body ?? '')).toEqual({
      auth: {
        identity: { methods: ['application_credential'], application_credential: { id: 'i', secret } },
      },
    });
  });
});

test('who has signed in is known', async () => {
  expect((await enter(await keystoneWith())).who).toEqual({
    user: { id: 'u1', name: 'demo' },
    project: { id: 'p1', name: 'demo' },
    roles: ['member'],
  });
});

describe('a token is', () => {
  const tokensOf = async (keystone: FakeKeystone, variables = person) => {
    const { token } = (await enter(keystone, variables)).access;
    if (typeof token === 'string') throw new Error('the token cannot be renewed');
    return token;
  };

  test('replaced when it is refused, and every one is a secret', async () => {
    const tokens = await tokensOf(await keystoneWith());
    expect(await tokens.token()).toBe('CANARY-token-1');
    expect(await tokens.replace('CANARY-token-1')).toEqual({ token: 'CANARY-token-2' });
    expect(tokens.secrets()).toEqual([
      ['password', password],
      ['token', 'CANARY-token-1'],
      ['token', 'CANARY-token-2'],
    ]);
  });

  test('not replaced when it came for another token, which is a secret too', async () => {
    const keystone = await keystoneWith();
    const tokens = await tokensOf(keystone, { ...project, OS_TOKEN: oldToken } as unknown as typeof person);
    expect(await tokens.replace('CANARY-token-1')).toEqual({ why: undefined });
    expect(tokens.secrets()).toEqual([
      ['token', 'CANARY-token-1'],
      ['token', oldToken],
    ]);
    expect(keystone.heard).toHaveLength(1);
  });

  test('not replaced by Keystone that is away, which says so without a secret', async () => {
    const keystone = await startKeystone();
    const tokens = await tokensOf(keystone);
    await keystone.close();
    expect(await tokens.replace('CANARY-token-1')).toEqual({
      why: expect.stringMatching(
        /^the token was not renewed: http:\/\/127\.0\.0\.1:\d+ does not answer \(ECONNREFUSED\)/,
      ),
    });
  });
});

describe('the address of Identity v3 is', () => {
  const at = (path: string) => (keystone: FakeKeystone) =>
    enter(keystone, { ...person, OS_AUTH_URL: keystone.url + path });
  const heard = ({ heard: all }: FakeKeystone) => all.map(({ method, path }) => `${method} ${path}`);
  const answering = (reply: Reply): Differences => ({
    reply: ({ method }, usual) => (method === 'GET' ? reply : usual()),
  });

  test('found where auth_url names no version', async () => {
    const keystone = await keystoneWith();
    await at('')(keystone);
    expect(heard(keystone)).toEqual(['GET /', 'POST /v3/auth/tokens']);
  });

  test.each<[string, Reply]>([
    ['is not there', { status: 404 }],
    ['is no JSON', { status: 200, headers: { 'content-type': 'text/plain' }, body: Buffer.from('hello') }],
    [
      'names another host',
      {
        status: 300,
        body: { versions: [{ id: 'v3', links: [{ rel: 'self', href: 'http://evil.invalid/v3' }] }] },
      },
    ],
  ])('/v3 below auth_url, where the list of versions %s', async (_, reply) => {
    const keystone = await keystoneWith(answering(reply));
    await at('')(keystone);
    expect(heard(keystone)).toEqual(['GET /', 'POST /v3/auth/tokens']);
  });

  test('found behind a redirect on the same host', async () => {
    const keystone = await keystoneWith({
      reply: ({ path }, usual) =>
        path === '/identity' ? { status: 301, headers: { location: '/' } } : usual(),
    });
    await at('/identity')(keystone);
    expect(heard(keystone)).toEqual(['GET /identity', 'GET /', 'POST /v3/auth/tokens']);
  });

  test.each<[string, Reply, RegExp]>([
    [
      'lists older versions only',
      { status: 300, body: { versions: { values: [{ id: 'v2.0' }] } } },
      /offers no Identity v3, but v2\.0: is auth_url right\?$/,
    ],
    ['redirects for ever', { status: 302, headers: { location: '/' } }, /redirects more than 3 times/],
    [
      'redirects to another host',
      { status: 302, headers: { location: 'https://other.invalid/?x=CANARY' } },
      /redirects to https:\/\/other\.invalid, which is not followed/,
    ],
  ])('nowhere, where it %s', async (_, reply, words) => {
    const keystone = await keystoneWith(answering(reply));
    expect(await refused(at('')(keystone))).toMatchObject({
      kind: TargetError,
      message: expect.stringMatching(words),
    });
    expect(keystone.heard.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('not let in is', () => {
  const receipt: Reply = {
    status: 401,
    headers: { 'openstack-auth-receipt': 'CANARY-receipt' },
    body: { receipt: { methods: ['password'] }, required_auth_methods: [['totp', 'password'], ['u2f\n']] },
  };
  const quoting: Reply = {
    status: 400,
    body: { error: { code: 400, message: `no:\n${password}\u0007 ${JSON.stringify({ password })}` } },
  };

  test.each<[string, Record<string, string>, Differences, typeof TargetError | typeof UsageError, RegExp]>([
    [
      'a wrong password',
      { ...person, OS_PASSWORD: 'CANARY-wrong' },
      {},
      TargetError,
      /does not accept the password of user "demo" \(401\), saying "The request you have made requires authentication\."/,
    ],
    [
      'a wrong or expired application credential',
      { OS_APPLICATION_CREDENTIAL_ID: 'i', OS_APPLICATION_CREDENTIAL_SECRET: 'CANARY-wrong' },
      {},
      TargetError,
      /does not accept application credential "i" \(401\).*: it is wrong, or expired,/,
    ],
    [
      'an expired token',
      { ...project, OS_TOKEN: 'CANARY-expired' },
      {},
      TargetError,
      /does not accept OS_TOKEN \(401\)/,
    ],
    [
      'a user with two factors',
      person,
      postTo(() => receipt),
      TargetError,
      /wants more than the password of user "demo" \(totp and password, or u2f\), which cannot be given here: use an application credential/,
    ],
    [
      'a user that Keystone does not understand',
      person,
      postTo(() => quoting),
      UsageError,
      /does not understand who signs in \(400\), saying "no: <password> /,
    ],
    [
      'a user whom Keystone does not like',
      person,
      postTo(() => ({ ...quoting, status: 403 })),
      TargetError,
      /does not let .* in: status 403, saying "no: <password> \{"password":"<password>"\}"$/,
    ],
    [
      'anybody where Keystone is somewhere else',
      person,
      postTo(() => ({ status: 404 })),
      TargetError,
      /\/v3\/auth\/tokens is not there \(404\)/,
    ],
    [
      'anybody while Keystone is broken',
      person,
      postTo(() => ({ status: 500 })),
      TargetError,
      /: status 500$/,
    ],
    ['anybody while Keystone is busy', person, postTo(() => ({ status: 503 })), TargetError, /: status 503$/],
    [
      'anybody behind a redirect',
      person,
      postTo(() => ({ status: 307, headers: { location: 'http://other.invalid/v3/auth/tokens' } })),
      TargetError,
      /redirects to http:\/\/other\.invalid, which is not followed, because secrets would go with it/,
    ],
    [
      'anybody behind a redirect to nowhere',
      person,
      postTo(() => ({ status: 302 })),
      TargetError,
      /redirects to http:\/\/127|redirects to nowhere/,
    ],
    [
      'an answer that is not JSON',
      person,
      postTo((usual) => ({ ...usual(), body: Buffer.from('<html>') })),
      TargetError,
      /answers 201, but not with a token: is auth_url right\?$/,
    ],
    [
      'an answer without a token',
      person,
      postTo((usual) => ({ ...usual(), headers: {} })),
      TargetError,
      /answers 201, but not with a token/,
    ],
    [
      'an answer of another shape',
      person,
      postTo((usual) => ({ ...usual(), body: [] })),
      TargetError,
      /answers 201, but not with a token/,
    ],
    [
      'an answer that never comes',
      person,
      postTo(() => undefined),
      TargetError,
      /does not answer \((UND_ERR_SOCKET|ECONNRESET)\)/,
    ],
    [
      'a token for no project',
      { ...nobody, OS_PASSWORD: password },
      {},
      UsageError,
      /the token is for no project, because none is named: give project_name/,
    ],
  ])('%s', async (_, variables, differences, kind, words) => {
    const { message, kind: seen } = await refused(enter(await keystoneWith(differences), variables));
    expect(message).toMatch(words);
    expect(seen).toBe(kind);
  });

  test('an answer of 10 GB, of which 1 MiB is read', async () => {
    let sent = 0;
    const { port, close } = await listening(
      createServer((request, response) => {
        request.resume();
        response.writeHead(201, { 'content-length': 10 * 1024 ** 3 });
        const piece = Buffer.alloc(256 * 1024, ' ');
        const more = () => {
          while (!response.destroyed && response.write(piece)) sent += piece.length;
          response.once('drain', more);
        };
        more();
      }),
    );
    onTestFinished(close);
    const { kind, message } = await refused(enter({ url: `http://127.0.0.1:${port}` }));
    expect(message).toMatch(/answers with more than 1 MiB: is it Keystone\?$/);
    expect(kind).toBe(TargetError);
    expect(sent).toBeLessThan(1024 ** 3);
  });

  test('an answer that is late', async () => {
    const { port, close } = await listening(createServer(() => {}));
    onTestFinished(close);
    const { message } = await refused(
      signIn(
        cloudSettings(
          undefined,
          surroundingsWith({}, { ...person, OS_AUTH_URL: `http://127.0.0.1:${port}/v3` }),
        ),
        undefined,
        { ...impatient, timeout: 100 },
      ),
    );
    expect(message).toMatch(/does not answer \(.*TIMEOUT.*\)/i);
  });
});

describe('the network endpoint', () => {
  const one = (url: string) => ({ catalogue: catalogueOf(['public', 'RegionOne', url]) });
  const several = {
    catalogue: catalogueOf(
      ['public', 'A', 'http://pa:9696'],
      ['internal', 'A', 'http://ia:9696/v2.0'],
      ['public', 'B', 'http://pb:9696/v2.0/'],
    ),
  };

  test.each<[string, Record<string, string>, Differences, string]>([
    ['of the region', { OS_REGION_NAME: 'B' }, several, 'http://pb:9696/v2.0'],
    ['of the interface', { OS_REGION_NAME: 'A', OS_INTERFACE: 'internal' }, several, 'http://ia:9696/v2.0'],
    [
      'of the interface of old',
      { OS_REGION_NAME: 'A', OS_ENDPOINT_TYPE: 'internalURL' },
      several,
      'http://ia:9696/v2.0',
    ],
    ['with a version and more', {}, one('http://n:9696/v2.0/p1'), 'http://n:9696/v2.0'],
    ['with a path', {}, one('https://n/networking/v2.0/'), 'https://n/networking/v2.0'],
    [
      'that is given',
      { OS_NETWORK_ENDPOINT_OVERRIDE: 'http://o:9696/v2.0' },
      { catalogue: [] },
      'http://o:9696/v2.0',
    ],
  ])('is the one %s', async (_, variables, differences, url) => {
    const keystone = await keystoneWith(differences);
    expect((await enter(keystone, { ...person, ...variables })).access.url).toBe(url);
  });

  const discovery = (href: string): Reply => ({
    status: 200,
    body: { versions: [{ id: 'v2.0', status: 'CURRENT', links: [{ rel: 'self', href }] }] },
  });
  test.each<[string, string, Reply, string]>([
    ['as the service says', '/network', discovery('http://127.0.0.1:PORT/network/v2.0/'), '/network/v2.0'],
    ['as the service says, in the root', '/', discovery('/v2.0'), '/v2.0'],
    ['as the service says, from another version', '/network/v2', discovery('/network/v2.0'), '/network/v2.0'],
    [
      'below it, where the service names another host',
      '/network',
      discovery('http://evil.invalid/v2.0'),
      '/network/v2.0',
    ],
    [
      'below it, where the service names no such path',
      '/network',
      discovery('/network/two'),
      '/network/v2.0',
    ],
    ['below it, where the service says nothing', '/network/', { status: 404 }, '/network/v2.0'],
  ])('gets its version %s', async (_, path, reply, expected) => {
    const network = await keystoneWith({
      reply: ({ method }) => {
        expect(method).toBe('GET');
        return {
          ...reply,
          body: JSON.parse(JSON.stringify(reply.body ?? null).replace('PORT', new URL(network.url).port)),
        };
      },
    });
    const keystone = await keystoneWith(one(`${network.url}${path}`));
    expect((await enter(keystone)).access.url).toBe(`${network.url}${expected}`);
    expect(network.heard.map(({ headers }) => headers['x-auth-token'])).toEqual([undefined]);
  });

  test.each<[string, Record<string, string>, Differences, typeof TargetError | typeof UsageError, RegExp]>([
    [
      'no region that is wanted',
      { OS_REGION_NAME: 'C' },
      several,
      UsageError,
      /the network service has no region "C": there is A, B$/,
    ],
    [
      'several regions',
      {},
      several,
      UsageError,
      /has several regions \(A, B\): choose one with region_name or OS_REGION_NAME$/,
    ],
    [
      'no such interface',
      { OS_REGION_NAME: 'B', OS_INTERFACE: 'admin' },
      several,
      UsageError,
      /has no admin endpoint in region "B": there is public; choose with interface or OS_INTERFACE$/,
    ],
    [
      'no network service',
      {},
      { catalogue: [{ type: 'compute', endpoints: [] }] },
      TargetError,
      /no endpoint of the service "network" \(services: compute\): give network_endpoint_override/,
    ],
    [
      'no endpoint of it',
      {},
      { catalogue: catalogueOf() },
      TargetError,
      /no endpoint of the service "network" \(services: identity, network\)/,
    ],
    [
      'another shape',
      {},
      { catalogue: 'CANARY' },
      TargetError,
      /no endpoint of the service "network" \(services: none\)/,
    ],
    ['no URL', {}, one('CANARY'), TargetError, /the network endpoint of the catalogue is not a URL/],
    [
      'a URL with a password',
      {},
      one('http://u:CANARY@n:9696'),
      TargetError,
      /the network endpoint of the catalogue is not a URL/,
    ],
  ])('is refused where the catalogue has %s', async (_, variables, differences, kind, words) => {
    const { message, kind: seen } = await refused(
      enter(await keystoneWith(differences), { ...person, ...variables }),
    );
    expect(message).toMatch(words);
    expect(seen).toBe(kind);
  });
});

test('Keystone waits out what is short', async () => {
  let left = 3;
  const keystone = await keystoneWith(postTo((usual) => (left-- > 0 ? { status: 503 } : usual())));
  await enter(keystone);
  expect(keystone.heard).toHaveLength(4);
});

test('Keystone behind TLS and a proxy is signed in to with both', async () => {
  const pair = selfSigned(new Date(), 'keystone.invalid');
  const keystone = await keystoneWith({
    tls: pair,
    catalogue: catalogueOf(['public', 'R', 'https://n:9696/v2.0']),
  });
  const proxy = await startProxy('me:pa55');
  onTestFinished(() => proxy.close());
  const url = keystone.url.replace('127.0.0.1', 'keystone.invalid');
  const settings = cloudSettings(
    undefined,
    surroundingsWith(
      { 'cwd/ca.pem': pair.cert },
      { ...person, OS_AUTH_URL: `${url}/v3`, OS_CACERT: 'ca.pem' },
    ),
  );
  const proxies = { https: proxy.url.replace('//', '//me:pa55@'), except: [] };
  const { access } = await signIn(settings, proxies, impatient);
  expect(access).toMatchObject({ url: 'https://n:9696/v2.0', proxies, tls: { verify: true, ca: pair.cert } });
  expect(proxy.asked).toEqual([`CONNECT ${new URL(url).host}`]);
});
