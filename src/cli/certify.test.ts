import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { putOn } from '../run/server-run.test-support.ts';
import { command } from './command.test-support.ts';

let dir: string;
let server: ReferenceServer;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'certify-'));
  server = await startReferenceServer();
  await asked('keygen', 'lab');
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const asked = (...args: readonly string[]) => command(args, { cwd: dir, token: server.token });
const names = ['organisation', 'product', 'product-version', 'operator', 'environment'];
const identity = names.flatMap((name) => [`--${name}`, `The ${name}`]);
const signed = ['--key', 'lab.key', ...identity];
const nonce = '5f1d7ac0b2e94c6f';

test('keygen makes a key for its owner alone, and overwrites none', async () => {
  expect(statSync(join(dir, 'lab.key')).mode & 0o777).toBe(0o600);
  const again = await asked('keygen', 'lab');
  expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
});

describe('a cloud', () => {
  const out = 'cloud.tar.gz';
  const psk = 'CANARY-of-the-owner';
  beforeAll(async () => {
    const at = { ...server, connectionId: server.connections.ipv4 };
    await putOn(at, { ipsec_site_connection: { psk } });
    const args = [server.url, '--connection', at.connectionId, '--state-dir', 'state', '--challenge', nonce];
    const ended = await asked('certify', ...args, ...signed, '--out', out);
    expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('CONFORMANT') });
  }, 60_000);

  test('is certified, and the bundle holds offline, for who handed the challenge out', async () => {
    await asked('verify', out, '--key', 'lab.pub', '--challenge', nonce, '--max-age', '1').then((ended) => {
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      expect(ended.stdout).toContain('subject      The organisation, The product The product-version');
    });
    const other = await asked(
      'verify',
      out,
      '--key',
      'lab.pub',
      '--challenge',
      'another-challenge',
      '--json',
    );
    expect(other.code).toBe(1);
    expect(JSON.parse(other.stdout)).toEqual({
      holds: false,
      step: 'challenge',
      message: 'the run answers another challenge',
    });
  });

  test('leaves nothing beside the archive, and no secret in it', async () => {
    expect(readdirSync(dir).filter((name) => name.startsWith('cloud'))).toEqual([out]);
    const { unpackBundle } = await import('../bundle/archive.ts');
    const texts = [...(await unpackBundle(readFileSync(join(dir, out)))).values()].map(String);
    expect(texts.filter((text) => text.includes(psk) || text.includes(server.token))).toEqual([]);
  });
});

test('the same certificate twice differs in times, in the port, and in the ids of answers alone', async () => {
  const files = [
    'report.json',
    'plan.json',
    'evidence.jsonl',
    'target.json',
    'requirements.csv',
    'selftest.json',
  ];
  const texts: string[][] = [];
  for (const out of ['one', 'two']) {
    expect((await asked('certify', ...signed, '--out', out)).code).toBe(0);
    texts.push(files.map((name) => sober(readFileSync(join(dir, out, name), 'utf8'))));
  }
  expect(texts[0]).toEqual(texts[1]);
});

describe('refused before anything is asked', () => {
  test.each([
    ['no identity', ['--key', 'lab.key'], 'organisation'],
    ['an empty operator', [...signed, '--operator', ' '], '--operator: give 1 to 200 characters'],
    ['a part of the profile', [...signed, '--only', 'status'], "unknown option '--only'"],
    ['a quick run', [...signed, '--effort', 'quick'], '"quick" is not one of standard, deep'],
    ['a challenge that can be guessed', [...signed, '--challenge', 'x'], '--challenge: give 16 to 200'],
    ['a public key to sign with', ['--key', 'lab.pub', ...identity], 'can be read by others'],
    ['no key', ['--key', 'none', ...identity], 'cannot read the key "none" (ENOENT)'],
    ['a folder with something in it', [...signed, '--out', 'full'], 'is not empty'],
  ])('%s', async (_, args, message) => {
    writeFileSync(join(dir, 'kept'), '');
    const { mkdirSync } = await import('node:fs');
    mkdirSync(join(dir, 'full'), { recursive: true });
    writeFileSync(join(dir, 'full', 'kept'), '');
    const ended = await asked('certify', '--out', 'never', ...args);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(message);
    expect(readdirSync(dir)).not.toContain('never');
  });

  test('a key that others may read', async () => {
    await asked('keygen', 'open');
    chmodSync(join(dir, 'open.key'), 0o644);
    const ended = await asked('certify', '--key', 'open.key', ...identity, '--out', 'never');
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('can be read by others: chmod 600 it'),
    });
  });
});

/** A text without what differs from run to run. */
function sober(text: string): string {
  return text
    .replaceAll(/127\.0\.0\.1:\d+/g, 'HOST')
    .replaceAll(/"(x-openstack-request-id|date)":"[^"]*"/g, '')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/"(ms|seconds)": ?[\d.]+/g, '')
    .replaceAll(/"latency": \{[^}]*\}[^\]]*\]\n\s*\}/g, '')
    .replaceAll(/"(p50|p90|p99|max|under|count)": [\d.]+,?/g, '')
    .replaceAll(/\s*\{\s*\},?/g, '');
}
