import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { password } from '../cloud/fake-keystone.test-support.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { lawful } from '../reference/lawful.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { listening } from '../selftest/weather/served.ts';
import { command } from './command.test-support.ts';
import { startCloud } from './fake-cloud.test-support.ts';

function folder(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  return cwd;
}

/** A reference server that remembers the requests it got. */
async function served(hooks: Partial<Behaviour> = {}) {
  const heard: string[] = [];
  const deliver: Behaviour['deliver'] = (answer, request) => {
    heard.push(`${request.method} ${request.path}`);
    return (hooks.deliver ?? lawful.deliver)(answer, request);
  };
  const server = await startReferenceServer({ hooks: { ...hooks, deliver } });
  onTestFinished(() => server.close());
  return { ...server, heard };
}

const doctor = (args: readonly string[], token?: string, cwd = folder()) =>
  command(['doctor', ...args], { cwd, token });
const on = ({ url, token, connections }: ReferenceServer, ...more: string[]) =>
  doctor([url, '--connection', connections.ipv4, ...more], token);
const results = (stdout: string) =>
  stdout
    .split('\n')
    .flatMap(
      (line) =>
        /^(ok|note|problem) +(network service|signing in|token|extension|connection|local side)/
          .exec(line)
          ?.slice(1, 3)
          .join(' ') ?? [],
    );

test('without a target the embedded server is ready', async () => {
  const { code, stdout, stderr } = await doctor([]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(results(stdout)).toEqual([
    'ok network service',
    'ok token',
    'ok extension',
    'ok connection',
    'ok local side',
  ]);
  expect(stdout).toMatch(/^READY: /m);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('it only reads, and leaves no file', async () => {
  const [server, cwd] = [await served(), folder()];
  await doctor([server.url, '--connection', server.connections.ipv4], server.token, cwd);
  expect(server.heard.length).toBeGreaterThan(3);
  expect(server.heard.filter((one) => !one.startsWith('GET '))).toEqual([]);
  expect(readdirSync(cwd)).toEqual([]);
});

test('--json has the same, and the outlook', async () => {
  const { code, stdout } = await on(await served(), '--json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    ready: true,
    outlook: { cases: expect.any(Number), puts: { least: expect.any(Number) } },
    milliseconds: expect.any(Number),
  });
});

test('whoever signed in is shown by name', async () => {
  const [cloud, cwd] = [await startCloud(), folder()];
  onTestFinished(() => cloud.close());
  const auth = {
    auth_url: cloud.keystone.url,
    username: 'demo',
    user_domain_name: 'Default',
    project_name: 'demo',
    project_domain_name: 'Default',
  };
  writeFileSync(join(cwd, 'clouds.yaml'), stringify({ clouds: { mine: { auth: { ...auth, password } } } }));
  const args = ['--os-cloud', 'mine', '--connection', cloud.connection];
  const { code, stdout } = await doctor(args, undefined, cwd);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringContaining('of user "demo", project "demo" (p1), roles member'),
  });
});

test.each<[string, Partial<Behaviour>, string]>([
  [
    'an extension that is not listed',
    { deliver: (answer, { path }) => (path.includes('extensions') ? { ...answer, status: 404 } : answer) },
    'problem extension',
  ],
  [
    'a connection that stays pending',
    { present: (connection) => ({ ipsec_site_connection: { ...connection, status: 'PENDING_UPDATE' } }) },
    'problem connection',
  ],
])(
  'not ready: %s',
  async (_, hooks, wanted) => {
    const { code, stdout } = await on(await served(hooks));
    expect(code).toBe(3);
    expect(results(stdout)).toContain(wanted);
    expect(stdout).toMatch(/^NOT READY/m);
  },
  120_000,
);

test('not ready: a wrong token', async () => {
  const server = await served();
  const { code, stdout } = await doctor([server.url, '--connection', server.connections.ipv4], 'wrong');
  expect({ code, results: results(stdout) }).toEqual({
    code: 3,
    results: ['ok network service', 'problem token'],
  });
});

test('not ready: nobody answers', async () => {
  const gone = await listening(createServer());
  await gone.close();
  const { code, stdout } = await doctor([`http://127.0.0.1:${gone.port}`, '--connection', 'an-id'], 'token');
  expect({ code, results: results(stdout) }).toEqual({ code: 3, results: ['problem network service'] });
});

test('not ready: a redirect, which gets no second request', async () => {
  let elsewhere = 0;
  const other = await listening(createServer((_, response) => void response.end(String(elsewhere++))));
  const first = await listening(
    createServer((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${other.port}/` }).end();
    }),
  );
  onTestFinished(async () => {
    await Promise.all([first.close(), other.close()]);
  });
  const { code, stdout } = await doctor([`http://127.0.0.1:${first.port}`, '--connection', 'an-id'], 'token');
  expect({ code, results: results(stdout), elsewhere }).toEqual({
    code: 3,
    results: ['problem network service'],
    elsewhere: 0,
  });
});

test('without a connection those that the token sees are named', async () => {
  const listed = { ipsec_site_connections: [{ id: 'an-id', name: 'a "name"\u001b[2J', status: 'ACTIVE' }] };
  const server = await served({
    deliver: (answer, { path }) =>
      path.endsWith('/ipsec-site-connections')
        ? { ...answer, status: 200, body: JSON.stringify(listed) }
        : answer,
  });
  const { code, stdout } = await doctor([server.url], server.token);
  expect(code).toBe(3);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'give --connection ID. This token sees an-id "a \\"name\\"',
  );
  expect(stdout).not.toContain('\u001b');
});

test.each([
  ['an id with a slash', ['--connection', 'a/b']],
  ['a clause that is not there', ['--only', 'nothing']],
])('wrong usage: %s', async (_, args) => {
  expect((await on(await served(), ...args)).code).toBe(2);
});
