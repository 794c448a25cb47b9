import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { faults } from '../reference/faults.ts';
import { lawful } from '../reference/lawful.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { lanePairs } from '../reference/store.ts';
import { textOn } from '../run/server-run.test-support.ts';
import { command, type Surroundings } from './command.test-support.ts';

const pairs = lanePairs(4, 4);
const four = pairs.map(({ connection }) => connection);
const beside = pairs.map((pair) => pair.second);
const [first = '', second = ''] = four;
const [besideFirst = '', besideSecond = ''] = beside;

let dir: string;
let server: ReferenceServer;
/** Milliseconds that each answer takes. */
let slowness: number;
/** Updates in flight, by connection, and the most that there were of one and of all. */
let flying: Map<string, number>;
let most: { one: number; all: number };
/** Updates that came, by connection. */
let puts: string[];
/** Every update of this connection gets no answer. */
let dead: string | undefined;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'lanes-'));
  [slowness, flying, most, puts, dead] = [0, new Map(), { one: 0, all: 0 }, [], undefined];
  server = await serving();
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

async function serving(hooks: Partial<Behaviour> = {}): Promise<ReferenceServer> {
  const deliver: Behaviour['deliver'] = async (answer, request) => {
    const id = request.path.split('/').at(-1) ?? '';
    if (request.method !== 'PUT') return (hooks.deliver ?? lawful.deliver)(answer, request);
    puts.push(id);
    const count = (by: number) => flying.set(id, (flying.get(id) ?? 0) + by);
    count(1);
    most.one = Math.max(most.one, flying.get(id) ?? 0);
    most.all = Math.max(
      most.all,
      [...flying.values()].reduce((sum, n) => sum + n, 0),
    );
    await setTimeout(slowness);
    count(-1);
    return id === dead ? undefined : (hooks.deliver ?? lawful.deliver)(answer, request);
  };
  return startReferenceServer({ lanes: 4, hooks: { ...hooks, deliver } });
}

/** A server with a fault in place of the sound one. */
async function faulty(name: string): Promise<void> {
  await server.close();
  server = await serving(faults.find((one) => one.name === name)?.behave?.());
}

const kit = (args: readonly string[], around: Partial<Surroundings> = {}) =>
  command(args, { cwd: dir, token: server.token, ...around });
const on = (...connections: string[]) => connections.flatMap((id) => ['--connection', id]);
const and = (...seconds: string[]) => seconds.flatMap((id) => ['--second-connection', id]);
const running = (
  connections: readonly string[],
  more: readonly string[] = [],
  around?: Partial<Surroundings>,
) => kit(['run', server.url, ...on(...connections), '--effort', 'quick', '--out', 'out', ...more], around);
const shown = (ids: readonly string[]) =>
  Promise.all(ids.map((connectionId) => textOn({ ...server, connectionId })));
const report = (...names: string[]): Report =>
  JSON.parse(readFileSync(join(dir, 'out', ...names, 'report.json'), 'utf8'));
const state = () => join(dir, '.local', 'state', 'vpnaas-conformance');
const verdicts = ({ verdict, clauses, totals, notAsked, plan }: Report) => ({
  ...{ verdict, totals, notAsked, plan },
  clauses: clauses.map(({ id, verdict: own, reason, cases, counterexample }) => ({
    ...{ id, own, reason, cases, shownBy: counterexample?.case },
  })),
});

/** Until the connections are not as they were, or the time is up. */
async function written(ids: readonly string[], before: readonly string[]): Promise<void> {
  for (let left = 20_000; left > 0; left--) {
    const now = await shown(ids);
    if (now.every((text, n) => text !== before[n])) return;
    await setTimeout(2);
  }
}

describe.each(['none', 'mtu-67-accepted', 'dpd-order-not-judged'])('fault %s', (name) => {
  test('1, 2 and 4 lanes have the same verdicts, and every connection is as it was', {
    timeout: 120_000,
  }, async () => {
    const reports: Report[] = [];
    for (const lanes of [1, 2, 4]) {
      await faulty(name);
      const before = await shown(four);
      const { code, stdout } = await running(four.slice(0, lanes), ['--json']);
      expect(code).toBe(name === 'none' ? 0 : 1);
      expect(await shown(four)).toEqual(before);
      reports.push(JSON.parse(stdout));
    }
    const [one, ...others] = reports.map(verdicts);
    for (const other of others) expect(other).toEqual(one);
    expect(reports.at(-1)?.merged?.map(({ connection }) => connection)).toEqual(four);
  });
});

test('with one more beside each, 1, 2 and 4 lanes have the same verdicts, and all are as they were', {
  timeout: 120_000,
}, async () => {
  const all = [...four, ...beside];
  const before = await shown(all);
  const reports: Report[] = [];
  for (const lanes of [1, 2, 4]) {
    puts = [];
    const more = [...and(...beside.slice(0, lanes)), '--races', '--json'];
    const { code, stdout } = await running(four.slice(0, lanes), more);
    expect(code).toBe(0);
    expect(await shown(all)).toEqual(before);
    expect(puts.filter((id) => beside.slice(lanes).includes(id))).toEqual([]);
    reports.push(JSON.parse(stdout));
  }
  const [one, ...others] = reports.map(verdicts);
  for (const other of others) expect(other).toEqual(one);
  expect(one?.notAsked.filter(({ id }) => /^(sequence|race)/.test(id))).toEqual([]);
  expect(reports.at(-1)?.merged).toMatchObject(pairs);
});

test('one update is in flight for each connection, and those of several connections at once', async () => {
  slowness = 5;
  expect((await running(four)).code).toBe(0);
  expect(most).toMatchObject({ one: 1 });
  expect(most.all).toBeGreaterThan(1);
  expect(new Set(puts.filter((id) => four.includes(id)))).toEqual(new Set(four));
});

test('connections with other endpoint groups are asked with their own', async () => {
  const { ipv4, ipv4Second } = server.connections;
  const before = await shown([ipv4, ipv4Second]);
  expect((await running([ipv4, ipv4Second])).code).toBe(0);
  expect(await shown([ipv4, ipv4Second])).toEqual(before);
  expect((await running([ipv4])).code).toBe(0);
});

test('the folder holds the report of the whole, and a folder for each lane', async () => {
  const { stdout } = await running([first, second]);
  expect(stdout).toContain(`merged from 2 shards, asked of connections ${first},`);
  expect(readdirSync(join(dir, 'out')).sort()).toEqual(['lane-1-of-2', 'lane-2-of-2', 'report.json']);
  expect(readdirSync(join(dir, 'out', 'lane-2-of-2')).sort()).toEqual([
    ...['evidence.jsonl', 'plan.json', 'replay', 'report.json'],
  ]);
  expect(report().shard).toBeUndefined();
  expect(report('lane-2-of-2').shard).toMatchObject({ index: 2, of: 2 });
  const { run } = report();
  const parts = report().merged ?? [];
  expect(run.puts).toBe(parts.reduce((sum, part) => sum + part.puts, 0));
  await running([first]);
  expect(readdirSync(join(dir, 'out')).sort()).toEqual([
    ...['evidence.jsonl', 'plan.json', 'replay', 'report.json'],
  ]);
});

test('a replay file leads to the connection of its lane', async () => {
  await faulty('mtu-67-accepted');
  await running([first, second]);
  const failing = report().clauses.find(({ verdict }) => verdict === 'fail');
  const file = /replay (\S+)$/.exec(failing?.counterexample?.replay ?? '')?.[1] ?? '';
  expect(file).toMatch(/^out\/lane-\d-of-2\/replay\//);
  expect(await kit(['replay', file])).toMatchObject({ code: 1, stdout: expect.stringMatching(/^FAIL/) });
});

test('the embedded server has connections for lanes', async () => {
  const { code, stdout } = await kit(['run', '--lanes', '2', '--effort', 'quick', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ target: { embedded: true }, merged: [{}, {}] });
});

test('a plan is asked again in every lane', async () => {
  const { code, stdout } = await running(
    [first, second],
    ['--repeat', '2', '--only', 'request/mtu', '--json'],
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ run: { repeat: 2 }, verdict: 'conformant' });
});

test('--max-puts holds for all lanes together', async () => {
  const { code, stdout } = await running([first, second], ['--max-puts', '9']);
  expect(code).toBe(3);
  expect(stdout.replaceAll('\n', ' ')).toContain('as many updates were sent as --max-puts allows');
  expect(puts.length).toBeGreaterThanOrEqual(9);
  expect(puts.length).toBeLessThanOrEqual(9 + 2);
});

test('a lane whose connection stops answering leaves the whole incomplete; the others are asked and put back', async () => {
  dead = second;
  const [before] = await shown([first]);
  const { code, stdout } = await running([first, second], ['--json']);
  expect(code).toBe(3);
  const { verdict, reason, totals } = JSON.parse(stdout) as Report;
  expect({ verdict, reason }).toEqual({
    verdict: 'incomplete',
    reason: expect.stringMatching(/^shard 2\/2: the target stopped answering/),
  });
  expect(totals.must.pass).toBeGreaterThan(20);
  expect(await shown([first])).toEqual([before]);
});

describe('while two lanes write', () => {
  beforeEach(() => {
    slowness = 15;
  });
  const interrupted = async (signal: NodeJS.Signals, more: readonly string[] = []) => {
    const before = await shown([first, second]);
    const ended = await running([first, second], more, {
      meanwhile: async (child) => {
        await written([first, second], before);
        child.kill(signal);
      },
    });
    return { before, ended };
  };

  test.each(['SIGINT', 'SIGTERM'] as const)('%s puts both connections back', async (signal) => {
    const { before, ended } = await interrupted(signal);
    expect(ended.code).toBe(3);
    expect(ended.stdout).toContain('INCOMPLETE');
    expect(await shown([first, second])).toEqual(before);
    expect(readdirSync(state())).toEqual([]);
  });

  test('kill -9 leaves a journal of each, and restore puts each back', async () => {
    const { before, ended } = await interrupted('SIGKILL');
    expect(ended.signal).toBe('SIGKILL');
    expect(readdirSync(state()).filter((name) => name.endsWith('.journal'))).toHaveLength(2);
    const which = await kit(['restore']);
    expect(which).toMatchObject({ code: 2, stderr: expect.stringContaining('name one with --connection') });
    const refused = await running([second, first]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('put it back first') });
    for (const id of [first, second]) expect((await kit(['restore', '--connection', id])).code).toBe(0);
    expect(await shown([first, second])).toEqual(before);
    expect(readdirSync(state())).toEqual([]);
  });

  test('kill -9 leaves a journal of those beside them too, and none of them is written before it is put back', async () => {
    const { ended } = await interrupted('SIGKILL', and(besideFirst, besideSecond));
    expect(ended.signal).toBe('SIGKILL');
    expect(readdirSync(state()).filter((name) => name.endsWith('.journal'))).toHaveLength(4);
    const refused = await running([besideSecond]);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('put it back first') });
    for (const id of [first, second, besideFirst, besideSecond])
      expect((await kit(['restore', '--connection', id])).code).toBe(0);
    expect(readdirSync(state())).toEqual([]);
  });

  test('a run on either of them stops, and leaves the other free', async () => {
    let meanwhile: Promise<unknown> = Promise.resolve();
    await running([first], [], {
      meanwhile: () => {
        meanwhile = (async () => {
          for (let left = 20_000; left > 0 && puts.length === 0; left--) await setTimeout(2);
          const { code, stderr } = await running([second, first]);
          expect({ code, stderr }).toEqual({
            code: 2,
            stderr: expect.stringContaining('another process writes this connection'),
          });
          expect(puts).not.toContain(second);
        })();
      },
    });
    await meanwhile;
    expect(readdirSync(state())).toEqual([]);
  });
});

test('doctor and a dry run look at every connection', async () => {
  const { code, stdout } = await kit(['doctor', server.url, ...on(first, second)]);
  expect(code).toBe(0);
  for (const id of [first, second]) expect(stdout).toContain(`connection       ${id}`);
  const both = await kit(['doctor', server.url, ...on(first, second), ...and(besideFirst, besideSecond)]);
  for (const id of [besideFirst, besideSecond]) expect(both.stdout).toContain(`second connection  ${id}`);
  const dry = await running([first, second], ['--dry-run']);
  expect(dry.stdout).toMatch(new RegExp(`side by side:\n  ${first}: \\d+ cases\n  ${second}: \\d+ cases`));
  const { lanes, cases } = JSON.parse((await running([first, second], ['--dry-run', '--json'])).stdout);
  expect(lanes[0].cases + lanes[1].cases).toBe(cases);
  expect(puts).toEqual([]);
  expect(existsSync(join(dir, 'out'))).toBe(false);
});

describe('refused before anything is written is', () => {
  test.each<[string, () => readonly string[], RegExp]>([
    [
      'a connection twice',
      () => [server.url, ...on(first, first)],
      /is given twice: each has to be another one/,
    ],
    [
      'a connection in capitals again',
      () => [server.url, ...on(first, first.toUpperCase())],
      /is given twice/,
    ],
    [
      'an IPv6 connection beside an IPv4 one',
      () => [server.url, ...on(first, server.connections.ipv6)],
      /cannot share a plan: local sides IPv4 and IPv6; run each on its own/,
    ],
    ['--lanes on a cloud', () => [server.url, ...on(first), '--lanes', '2'], /--lanes goes with --provision/],
    ['--shard in lanes', () => [server.url, ...on(first, second), '--shard', '1/2'], /--shard asks one part/],
    [
      'one second connection for two lanes',
      () => [server.url, ...on(first, second), ...and(besideFirst)],
      /--connection is given 2 times and --second-connection once: each connection needs a second one/,
    ],
    [
      "another lane's connection as the second one",
      () => [server.url, ...on(first, second), ...and(besideFirst, first)],
      /is given twice: each has to be another one/,
    ],
    [
      'a second connection beside none',
      () => [server.url, ...and(besideFirst)],
      /--connection is given 0 times and --second-connection once/,
    ],
    ['no lane', () => ['--lanes', '0'], /"0" is not a whole number from 1 to 16/],
    [
      'a second id that is none',
      () => [server.url, ...on(first, 'a/b')],
      /"a\/b" is not the id of a connection/,
    ],
  ])('%s', async (_, args, words) => {
    const { code, stdout, stderr } = await kit(['run', ...args(), '--out', 'out']);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(puts).toEqual([]);
    expect(existsSync(join(dir, 'out'))).toBe(false);
  });
});
