import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { command } from './command.test-support.ts';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startReferenceServer();
});
afterAll(() => server.close());

const folder = () => mkdtempSync(join(tmpdir(), 'proxy-'));

/** Starts the proxy, hands its address to a client, interrupts it, and gives what it printed. */
async function through(target: string, args: readonly string[], client: (url: string) => Promise<void>) {
  let started: (url: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    started = resolve;
  });
  let child: ChildProcess | undefined;
  const ended = command(['proxy', target, ...args], {
    cwd: folder(),
    meanwhile(own) {
      child = own;
      own.stderr?.on('data', (chunk) => {
        const url = /^http:\S+/.exec(String(chunk))?.[0];
        if (url) started(url);
      });
    },
  });
  await client(await address);
  child?.kill('SIGINT');
  return ended;
}

const put = (url: string, id: string, body: string) =>
  fetch(`${url}/v2.0/vpn/ipsec-site-connections/${id}`, {
    method: 'PUT',
    headers: { 'x-auth-token': server.token, 'content-type': 'application/json' },
    body,
  });
const update = (attributes: object) => JSON.stringify({ ipsec_site_connection: attributes });

describe('a client behind the proxy', () => {
  test('gets the answers of the target, and its updates are judged', async () => {
    const out = join(folder(), 'traffic.jsonl');
    const id = server.connections.ipv4;
    const { code, stdout, stderr } = await through(server.url, ['--out', out], async (url) => {
      const read = await fetch(`${url}/v2.0/vpn/ipsec-site-connections/${id}`, {
        headers: { 'x-auth-token': server.token },
      });
      expect(read.status).toBe(200);
      expect((await put(url, id, update({ description: 'through', psk: 'hush-hush-8' }))).status).toBe(200);
      expect((await put(url, id, update({ mtu: 67 }))).status).toBe(400);
    });
    expect(stdout).toContain(`PUT ${id}: 200, nothing to object to`);
    expect(stdout).toContain('error request/mtu/minimum\n    client: mtu is 67, below 68');
    expect(stderr).toContain('2 updates, 2 answered; 1 error, 0 warnings');
    expect(code).toBe(1);
    const recorded = readFileSync(out, 'utf8');
    expect(recorded + stdout + stderr).not.toMatch(new RegExp(`hush-hush-8|${server.token}`));
    const linted = await command(['lint', out], { cwd: folder() });
    expect(linted.stdout).toContain('request/mtu/minimum');
    expect(linted.code).toBe(1);
  });

  test('hears of a target that does not answer', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const { code, stdout } = await through(`http://127.0.0.1:${port}`, ['--json'], async (url) => {
      expect((await put(url, 'x', update({ name: 'A' }))).status).toBe(502);
    });
    expect(JSON.parse(stdout)).toMatchObject({ status: null, objections: [] });
    expect(code).toBe(3);
  });

  test('that updates nothing gives exit code 3', async () => {
    expect((await through(server.url, [], async () => undefined)).code).toBe(3);
  });
});

test.each([
  ['no URL', ['proxy', 'cloud'], 'is not the URL'],
  ['a URL with a password', ['proxy', 'http://a:hush@cloud.example.org'], 'no user, password'],
])('%s is refused', async (_, args, words) => {
  const { code, stderr } = await command(args, { cwd: folder() });
  expect(code).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr).not.toContain('hush');
});

test('it listens on 127.0.0.1 alone, and a port in use is told', async () => {
  const { stderr } = await through(server.url, [], async (url) => {
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const other = await command(['proxy', server.url, '--port', new URL(url).port], { cwd: folder() });
    expect(other).toMatchObject({ code: 2 });
    expect(other.stderr).toContain('EADDRINUSE');
  });
  expect(stderr).toContain('passes everything on');
});
