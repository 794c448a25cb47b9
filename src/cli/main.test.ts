import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { faults } from '../reference/faults.ts';
import { lawful } from '../reference/lawful.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { reporters } from '../report/reporters.ts';
import { type Listening, putOn, textOn } from '../run/server-run.test-support.ts';
import { selfSigned } from '../selftest/weather/self-signed.ts';
import { command, type Surroundings } from './command.test-support.ts';

let dir: string;
let sound: ReferenceServer;
let other: ReferenceServer | undefined;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  sound = await startReferenceServer();
});
afterEach(async () => {
  await other?.close();
  other = undefined;
});
afterAll(async () => {
  await sound.close();
  rmSync(dir, { recursive: true });
});

const faulty = (): Partial<Behaviour> =>
  faults.find(({ name }) => name === 'mtu-67-accepted')?.behave?.() ?? {};

async function serving(hooks: Partial<Behaviour>, token?: string): Promise<Listening> {
  other = await startReferenceServer({ hooks, ...(token !== undefined && { token }) });
  return { ...other, connectionId: other.connections.ipv4 };
}

const here = (): Listening => ({ ...sound, connectionId: sound.connections.ipv4 });

/** A run on a server, of a few clauses unless `args` say otherwise, into the folder `out`. */
function running(
  at: Listening,
  {
    out = 'out',
    args = ['--only', 'request/mtu'],
    ...around
  }: Partial<Surroundings> & { out?: string; args?: readonly string[] } = {},
) {
  const where = [at.url, '--connection', at.connectionId, '--effort', 'quick', '--out', out];
  return command(['run', ...where, ...args], { cwd: dir, token: at.token, ...around });
}

const everything = { args: [] };
const reportIn = (out: string): Report => JSON.parse(readFileSync(join(dir, out, 'report.json'), 'utf8'));
const exchangesIn = (out: string) =>
  readFileSync(join(dir, out, 'evidence.jsonl'), 'utf8')
    .trimEnd()
    .split('\n');

/** One line for people: which command, what is wrong; no trace of a stack. */
const oneLine = /^vpnaas-conformance: [^\n]+\n$/;

describe('wrong usage ends with 2, one line on stderr and nothing on stdout', () => {
  const nowhere = ['run', 'http://127.0.0.1:1', '--connection', 'an-id'];
  beforeAll(() => {
    writeFileSync(join(dir, 'a-file'), 'not JSON');
    writeFileSync(join(dir, 'other.json'), '{"case":{},"target":{},"parameters":{}}');
  });

  test.each<[string, readonly string[], string, string?]>([
    ['an unknown option', ['run', '--nothing'], "unknown option '--nothing'"],
    ['an unknown command', ['rnu'], "unknown command 'rnu' (Did you mean run?)"],
    ['a seed that is no number', ['run', '--seed', 'one'], '"one" is not a whole number'],
    ['an effort that is none', ['run', '--effort', 'some'], '"some" is not one of quick, standard, deep'],
    [
      'a URL of another kind',
      ['run', 'ftp://cloud', '--connection', 'an-id'],
      '"ftp://cloud" is not a URL',
      't',
    ],
    [
      'a URL with a password',
      ['run', 'http://me:pw@cloud', '--connection', 'an-id'],
      'the URL carries a user name',
      't',
    ],
    ['no token', nowhere, 'no token: put one into the environment variable OS_TOKEN'],
    ['a token that no header can carry', nowhere, 'OS_TOKEN holds characters', 'two words'],
    ['no connection', ['run', 'http://127.0.0.1:1'], 'no connection: name the one to update', 't'],
    ['an id with a slash', ['run', 'http://127.0.0.1:1', '--connection', 'a/b'], '"a/b" is not the id', 't'],
    ['an unknown clause', ['run', '--only', 'nothing'], 'no clause begins with "nothing"'],
    ['an unknown profile', ['run', '--profile', 'nobody'], 'unknown profile "nobody"'],
    ['an unknown format', ['run', '--report', 'xml'], '--report "xml": use text, json, junit'],
    ['two reports for stdout', ['run', '--json', '--report', 'text'], 'two reports for stdout'],
    ['a folder below a file', ['run', '--out', 'a-file/out'], 'cannot write to the folder "a-file/out"'],
    ['a report below a file', ['run', '--report', 'junit=a-file/x.xml'], 'cannot write "a-file/x.xml"'],
    ['a replay file that is not there', ['replay', 'nothing.json'], 'cannot read "nothing.json" (ENOENT)'],
    ['a replay file that is not JSON', ['replay', 'a-file'], '"a-file" is not JSON (unexpected'],
    ['a replay file of another shape', ['replay', 'other.json'], '"other.json" is not a replay file'],
    ['no such clause to explain', ['explain', 'nothing'], 'there is no clause "nothing"'],
    ['a self-test without a connection', ['selftest', 'http://127.0.0.1:1'], 'no connection', 't'],
  ])('%s', async (_, args, words, token) => {
    const { code, stdout, stderr } = await command(args, { cwd: dir, token });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(oneLine) });
    expect(stderr).toContain(words);
  });
});

describe('a target that cannot be asked ends with 3, one line on stderr and nothing on stdout', () => {
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  const listening = async (server: Server) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return portOf(server);
  };
  const unasked = async (at: Listening, words: RegExp) => {
    const { code, stdout, stderr } = await running(at);
    expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: '', stderr: expect.stringMatching(oneLine) });
    expect(stderr).toMatch(words);
  };

  test('nobody listens', async () => {
    const server = createServer();
    const port = await listening(server);
    server.close();
    await unasked({ ...here(), url: `http://127.0.0.1:${port}` }, /does not answer \(ECONNREFUSED\)/);
  });

  test('the token is wrong', async () => {
    await unasked({ ...here(), token: 'wrong' }, /does not accept the token \(401\)/);
  });

  test('the connection is not there', async () => {
    const connectionId = '00000000-0000-0000-0000-000000000000';
    await unasked({ ...here(), connectionId }, /has no connection 00000000-.* \(404\)/);
  });

  test('the server speaks no TLS', async () => {
    await unasked(
      { ...here(), url: sound.url.replace('http:', 'https:') },
      /does not answer \(.*(SSL|EPROTO).*certificate/,
    );
  });

  test('the certificate is signed by itself', async () => {
    const server = createTlsServer(selfSigned(), (_, response) => response.end('{}'));
    const url = `https://127.0.0.1:${await listening(server)}`;
    await unasked({ ...here(), url }, /does not answer \(DEPTH_ZERO_SELF_SIGNED_CERT\)/).finally(() =>
      server.close(),
    );
  });
});

describe('a run on a sound server', () => {
  test('ends with 0; stdout is the result only, stderr the progress, and reports go where they are sent', async () => {
    const args = ['--report', 'json', '--report', 'junit=reports/junit.xml'];
    const { code, stdout, stderr } = await running(here(), { out: 'sound', args });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(reportIn('sound'));
    expect(reportIn('sound')).toMatchObject({
      verdict: 'conformant',
      target: { restored: true, embedded: false },
    });
    expect(exchangesIn('sound')).toHaveLength(reportIn('sound').plan.cases);
    expect(readFileSync(join(dir, 'reports', 'junit.xml'), 'utf8')).toMatch(
      /^<\?xml.*\n<testsuites [\s\S]*<\/testsuites>\n$/,
    );
    expect(stderr).toMatch(
      /^connection \S+ ".*", status DOWN, IPv4 by its .*\n(\d+ % asked \(\d+\/\d+\), 0 failing, at \S+\n)+$/,
    );
  });

  test('--json is the report as JSON', async () => {
    const { code, stdout } = await running(here(), {
      out: 'json',
      args: ['--only', 'request/mtu', '--json'],
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(reportIn('json'));
  });

  test('--repeat 2 asks everything twice', async () => {
    const twice = await running(here(), { out: 'twice', args: ['--only', 'request/mtu', '--repeat', '2'] });
    expect(twice.code).toBe(0);
    expect(exchangesIn('twice')).toHaveLength(2 * reportIn('twice').plan.cases);
  });

  test('without a URL is one on the embedded server, and needs no token', async () => {
    const args = ['run', '--only', 'request/mtu', '--effort', 'quick', '--out', 'embedded'];
    const { code, stdout } = await command(args, { cwd: dir });
    expect(code).toBe(0);
    expect(stdout).toContain('target the embedded reference server');
    expect(reportIn('embedded').target.embedded).toBe(true);
  });
});

describe('a run on a faulty server', () => {
  test('ends with 1, in text of 80 columns without colours', async () => {
    const { code, stdout, stderr } = await running(await serving(faulty()), { out: 'faulty', ...everything });
    expect(code).toBe(1);
    expect(stdout).toContain('\nFAIL request/mtu/minimum (must)\n');
    expect(stdout + stderr).not.toContain('\u001b');
    const wide = stdout.split('\n').filter((line) => line.length > 80);
    expect(wide.filter((line) => !/^ {2}(sent|accepted|given) /.test(line))).toEqual([]);
  });

  test('leaves a case that fails again with 1, and on the mended server passes with 0', async () => {
    const at = await serving(faulty());
    await running(at, { out: 'case' });
    const file = join('case', 'replay', 'request-mtu-minimum.json');
    const replay = () => command(['replay', file], { cwd: dir, token: at.token });
    const before = await textOn(at);
    const failing = await replay();
    expect(failing).toMatchObject({
      code: 1,
      stderr: '',
      stdout: expect.stringMatching(/^FAIL request\/mtu\/minimum\n/),
    });
    expect(await textOn(at)).toBe(before);
    await other?.close();
    other = await startReferenceServer({ token: at.token, port: Number(new URL(at.url).port) });
    expect(await replay()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^PASS /) });
  });

  test('that accepts what is invalid only once is flaky, and incomplete', async () => {
    let seen = false;
    const { mtu } = lawful.together;
    const once: Partial<Behaviour> = {
      together: {
        ...lawful.together,
        mtu: (attempt) => {
          const refusal = mtu(attempt);
          if (refusal === undefined || seen) return refusal;
          seen = true;
          return undefined;
        },
      },
    };
    const args = ['--only', 'request/mtu/minimum', '--repeat', '2'];
    const { code, stdout } = await running(await serving(once), { out: 'flaky', args });
    expect(code).toBe(3);
    expect(stdout).toContain(
      'Could not be judged (1): verdicts of 2 runs: fail in 1, pass in 1\n  request/mtu/minimum\n',
    );
    expect(reportIn('flaky').verdict).toBe('incomplete');
  });
});

describe('a run that is stopped', () => {
  const slow: Partial<Behaviour> = {
    deliver: async (answer) => {
      await setTimeout(20);
      return answer;
    },
  };

  /** Waits until the connection is not as it was, and sends the signal then. */
  const stopping = async (at: Listening, out: string, name: NodeJS.Signals) => {
    const before = await textOn(at);
    let changed = false;
    const ended = await running(at, {
      out,
      ...everything,
      meanwhile: (child) => {
        const stop = async (text: unknown) => {
          if (!String(text).includes(' % asked')) return;
          child.stderr?.off('data', stop);
          for (let left = 200; left > 0 && !changed; left--) changed = (await textOn(at)) !== before;
          child.kill(name);
        };
        child.stderr?.on('data', stop);
      },
    });
    return { before, changed, ended };
  };

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s puts the connection back, reports what it found, and ends with 3',
    async (name) => {
      const at = await serving(slow);
      const { before, changed, ended } = await stopping(at, name, name);
      expect(changed).toBe(true);
      expect(ended).toMatchObject({ code: 3, signal: null });
      expect(ended.stderr).toContain('\nstopping: the connection is being put back (a second');
      expect(ended.stdout).toContain('\nINCOMPLETE: interrupted; ');
      expect(await textOn(at)).toBe(before);
      expect(reportIn(name)).toMatchObject({
        verdict: 'incomplete',
        reason: 'interrupted',
        target: { restored: true },
      });
    },
  );

  test('by kill -9 leaves a report that says so, and the exchanges so far', async () => {
    const { ended } = await stopping(await serving(slow), 'killed', 'SIGKILL');
    expect(ended.signal).toBe('SIGKILL');
    expect(reportIn('killed')).toMatchObject({
      verdict: 'incomplete',
      reason: 'the run has not ended',
      clauses: [],
    });
    const exchanges = exchangesIn('killed').map((line) => JSON.parse(line));
    expect(exchanges.length).toBeGreaterThan(0);
    expect(exchanges[0]).toMatchObject({ kind: 'case', round: 1, case: expect.stringContaining('#') });
  });
});

describe('where nobody reads on', () => {
  test('a run still goes to its end and puts the connection back', async () => {
    const before = await textOn(here());
    const { code } = await running(here(), {
      out: 'unread',
      ...everything,
      meanwhile: (child) => {
        child.stderr?.once('data', () => {
          child.stdout?.destroy();
          child.stderr?.destroy();
        });
      },
    });
    expect(code).toBe(0);
    expect(reportIn('unread')).toMatchObject({ verdict: 'conformant', target: { restored: true } });
    expect(await textOn(here())).toBe(before);
  });

  test('a long result is cut without an error', async () => {
    const args = ['generate', '--count', '3000'];
    const { code, stderr } = await command(args, { cwd: dir, meanwhile: (child) => child.stdout?.destroy() });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

test('neither token nor psk is in any file or stream, though the server quotes them', async () => {
  const secrets = ['CANARY-of-the-token', 'CANARY "of" the psk'] as const;
  const [token, psk] = secrets;
  const quoting: Behaviour['deliver'] = (answer, { method }) => {
    const headers = { ...answer.headers, 'X-Debug': `token ${token}` };
    if (answer.status < 400 || method !== 'PUT') return { ...answer, headers };
    const message = `refused for ${token}, psk is ${psk}`;
    const body =
      answer.status === 404 ? message : JSON.stringify({ NeutronError: { message }, seen: [psk, token] });
    return { ...answer, headers, body };
  };
  const at = await serving({ ...faulty(), deliver: quoting }, token);
  expect(await putOn(at, { ipsec_site_connection: { psk } })).toBe(200);
  const formats = Object.keys(reporters).filter((format) => format !== 'text');
  const args = [
    '--report',
    'text',
    ...formats.flatMap((format) => ['--report', `${format}=canary/${format}`]),
  ];
  const ran = await running(at, { out: 'canary', args });
  const wrong = await running(
    { ...at, connectionId: '00000000-0000-0000-0000-000000000000' },
    { out: 'canary-404' },
  );
  const replayed = await command(['replay', join('canary', 'replay', 'request-mtu-minimum.json'), '--json'], {
    cwd: dir,
    token,
  });
  expect([ran.code, wrong.code, replayed.code]).toEqual([1, 3, 1]);
  const files = readdirSync(join(dir, 'canary'), { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(files.length).toBeGreaterThan(formats.length + 2);
  const texts = [
    ...files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')),
    ...[ran, wrong, replayed].flatMap(({ stdout, stderr }) => [stdout, stderr]),
  ];
  expect(texts.filter((text) => text.includes('CANARY'))).toEqual([]);
  expect(texts.some((text) => /refused for <token:[\da-f]{32}>, psk is <psk:[\da-f]{32}>/.test(text))).toBe(
    true,
  );
  expect(JSON.parse(await textOn(at)).ipsec_site_connection.psk).toBe(psk);
});

test('serve answers at the address that it prints, until it is interrupted', async () => {
  let shown = '';
  const { code, stdout, stderr } = await command(['serve', '--json', '--token', 'a-token'], {
    cwd: dir,
    meanwhile: (child) => {
      child.stdout?.once('data', async (text) => {
        const { url, token, connections } = JSON.parse(String(text));
        shown = await textOn({ url, token, connectionId: connections.ipv4 });
        child.kill('SIGINT');
      });
    },
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(JSON.parse(shown)).toHaveProperty('ipsec_site_connection.id');
  expect(JSON.parse(stdout)).toMatchObject({ token: 'a-token' });
});

test.each(['--version', '--help', 'run --help'])('%s prints to stdout and ends with 0', async (args) => {
  const { code, stdout, stderr } = await command(args.split(' '), { cwd: dir });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).not.toBe('');
});
