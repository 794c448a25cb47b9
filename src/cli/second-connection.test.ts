import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { serve } from '../proving/serve.ts';
import { connectionIds } from '../reference/store.ts';
import type { Subject } from '../selftest/judge-server.ts';
import { faultNamed, faulty, handlerOf } from '../selftest/subjects.ts';
import { command } from './command.test-support.ts';

const { ipv4, ipv4Second, ipv6 } = connectionIds;

function folder(): string {
  const cwd = mkdtempSync(join(tmpdir(), 'vpnaas-conformance-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  return cwd;
}

/** The reference server on a port, with one fault or none. @param heard gets every request before it is answered */
async function listening(fault?: string, heard: (method: string, path: string) => void = () => {}) {
  const subject = faulty(fault === undefined ? undefined : faultNamed(fault), 4, 'virtuozzo');
  const handler = handlerOf(subject.send);
  const served = await serve((request) => {
    heard(request.method, request.path);
    return handler(request);
  });
  onTestFinished(() => served.close());
  return { url: served.url, subject };
}

async function stored({ send, token }: Subject): Promise<string[]> {
  const read = async (id: string) =>
    (
      await send({
        method: 'GET',
        path: `/v2.0/vpn/ipsec-site-connections/${id}`,
        headers: { 'x-auth-token': token },
      })
    )?.body ?? '';
  return [await read(ipv4), await read(ipv4Second)];
}

const options = (url: string) => ['run', url, '--connection', ipv4, '--effort', 'quick'];
const ofBoth = ['--second-connection', ipv4Second];

describe('a second connection', () => {
  test('is written and put back where it is named, and named in the report', async () => {
    const { url, subject } = await listening();
    const cwd = folder();
    const before = await stored(subject);
    const args = [...options(url), ...ofBoth, '--races', '--only', 'sequence', 'race', '--json'];
    const { code, stdout } = await command(args, { cwd, token: subject.token });
    const report = JSON.parse(stdout) as Report;
    expect(code).toBe(0);
    expect(report.target).toMatchObject({ connection: ipv4, second: ipv4Second, restored: true });
    const verdicts = report.clauses
      .filter(({ id }) => /^(sequence|race)\//.test(id))
      .map((one) => one.verdict);
    expect(new Set(verdicts)).toEqual(new Set(['pass']));
    expect(await stored(subject)).toEqual(before);
    expect(readdirSync(join(cwd, '.local/state/vpnaas-conformance'))).toEqual([]);
  });

  test('is never written where it is not named, and nothing is sent at the same time', async () => {
    const heard: string[] = [];
    const { url, subject } = await listening(undefined, (method, path) => heard.push(`${method} ${path}`));
    const args = [...options(url), '--only', 'sequence', 'race', '--json'];
    const { stdout } = await command(args, { cwd: folder(), token: subject.token });
    expect(heard.filter((one) => one.includes(ipv4Second))).toEqual([]);
    expect(
      (JSON.parse(stdout) as Report).notAsked.map(({ id }) => id).filter((id) => /^(seq|race)/.test(id)),
    ).toEqual([
      'sequence/connections/apart',
      'race/updates/serialisable',
      'race/updates/clean',
      'race/connections/apart',
    ]);
  });

  test.each([
    ['that is the first one too', ipv4, 'is given twice: each has to be another one'],
    ['of another IP version', ipv6, 'the local side of the second connection'],
    ['that does not exist', '11111111-1111-4111-8111-111111111111', 'has no connection 11111111'],
  ])('%s is refused before anything is written', async (_, id, words) => {
    const puts: string[] = [];
    const { url, subject } = await listening(
      undefined,
      (method, path) => method === 'PUT' && puts.push(path),
    );
    const args = [...options(url), '--second-connection', id];
    const { code, stderr } = await command(args, { cwd: folder(), token: subject.token });
    expect([2, 3]).toContain(code);
    expect(stderr).toContain(words);
    expect(puts).toEqual([]);
  });
});

describe('a failing sequence', () => {
  test('is shown as the shortest one, and fails again when it is replayed', async () => {
    const { url, subject } = await listening('name-shared-by-connections');
    const cwd = folder();
    const args = [
      ...options(url),
      ...ofBoth,
      '--only',
      'sequence/connections',
      '--out',
      'r',
      '--report',
      'text',
    ];
    const { code, stdout } = await command(args, { cwd, token: subject.token });
    expect(code).toBe(1);
    expect(stdout).toContain('FAIL sequence/connections/apart (must)');
    expect(stdout).toMatch(/ {2}sent {6}1\.\s+\{/);
    const file = join('r', 'replay', 'sequence-connections-apart.json');
    const saved = JSON.parse(readFileSync(join(cwd, file), 'utf8'));
    expect(saved.target).toMatchObject({ connection: ipv4, second: ipv4Second });
    expect(saved.case.steps.length).toBeLessThanOrEqual(2);
    const replayed = await command(['replay', file], { cwd, token: subject.token });
    expect(replayed).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^FAIL sequence\/connections\/apart\n/),
    });
  });
});

test('after a kill both connections are put back from their journals', async () => {
  let child: ChildProcess | undefined;
  const { url, subject } = await listening(undefined, (method, path) => {
    if (method === 'PUT' && path.endsWith(ipv4Second)) child?.kill('SIGKILL');
  });
  const cwd = folder();
  const before = await stored(subject);
  const args = [...options(url), ...ofBoth, '--only', 'sequence/connections'];
  const meanwhile = (one: ChildProcess) => {
    child = one;
  };
  expect(await command(args, { cwd, token: subject.token, meanwhile })).toMatchObject({ signal: 'SIGKILL' });
  expect(await stored(subject)).not.toEqual(before);
  child = undefined;
  for (const id of [ipv4, ipv4Second]) {
    expect(await command(['restore', '--connection', id], { cwd, token: subject.token })).toMatchObject({
      code: 0,
    });
  }
  expect(await stored(subject)).toEqual(before);
});
