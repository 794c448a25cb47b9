import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { password } from '../cloud/fake-keystone.test-support.ts';
import type { Report } from '../model/report.ts';
import { selfSigned } from '../selftest/weather/self-signed.ts';
import { listening } from '../selftest/weather/served.ts';
import { startProxy } from '../target/fake-proxy.test-support.ts';
import { command, type Ended } from './command.test-support.ts';
import { type FakeCloud, type Oddities, startCloud } from './fake-cloud.test-support.ts';

const person = {
  username: 'demo',
  user_domain_name: 'Default',
  project_name: 'demo',
  project_domain_name: 'Default',
};

/** A fake cloud, and a folder with its clouds.yaml and secure.yaml. */
async function cloudWith(oddities: Oddities = {}, settings: object = {}, secrets: object = { password }) {
  const cloud = await startCloud(oddities);
  const cwd = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  onTestFinished(async () => {
    await cloud.close();
    rmSync(cwd, { recursive: true });
  });
  const auth = { auth_url: cloud.keystone.url, ...person };
  writeFileSync(join(cwd, 'clouds.yaml'), stringify({ clouds: { mine: { auth, ...settings } } }));
  writeFileSync(join(cwd, 'secure.yaml'), stringify({ clouds: { mine: { auth: secrets } } }));
  return { ...cloud, cwd };
}

type Prepared = Awaited<ReturnType<typeof cloudWith>>;

const few = ['--only', 'request/mtu', '--effort', 'quick', '--out', 'out'];
const runOn = ({ cwd, connection }: Prepared, args = few, environment: Record<string, string> = {}) =>
  command(['run', '--os-cloud', 'mine', '--connection', connection, ...args], { cwd, environment });
const reportIn = ({ cwd }: { cwd: string }): Report =>
  JSON.parse(readFileSync(join(cwd, 'out', 'report.json'), 'utf8'));
const written = ({ heard }: FakeCloud) => heard.filter((one) => one.startsWith('PUT'));

/** Every text that a command left: its streams, and the files below `out`. */
function textsOf({ cwd }: { cwd: string }, ...ended: readonly Ended[]): string[] {
  const files = readdirSync(join(cwd, 'out'), { recursive: true, withFileTypes: true });
  return [
    ...files.filter((one) => one.isFile()).map((one) => readFileSync(join(one.parentPath, one.name), 'utf8')),
    ...ended.flatMap(({ stdout, stderr }) => [stdout, stderr]),
  ];
}

describe('a cloud is asked', () => {
  test('by its name, with clouds.yaml and secure.yaml', async () => {
    const cloud = await cloudWith();
    expect(await runOn(cloud)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^CONFORMANT: /m) });
    expect(reportIn(cloud).target).toMatchObject({ embedded: false, restored: true });
    expect(reportIn(cloud).target).not.toHaveProperty('tls');
    expect(written(cloud).length).toBeGreaterThan(0);
  });

  test.each<[string, (cloud: Prepared) => Record<string, string>]>([
    ['OS_CLOUD', () => ({ OS_CLOUD: 'mine' })],
    [
      'OS_* variables',
      ({ keystone }) => ({
        OS_AUTH_URL: keystone.url,
        OS_PASSWORD: password,
        ...Object.fromEntries(
          Object.entries(person).map(([name, value]) => [`OS_${name.toUpperCase()}`, value]),
        ),
      }),
    ],
  ])('by %s beside a connection', async (_, environment) => {
    const cloud = await cloudWith();
    const args = ['run', '--connection', cloud.connection, ...few];
    expect((await command(args, { cwd: cloud.cwd, environment: environment(cloud) })).code).toBe(0);
    expect(written(cloud).length).toBeGreaterThan(0);
  });

  test('at a URL in place of the endpoint of its catalogue', async () => {
    const [cloud, other] = [await cloudWith(), await cloudWith()];
    const url = other.keystone.url;
    const { code, stderr } = await runOn(cloud, [url, ...few]);
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: expect.stringContaining(`${url} has no connection`),
    });
    expect(cloud.heard).toEqual([]);
  });

  test('through the proxy of the environment', async () => {
    const cloud = await cloudWith({ host: 'cloud.invalid' });
    const proxy = await startProxy();
    onTestFinished(() => proxy.close());
    expect((await runOn(cloud, few, { HTTP_PROXY: proxy.url })).code).toBe(0);
    expect(proxy.asked).toContain(`POST ${cloud.keystone.url}/v3/auth/tokens`);
    expect(proxy.asked.length).toBe(cloud.heard.length + cloud.keystone.heard.length);
  });

  test('not by variables alone: without a connection the embedded server is', async () => {
    const cloud = await cloudWith();
    const { stdout } = await command(['run', ...few], { cwd: cloud.cwd, environment: { OS_CLOUD: 'mine' } });
    expect(stdout).toContain('target the embedded reference server');
    expect(cloud.keystone.heard).toEqual([]);
  });

  test('beside a URL with the token in OS_TOKEN, whatever OS_CLOUD says', async () => {
    const cloud = await cloudWith();
    const args = ['run', cloud.keystone.url, '--connection', cloud.connection];
    const { code, stderr } = await command(args, {
      cwd: cloud.cwd,
      token: 't',
      environment: { OS_CLOUD: 'mine' },
    });
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('has no connection') });
    expect(new Set(cloud.keystone.heard.map(({ method }) => method))).toEqual(new Set(['GET']));
  });
});

describe('a token that ends in the middle of a run', () => {
  test('by its time is renewed before', async () => {
    const cloud = await cloudWith({ life: 1 });
    const args = ['--out', 'out', '--effort', 'standard', '--repeat', '3'];
    expect((await runOn(cloud, args)).code).toBe(0);
    expect(cloud.keystone.tokens.size).toBeGreaterThan(1);
    expect(reportIn(cloud)).toMatchObject({ verdict: 'conformant', target: { restored: true } });
  });

  test('by being revoked is renewed, and the case is asked again', async () => {
    const cloud = await cloudWith({ revokesAfter: 5 });
    expect((await runOn(cloud)).code).toBe(0);
    expect(cloud.keystone.tokens.size).toBe(2);
    expect(reportIn(cloud).run.disturbances).toEqual([
      { what: 'status 401, asked again with a new token', times: 1 },
    ]);
  });

  test('and came as a token leaves the run incomplete', async () => {
    const cloud = await cloudWith({ revokesAfter: 5 }, {}, { token: 'CANARY-of-the-old-token' });
    writeFileSync(
      join(cloud.cwd, 'clouds.yaml'),
      stringify({ clouds: { mine: { auth: { auth_url: cloud.keystone.url, project_id: 'p1' } } } }),
    );
    const { code, stdout } = await runOn(cloud);
    expect(code).toBe(3);
    expect(stdout).toContain('INCOMPLETE: ');
  });
});

describe('nothing is written, and one line says why, where', () => {
  const oneLine = /^vpnaas-conformance: [^\n]+\n$/;
  async function unasked(cloud: Prepared, code: number, words: RegExp, args = few) {
    const ended = await runOn(cloud, args);
    expect(ended).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(oneLine) });
    expect(ended.stderr).toMatch(words);
    expect(ended.stderr).not.toContain('CANARY');
    expect(written(cloud)).toEqual([]);
  }

  test('the cloud is not known', async () => {
    await unasked(await cloudWith(), 2, /there is no cloud "other" in .*: there is mine$/m, [
      '--os-cloud',
      'other',
    ]);
  });

  test('clouds.yaml is broken', async () => {
    const cloud = await cloudWith();
    writeFileSync(join(cloud.cwd, 'clouds.yaml'), 'clouds:\n  mine:\n    auth: {password: CANARY\n');
    await unasked(cloud, 2, /clouds\.yaml:\d+:\d+ is not YAML/);
  });

  test('two ways to sign in are given', async () => {
    const cloud = await cloudWith({}, {}, { password, token: 'CANARY' });
    await unasked(cloud, 2, /password and token are two ways to sign in: give one of them$/m);
  });

  test('the id of the connection has a slash, and the password stays here', async () => {
    const cloud = await cloudWith();
    await unasked({ ...cloud, connection: 'a/b' }, 2, /"a\/b" is not the id of a connection/);
    expect(cloud.keystone.heard).toEqual([]);
  });

  test('the password is wrong', async () => {
    await unasked(
      await cloudWith({}, {}, { password: 'CANARY-wrong' }),
      3,
      /does not accept the password of user "demo"/,
    );
  });

  test('the region is another', async () => {
    await unasked(
      await cloudWith({}, { region_name: 'Two' }),
      2,
      /has no region "Two": there is RegionOne$/m,
    );
  });

  test('the network service redirects, and the token does not follow', async () => {
    const followed: unknown[] = [];
    const elsewhere = await listening(createServer((request) => followed.push(request.headers)));
    onTestFinished(elsewhere.close);
    const cloud = await cloudWith({ redirect: `http://127.0.0.1:${elsewhere.port}/` });
    await unasked(cloud, 3, /cannot be read at .*: status 307; nothing was written$/m);
    expect(followed).toEqual([]);
  });

  test('no connection is named', async () => {
    const { cwd } = await cloudWith();
    const { code, stderr } = await command(['run', '--os-cloud', 'mine'], { cwd });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('no connection: name the one'),
    });
  });
});

describe('TLS', () => {
  test('that is not verified is told', async () => {
    const cloud = await cloudWith({ tls: selfSigned() }, { verify: false });
    const { code, stdout } = await runOn(cloud);
    expect(code).toBe(0);
    expect(stdout).toContain('\nThe certificate of the target was NOT verified (verify: false).\n');
    expect(reportIn(cloud).target.tls).toBe('unverified');
  });

  test('with an authority of its own is verified', async () => {
    const tls = selfSigned();
    const cloud = await cloudWith({ tls }, { cacert: 'ca.pem' });
    writeFileSync(join(cloud.cwd, 'ca.pem'), tls.cert);
    const { code, stdout } = await runOn(cloud);
    expect(code).toBe(0);
    expect(stdout).not.toContain('NOT verified');
    expect(reportIn(cloud).target.tls).toBe('verified');
  });
});

test('a failing case is asked again by the command that the report shows', async () => {
  const cloud = await cloudWith();
  const { stdout } = await runOn(cloud, ['--family', '6', ...few]);
  const shown = /replay +vpnaas-conformance (replay\s+\S+\s+--os-cloud mine)$/m.exec(stdout)?.[1] ?? '';
  const replayed = await command(shown.split(/\s+/), { cwd: cloud.cwd });
  expect(replayed.stderr).toBe('');
  expect(replayed).toMatchObject({ code: 1, stdout: expect.stringMatching(/^FAIL request\/mtu\/minimum\n/) });
});

test('neither password nor token is in any file or stream, though the cloud quotes them', async () => {
  const cloud = await cloudWith({ quotes: `${password} ${JSON.stringify({ password })}`, life: 1 });
  const ran = await runOn(cloud, [
    '--family',
    '6',
    '--effort',
    'quick',
    '--out',
    'out',
    '--report',
    'text',
    '--report',
    'junit=out/junit.xml',
    '--report',
    'json=out/copy.json',
  ]);
  expect(ran.code).toBe(1);
  const texts = textsOf(cloud, ran);
  expect(texts.length).toBeGreaterThan(6);
  expect(texts.filter((text) => text.includes('CANARY'))).toEqual([]);
  expect(texts.some((text) => /<password:[\da-f]{32}>/.test(text) && /<token:[\da-f]{32}>/.test(text))).toBe(
    true,
  );
});
