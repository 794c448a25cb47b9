import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { type Listening, textOn } from '../run/server-run.test-support.ts';
import { command, type Ended, type Surroundings } from './command.test-support.ts';

let dir: string;
let server: ReferenceServer;
let at: Listening;
let before: string;
/** Milliseconds that each answer takes. */
let slowness: number;
/** Whether the server keeps its description, whatever is sent; the first update of a run changes it. */
let sticks: boolean;

const hooks: Partial<Behaviour> = {
  deliver: async (answer) => {
    await setTimeout(slowness);
    return answer;
  },
  save: (entry, merged) => {
    entry.connection = sticks ? { ...merged, description: entry.connection.description } : merged;
  },
};

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'restore-'));
  server = await startReferenceServer({ hooks });
  at = { ...server, connectionId: server.connections.ipv4 };
  before = await textOn(at);
  [slowness, sticks] = [15, false];
});
afterEach(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

const state = (...names: string[]) => join(dir, '.local', 'state', 'vpnaas-conformance', ...names);
const journals = () =>
  existsSync(state()) ? readdirSync(state()).filter((name) => name.endsWith('.journal')) : [];
const spoil = (text: string) => writeFileSync(state(journals()[0] ?? ''), text);
const reportIn = (out: string): Report => JSON.parse(readFileSync(join(dir, out, 'report.json'), 'utf8'));

const kit = (args: readonly string[], around: Partial<Surroundings> = {}) =>
  command(args, { cwd: dir, token: at.token, ...around });
const running = (around: Partial<Surroundings> = {}, ...more: string[]) =>
  kit(['run', at.url, '--connection', at.connectionId, '--effort', 'quick', '--out', 'out', ...more], around);

/** A run during which something happens as soon as the connection is not as it was. */
const interrupted = (
  act: (kill: (name: NodeJS.Signals) => void) => unknown,
  ...more: string[]
): Promise<Ended> =>
  running(
    {
      meanwhile: async (child) => {
        for (let left = 1000; left > 0 && (await textOn(at)) === before; left--) await setTimeout(2);
        await act((name) => void child.kill(name));
      },
    },
    ...more,
  );
const killed = () => interrupted((kill) => kill('SIGKILL'));

describe('after kill -9', () => {
  beforeEach(async () => {
    expect(await killed()).toMatchObject({ signal: 'SIGKILL' });
    expect(await textOn(at)).not.toBe(before);
    expect(journals()).toHaveLength(1);
  });

  test('restore puts the connection back byte for byte, says what, and forgets the journal', async () => {
    const { code, stdout, stderr } = await kit(['restore']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(
      /^connection 324dc68b-\S+ at http:.*\nrun of 20\S+, \d+ updates? announced\nput back:\n {2}/,
    );
    expect(stdout).toMatch(/\nThe connection is as it was before that run\.\n$/);
    expect(stdout).not.toContain(JSON.parse(before).ipsec_site_connection.psk);
    expect(await textOn(at)).toBe(before);
    expect(readdirSync(state())).toEqual([]);
    expect((await kit(['restore'])).stdout).toMatch(/^There is no journal in .*: nothing to put back\.\n$/);
  });

  test('restore prints JSON, and takes the URL, the connection and the folder by name', async () => {
    const named = [at.url, '--connection', at.connectionId, '--state-dir', state()];
    const { code, stdout } = await kit(['restore', ...named, '--json']);
    expect(code).toBe(0);
    const { psk, ...changed } = JSON.parse(stdout).changed;
    expect(Object.keys({ ...changed, psk })).not.toEqual([]);
    expect([undefined, { found: '<psk>', now: '<psk>' }]).toContainEqual(psk);
    expect(JSON.parse(stdout)).toMatchObject({ connection: at.connectionId, url: at.url, lost: [] });
    expect((await kit(['restore', ...named, '--json'])).stdout).toBe('null\n');
  });

  test('run, replay and selftest refuse that connection before they write, with the command that puts it back', async () => {
    const file = {
      kit: '0',
      profile: 'virtuozzo',
      parameters: { family: 4, hidden: [] },
      seed: 1,
      clause: 'a',
    };
    const request = { body: {}, token: 'own', connection: 'named' };
    const target = { url: at.url, connection: at.connectionId, embedded: false };
    const asked = { id: 'a#1', clause: 'a', request, expect: { kind: 'clean' } };
    writeFileSync(join(dir, 'replay.json'), JSON.stringify({ ...file, target, case: asked }));
    const changed = await textOn(at);
    const refused = [
      await running(),
      await kit(['replay', 'replay.json']),
      await kit(['selftest', at.url, '--connection', at.connectionId]),
    ];
    for (const { code, stdout, stderr } of refused) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(
        /^vpnaas-conformance: connection \S+ is as a run that began at 20\S+ left it: put it back first with `vpnaas-conformance restore --connection \S+`; nothing was written\n$/,
      );
    }
    expect(await textOn(at)).toBe(changed);
    await kit(['restore']);
    expect((await running()).code).toBe(0);
  });

  test('a journal that is damaged is refused by both, and nothing is written', async () => {
    const changed = await textOn(at);
    spoil('{"journal":1,"state":{"name":"another"}}');
    for (const { code, stderr } of [await kit(['restore']), await running()]) {
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /the journal ".*" is damaged .*put the connection back by hand, then remove the file\n$/,
      );
    }
    expect(await textOn(at)).toBe(changed);
  });

  test('restore without a token, or with a wrong one, keeps the journal', async () => {
    expect(await kit(['restore'], { token: undefined })).toMatchObject({ code: 2 });
    const { code, stderr } = await kit(['restore'], { token: 'wrong' });
    expect(code).toBe(3);
    expect(stderr).toMatch(/does not accept the token \(401\).*; the journal stays in ".*\.journal"\n/);
    expect(journals()).toHaveLength(1);
  });

  test('restore says what it cannot put back, and keeps the journal', async () => {
    sticks = true;
    const { code, stdout } = await kit(['restore']);
    expect(code).toBe(3);
    expect(stdout).toContain('\nNOT RESTORED: description could not be put back. The journal stays:\n');
    sticks = false;
    expect((await kit(['restore'])).code).toBe(0);
  });
});

test('restore does not touch another connection than that of the journal', async () => {
  await killed();
  const text = readFileSync(state(journals()[0] ?? ''), 'utf8');
  const other = await startReferenceServer({
    token: at.token,
    hooks: {
      present: (connection) => ({ ipsec_site_connection: { ...connection, vpnservice_id: 'another' } }),
    },
  });
  const { code, stderr } = await kit(['restore', other.url]);
  await other.close();
  expect(code).toBe(2);
  expect(stderr).toContain(
    'is another one than that of the journal: its vpnservice_id differs; nothing was written',
  );
  expect(readFileSync(state(journals()[0] ?? ''), 'utf8')).toBe(text);
});

test('of several journals restore asks for one by name', async () => {
  await killed();
  const [name = ''] = journals();
  writeFileSync(state(`copy-of-${name}`), readFileSync(state(name)));
  const { code, stderr } = await kit(['restore']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/several connections are to be put back, name one with --connection ID: 324dc68b-/);
});

test('a second run on a connection says who writes it, and stops; the first is not disturbed', async () => {
  let second: Ended | undefined;
  const first = await interrupted(async () => {
    second = await running({}, '--out', 'second');
  });
  expect(first.code).toBe(0);
  expect(second).toMatchObject({ code: 2, stdout: '' });
  expect(second?.stderr).toMatch(
    /another process writes this connection: `vpnaas-conformance run`, process \d+ on \S+, since 20\S+; wait/,
  );
  expect(await textOn(at)).toBe(before);
});

test('a second Ctrl-C leaves the connection as it is, and says what puts it back', async () => {
  const { code, stderr } = await interrupted(async (kill) => {
    slowness = 300;
    kill('SIGINT');
    await setTimeout(50);
    kill('SIGINT');
  });
  expect(code).toBe(3);
  expect(stderr).toMatch(
    /\nleaving without putting anything back\nconnection \S+ is not as it was: `vpnaas-conformance restore --connection \S+` puts it back\n$/,
  );
  expect(readdirSync(state())).toEqual(journals());
  slowness = 0;
  expect((await kit(['restore'])).code).toBe(0);
  expect(await textOn(at)).toBe(before);
});

test('a run that could not put everything back ends with 3, says so, and keeps the journal', async () => {
  const ended = await interrupted(() => {
    sticks = true;
  });
  expect(ended.code).toBe(3);
  expect(ended.stdout.replaceAll('\n', ' ')).toContain(
    `NOT RESTORED: description could not be put back. \`vpnaas-conformance restore --connection ${at.connectionId}\` tries again.`,
  );
  expect(ended.stderr).toContain(
    `\`vpnaas-conformance restore --connection ${at.connectionId}\` puts it back`,
  );
  expect(journals()).toHaveLength(1);
});

describe.runIf(existsSync('/dev/full'))('on a full disk', () => {
  test('the run ends early, puts the connection back, and still prints its report', async () => {
    mkdirSync(join(dir, 'out'));
    symlinkSync('/dev/full', join(dir, 'out', 'evidence.jsonl'));
    const { code, stdout, stderr } = await running();
    expect(code).toBe(3);
    expect(stderr).toContain('"out/evidence.jsonl" cannot be written (ENOSPC)');
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'INCOMPLETE: "out/evidence.jsonl" cannot be written (ENOSPC)',
    );
    expect(reportIn('out')).toMatchObject({ verdict: 'incomplete', target: { restored: true } });
    expect(await textOn(at)).toBe(before);
    expect(journals()).toEqual([]);
  });

  test('a report that cannot be written spoils neither the others nor the connection', async () => {
    const { code, stdout, stderr } = await running({}, '--report', 'junit=/dev/full', '--report', 'text');
    expect(code).toBe(3);
    expect(stderr).toContain('cannot write "/dev/full" (ENOSPC)');
    expect(stdout).toContain('The connection is as it was before the run.');
    expect(await textOn(at)).toBe(before);
  });

  test('a result that nobody can store ends with 3, and the connection is as it was', async () => {
    const { code, stderr } = await running({ stdout: openSync('/dev/full', 'w') });
    expect(code).toBe(3);
    expect(stderr).toContain('the result could not be written to stdout (ENOSPC)');
    expect(await textOn(at)).toBe(before);
  });
});
