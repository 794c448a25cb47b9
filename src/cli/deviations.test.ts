import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviationOf } from '../deviation/clause-result.test-support.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Report } from '../model/report.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/library.ts';
import { command } from './command.test-support.ts';

let dir: string;
let server: ReferenceServer;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'deviations-'));
  server = await startReferenceServer({ faults: ['mtu-67-accepted'] });
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const lasting = { created: '2026-01-01', expires: '9999-12-31' };

function running(deviations: readonly Partial<Deviation>[] | string, ...more: readonly string[]) {
  const text =
    typeof deviations === 'string'
      ? deviations
      : JSON.stringify({ schemaVersion: 1, deviations: deviations.map(deviationOf) });
  writeFileSync(join(dir, 'd.yaml'), text);
  const where = [server.url, '--connection', server.connections.ipv4, '--disruptive'];
  const what = ['--only', 'request/mtu', '--effort', 'quick', '--deviations', 'd.yaml'];
  return command(['run', ...where, ...what, ...more], { cwd: dir, token: server.token });
}

describe('a run with deviations', () => {
  test.each<[string, readonly Partial<Deviation>[], number, string]>([
    ['for what fails ends with 0', [lasting], 0, 'CONFORMANT WITH DEVIATIONS'],
    [
      'for what passes ends with 4',
      [lasting, { ...lasting, clause: 'request/mtu/type' }],
      4,
      '1 stale deviation',
    ],
    ['that have expired ends with 4', [{ expires: '2026-01-01' }], 4, 'NON-CONFORMANT: 1 must failed'],
    ['for nothing that fails ends with 1', [], 1, 'NON-CONFORMANT'],
  ])('%s', async (_, deviations, code, words) => {
    const ended = await running(deviations);
    expect(ended.stdout.replaceAll('\n', ' ')).toContain(words);
    expect(ended.code).toBe(code);
  });

  test.each<[string, readonly Partial<Deviation>[] | string, readonly string[], RegExp]>([
    [
      'a clause that is not there',
      [{ ...lasting, clause: 'a/b' }],
      [],
      /d\.yaml:1:\d+: profile virtuozzo has no clause "a\/b"/,
    ],
    ['a clause that is not there', [{ ...lasting, clause: 'a/b' }], ['--dry-run'], /has no clause "a\/b"/],
    ['text that is no YAML', '- [', [], /d\.yaml:1:4: this is no YAML/],
    ['a release that is not said', [{ ...lasting, productVersions: ['2'] }], [], /--product-version/],
    [
      'a secret',
      [{ ...lasting, reason: 'TOKEN' }],
      [],
      /"d\.yaml" shows the token, and so would every report/,
    ],
  ])('that name %s is refused before anything is asked', async (_, deviations, more, message) => {
    const text =
      typeof deviations === 'string'
        ? deviations
        : deviations.map((one) => ({ ...one, ...(one.reason === 'TOKEN' && { reason: server.token }) }));
    const { code, stdout, stderr } = await running(text, ...more);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(server.token);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('for a release is granted to that release', async () => {
    const deviations = [{ ...lasting, productVersions: ['2.*'] }];
    const { code, stdout } = await running(deviations, '--product-version', '2.1', '--json');
    const report: Report = JSON.parse(stdout);
    expect([code, report.verdict, report.target.productVersion]).toEqual([
      0,
      'conformant-with-deviations',
      '2.1',
    ]);
    expect((await running(deviations, '--product-version', '3.0')).code).toBe(1);
  });

  test('in shards is that of the whole', async () => {
    const deviations = [lasting, { ...lasting, clause: 'request/mtu/type' }];
    const codes = [];
    for (const n of [1, 2])
      codes.push((await running(deviations, '--shard', `${n}/2`, '--out', 'parts')).code);
    expect(codes).toEqual([0, 0]);
    const merged = await command(['merge', 'parts'], { cwd: dir });
    expect(merged.stdout.replaceAll('\n', ' ')).toMatch(/CONFORMANT WITH DEVIATIONS: .*1 stale deviation/);
    expect(merged.code).toBe(4);
  });
});

describe('deviations init and check', () => {
  const ask = (...args: readonly string[]) => command(['deviations', ...args], { cwd: dir });

  test('a draft of what fails is refused until it is filled in', async () => {
    await running([], '--out', 'failing');
    expect((await ask('init', 'failing/report.json', '--out', 'draft.yaml')).code).toBe(0);
    const { code, stderr } = await ask('check', 'draft.yaml');
    expect(stderr).toMatch(/draft\.yaml:\d+:5: kind is not filled in: give waiver, known-bug or challenge/);
    expect(code).toBe(2);
    const draft = readFileSync(join(dir, 'draft.yaml'), 'utf8');
    expect((await ask('init', 'failing/report.json')).stdout).toBe(draft);
    expect(JSON.parse((await ask('init', 'failing/report.json', '--json')).stdout)).toEqual({ draft });
  });

  test('a draft replaces no file', async () => {
    writeFileSync(join(dir, 'mine.yaml'), 'mine');
    const { code, stderr } = await ask('init', 'failing/report.json', '--out', 'mine.yaml');
    expect([code, readFileSync(join(dir, 'mine.yaml'), 'utf8')]).toEqual([2, 'mine']);
    expect(stderr).toContain('"mine.yaml" is already there');
  });

  test('check says how long each holds, and ends with 4 where one has expired', async () => {
    const write = (...deviations: readonly Partial<Deviation>[]) =>
      writeFileSync(
        join(dir, 'ok.yaml'),
        JSON.stringify({ schemaVersion: 1, deviations: deviations.map(deviationOf) }),
      );
    write(lasting);
    const good = await ask('check', 'ok.yaml');
    expect(good.stdout).toMatch(/^request\/mtu\/minimum: until 9999-12-31 \(\d+ days left\)\n1 deviation\n$/);
    expect(good.code).toBe(0);
    write(lasting, { clause: 'request/mtu/type', expires: '2026-01-01' });
    const bad = await ask('check', 'ok.yaml', '--json');
    expect(JSON.parse(bad.stdout)).toHaveLength(2);
    expect(bad.code).toBe(4);
  });
});
