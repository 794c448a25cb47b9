import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UsageError } from '../errors.ts';
import type { Case } from '../model/plan.ts';
import { connectionIds } from '../reference/store.ts';
import { caseOf } from '../run/fake-session.test-support.ts';
import type { ReplayFile } from '../run/replay-file.ts';
import { printed } from './printed.test-support.ts';
import { replayCommand } from './replay.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'replay-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

const clause = 'request/mtu/minimum';
const asked = (mtu: number, expect: Case['expect']) => caseOf({ mtu }, { id: `${clause}#1`, clause, expect });
const refused = { kind: 'refused', status: 400 } as const;

async function replayed(parts: Partial<ReplayFile> = {}, json = false) {
  const file: ReplayFile = {
    kit: '0.0.0',
    profile: 'virtuozzo',
    parameters: { family: 4, hidden: [] },
    seed: 1,
    target: { url: 'http://127.0.0.1:1', connection: connectionIds.ipv4, embedded: true },
    clause,
    case: asked(67, refused),
    twin: asked(68, { kind: 'accepted' }),
    ...parts,
  };
  const path = join(dir, 'replay.json');
  writeFileSync(path, JSON.stringify(file));
  return printed(() => replayCommand(path, { json }));
}

describe('against the embedded server', () => {
  test('a case that passes ends with 0 and shows what was sent and answered', async () => {
    const { stdout, code } = await replayed();
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 4)).toEqual([
      `PASS ${clause}`,
      '  sent      {"ipsec_site_connection":{"mtu":67}}',
      '  expected  status 400',
      '  received  status 400',
    ]);
    expect(stdout).toMatch(/\n {2}answer {4}\{"NeutronError":.*\}\n$/);
  });

  test('one that fails ends with 1', async () => {
    expect(await replayed({ case: asked(68, refused) })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^FAIL /),
    });
  });

  test('one of another clause is judged by nothing and ends with 3', async () => {
    expect(await replayed({ clause: 'no/such/clause' })).toMatchObject({
      code: 3,
      stdout: expect.stringContaining('received  nothing to judge'),
    });
  });

  test('a case of an IPv6 connection is asked there', async () => {
    const parameters = { family: 6, hidden: [] } as const;
    const target = { url: '', connection: connectionIds.ipv6, embedded: true };
    const twin = asked(1280, { kind: 'accepted' });
    expect(await replayed({ parameters, target, case: asked(1279, refused), twin })).toMatchObject({
      code: 0,
    });
  });

  test('JSON holds the same', async () => {
    const { stdout } = await replayed({}, true);
    expect(JSON.parse(stdout)).toMatchObject({
      clause,
      verdict: 'pass',
      expected: 'status 400',
      received: 'status 400',
      request: { body: { ipsec_site_connection: { mtu: 67 } } },
      answer: { status: 400 },
    });
  });
});

test('a file that is no replay file is refused by name', async () => {
  const path = join(dir, 'other.json');
  writeFileSync(path, '{"case":{},"target":{},"parameters":{}}');
  const replay = () => printed(() => replayCommand(path, {}));
  await expect(replay()).rejects.toThrow(UsageError);
  await expect(replay()).rejects.toThrow(`"${path}" is not a replay file`);
});
