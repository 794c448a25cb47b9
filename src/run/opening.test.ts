import { afterEach, describe, expect, test, vi } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { TargetError, UsageError } from '../errors.ts';
import type { Behaviour } from '../reference/behaviour.ts';
import { type ReferenceServer, startReferenceServer } from '../reference/server.ts';
import { openClient } from '../target/client.ts';
import { type Assignment, openRun } from './opening.ts';
import { digestOf } from './plan.ts';
import { shownSealed } from './seal.ts';
import { hurriedClock } from './server-run.test-support.ts';

let server: ReferenceServer | undefined;
afterEach(() => server?.close());

async function assignment(
  parts: Partial<Assignment> = {},
  hooks: Partial<Behaviour> = {},
): Promise<Assignment> {
  server = await startReferenceServer({ hooks });
  const { url, token, connections, fqdn } = server;
  const connection = connections.ipv4;
  const plan = { profile: 'virtuozzo', seed: 1, effort: 'quick', only: [], kit: 'test' } as const;
  return { url, token, connection, fqdn, ...plan, ...parts };
}

async function opened(parts: Partial<Assignment> = {}, hooks: Partial<Behaviour> = {}) {
  const run = await openRun(await assignment(parts, hooks), updateConnection, { clock: hurriedClock() });
  await run.client.close();
  return run;
}

test('opening only reads', async () => {
  const methods = new Set<string>();
  const deliver: Behaviour['deliver'] = (answer, { method }) => {
    methods.add(method);
    return answer;
  };
  await opened({}, { deliver });
  expect([...methods]).toEqual(['GET']);
});

test('the plan fits what was read', async () => {
  const { plan, initial, connectionId } = await opened();
  expect(initial['id']).toBe(connectionId);
  expect(plan.parameters).toEqual({
    family: 4,
    fqdn: server?.fqdn,
    endpointGroups: { local: initial['local_ep_group_id'], peer: initial['peer_ep_group_id'] },
    hidden: [],
  });
});

test('the same assignment makes the same plan, another seed another', async () => {
  const digest = async (seed: number) => digestOf((await opened({ seed })).plan);
  const [first, second, other] = [await digest(1), await digest(1), await digest(2)];
  expect(second).toBe(first);
  expect(other).not.toBe(first);
});

test.each([
  ['the stored peer address', {}, 6],
  ['what is asked for', { family: 4 }, 4],
] as const)('the family is that of %s', async (_, parts, family) => {
  const given = await assignment(parts);
  const connection = server?.connections.ipv6 ?? '';
  const { plan, contract, client } = await openRun({ ...given, connection }, updateConnection);
  await client.close();
  expect([plan.parameters.family, contract.family]).toEqual([family, family]);
});

test('the token and the stored psk are taken out of texts', async () => {
  const { seal, initial, target } = await opened();
  const sealed = seal.text(`${await target.tokens.token()} ${String(initial['psk'])}`);
  expect(shownSealed.text(sealed)).toBe('<token> <psk>');
});

describe('a second connection', () => {
  const beside = async (parts: Partial<Assignment>) => {
    const given = await assignment(parts);
    return { ...given, second: server?.connections.ipv4Second };
  };

  test('is read, planned with, and its psk taken out of texts', async () => {
    const { second, plan, seal, client } = await openRun(await beside({ races: true }), updateConnection);
    await client.close();
    expect(second?.connectionId).toBe(server?.connections.ipv4Second);
    expect(plan.parameters).toMatchObject({ second: { hidden: [] }, races: true });
    expect(shownSealed.text(seal.text(String(second?.initial['psk'])))).toBe('<psk>');
  });

  test('is none without a name', async () => {
    const { second, plan } = await opened();
    expect([second, plan.parameters.second, plan.parameters.races]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('refused is', () => {
  test.each([
    ['an unknown profile', { profile: 'nobody' }, UsageError],
    ['a URL of another kind', { url: 'ftp://127.0.0.1' }, UsageError],
    ['an id with a slash', { connection: 'a/b' }, UsageError],
    ['a clause that is not there', { only: ['nothing'] }, UsageError],
    ['an unknown id', { connection: '00000000-0000-0000-0000-000000000000' }, TargetError],
    ['a wrong token', { token: 'wrong' }, TargetError],
  ] as const)('%s', async (_, parts, kind) => {
    await expect(opened(parts)).rejects.toThrow(kind);
  });

  test('a connection that stays pending', async () => {
    const hooks: Partial<Behaviour> = {
      present: (connection) => ({ ipsec_site_connection: { ...connection, status: 'PENDING_UPDATE' } }),
    };
    await expect(opened({}, hooks)).rejects.toThrow(/stays PENDING_UPDATE/);
  });
});

test('the client is closed when nothing comes of it', async () => {
  const given = await assignment({ token: 'wrong' });
  const client = openClient(given.url, 1000);
  const close = vi.spyOn(client, 'close');
  await expect(openRun(given, updateConnection, { client })).rejects.toThrow(TargetError);
  expect(close).toHaveBeenCalledOnce();
});
