import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { type Listening, textOn } from '../run/server-run.test-support.ts';
import { command } from './command.test-support.ts';

let dir: string;
let server: ReferenceServer;
let at: Listening;
let before: string;
/** Bodies of updates that came, and when each request did. */
let heard: { readonly put: string | undefined; readonly at: number }[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'care-'));
  heard = [];
  server = await startReferenceServer({
    status: 'ACTIVE',
    hooks: {
      deliver: (answer, { method, body }) => {
        heard.push({ put: method === 'PUT' ? String(body) : undefined, at: performance.now() });
        return answer;
      },
    },
  });
  at = { ...server, connectionId: server.connections.ipv4 };
  before = await textOn(at);
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const run = (...more: string[]) =>
  command(['run', at.url, '--connection', at.connectionId, '--effort', 'quick', '--out', 'out', ...more], {
    cwd: dir,
    token: at.token,
  });
const puts = () => heard.flatMap(({ put }) => put ?? []);
const report = (): Report => JSON.parse(readFileSync(join(dir, 'out', 'report.json'), 'utf8'));

describe('a connection that is ACTIVE', () => {
  test('is not written: run stops with 2 and says so', async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^vpnaas-conformance: connection \S+ is ACTIVE, .*; nothing was written\n$/);
    expect(puts()).toEqual([]);
  });

  test('is not written by selftest either', async () => {
    const args = ['selftest', at.url, '--connection', at.connectionId];
    expect(await command(args, { cwd: dir, token: at.token })).toMatchObject({ code: 2, stdout: '' });
    expect(puts()).toEqual([]);
  });

  test('is written with --disruptive', async () => {
    expect((await run('--disruptive', '--only', 'request/mtu')).code).toBe(0);
    expect(puts().some((body) => body.includes('"mtu"'))).toBe(true);
    expect(await textOn(at)).toBe(before);
  });

  test('gets nothing but names and descriptions with --gentle, and the verdict is incomplete', async () => {
    const { code, stdout } = await run('--gentle');
    expect(code).toBe(3);
    expect(stdout).toContain('\nINCOMPLETE: only what no tunnel feels was asked (--gentle); ');
    const keys = puts().flatMap((body) => [...body.matchAll(/"([^"\\]*)":/g)].map(([, key]) => key));
    expect([...new Set(keys)].sort()).toEqual(['description', 'ipsec_site_connection', 'name']);
    expect(report()).toMatchObject({ verdict: 'incomplete', totals: { must: { pass: expect.any(Number) } } });
    expect(await textOn(at)).toBe(before);
  });

  test('may be looked at: a dry run writes nothing', async () => {
    expect((await run('--dry-run', '--gentle')).stdout).toContain('A tunnel feels nothing of it.');
    expect(puts()).toEqual([]);
  });
});

describe('how much is asked', () => {
  test.each(['1', '7'])(
    '--max-puts %s ends the run early, and the connection is put back on top',
    async (most) => {
      const { code, stdout } = await run('--disruptive', '--max-puts', most, '--repeat', '2');
      expect(code).toBe(3);
      expect(stdout.replaceAll('\n', ' ')).toContain(
        'INCOMPLETE: as many updates were sent as --max-puts allows',
      );
      expect(puts().length).toBeGreaterThanOrEqual(Number(most));
      expect(puts().length).toBeLessThanOrEqual(Number(most) + 1);
      expect(await textOn(at)).toBe(before);
    },
  );

  test('--rate keeps requests apart', async () => {
    heard = [];
    expect((await run('--disruptive', '--rate', '50', '--only', 'status/401')).code).toBe(0);
    const times = heard.map((one) => one.at);
    expect(times.length).toBeGreaterThan(4);
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan((times.length - 1) * 20 - 15);
  });

  test('--timeout gives up on an answer', async () => {
    const silent = await startReferenceServer({ hooks: { deliver: () => new Promise(() => {}) } });
    const args = ['run', silent.url, '--connection', at.connectionId, '--timeout', '1'];
    const { code, stderr } = await command(args, { cwd: dir, token: 't' });
    await silent.close();
    expect(code).toBe(3);
    expect(stderr).toMatch(/does not answer \(.*TIMEOUT\)/);
  });

  test.each([
    ['--rate', '0'],
    ['--rate', 'fast'],
    ['--timeout', '0'],
    ['--max-puts', '-1'],
  ])('%s %s is refused', async (option, value) => {
    expect((await run(option, value)).code).toBe(2);
    expect(heard.filter(({ put }) => put)).toEqual([]);
  });
});
