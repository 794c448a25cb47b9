import { describe, expect, test } from 'vitest';
import { TargetError } from '../errors.ts';
import { hurriedClock } from '../selftest/hurried-clock.ts';
import { fakeNeutron, type Oddities } from './fake-neutron.test-support.ts';
import { kinds, type Made } from './kinds.ts';
import { leftovers } from './leftovers.ts';
import { runOf } from './mark.ts';
import { remove } from './removal.ts';
import { makeSite } from './site.ts';

const plan = { run: '0123abcd', family: 4, external: 'outside', psk: 'CANARY-psk' } as const;

/** Makes a site, with what came of it. */
async function made(oddities: Oddities = {}, parts: Partial<Parameters<typeof makeSite>[1]> = {}) {
  const neutron = fakeNeutron(oddities);
  const objects: Made[] = [];
  const outcome = await makeSite(neutron.api, { ...plan, ...parts }, (one) => objects.push(one)).catch(
    (error: Error) => error,
  );
  return { ...neutron, made: objects, outcome };
}

const idsIn = (outcome: readonly string[] | Error) => (outcome instanceof Error ? [] : outcome);

test.each([4, 6] as const)(
  'a site of IPv%i has one of everything, two groups, and bears the mark',
  async (family) => {
    const { objects, made: list, outcome } = await made({}, { family });
    expect(list.map(({ kind }) => kind)).toEqual([
      ...[
        'network',
        'subnet',
        'router',
        'ikePolicy',
        'ipsecPolicy',
        'service',
        'group',
        'group',
        'connection',
      ],
    ]);
    const marked = [...objects.values()].filter(({ wrapper }) => wrapper !== 'port');
    expect(marked.map(runOf)).toEqual(marked.map(() => plan.run));
    expect(objects.get(idsIn(outcome)[0] ?? '')).toMatchObject({
      wrapper: 'ipsec_site_connection',
      psk: plan.psk,
    });
    expect([...objects.values()].find(({ wrapper }) => wrapper === 'subnet')).toMatchObject({
      ip_version: family,
    });
  },
);

test('a site with lanes has that many connections of one service, each with a peer of its own', async () => {
  for (const loses of [[], ['ipsec_site_connection', 'endpoint_group']]) {
    const { objects, made: list, outcome } = await made({ loses }, { lanes: 3 });
    const ids = idsIn(outcome);
    expect(new Set(ids).size).toBe(3);
    const connections = ids.map((id) => objects.get(id));
    expect(new Set(connections.map((one) => one?.['vpnservice_id'])).size).toBe(1);
    expect(new Set(connections.map((one) => one?.['peer_address'])).size).toBe(3);
    expect(list).toHaveLength(11);
    expect(new Set(list.map(({ id }) => id)).size).toBe(11);
  }
});

test('everything is removed again, what depends on others first', async () => {
  const { api, objects, made: list, heard } = await made({ lingers: 3 });
  expect(await remove(api, list, hurriedClock())).toEqual([]);
  expect(objects).toEqual(new Map());
  const removed = heard.filter((one) => one.startsWith('DELETE'));
  expect(removed[0]).toContain(kinds.connection.path);
  expect(removed.at(-1)).toContain(kinds.network.path);
});

describe('where something cannot be made, it is said which, and what was made can be removed:', () => {
  const quota = {
    NeutronError: { type: 'OverQuota', message: "Quota exceeded for resources: ['router'].", detail: '' },
  };
  const quoting = { NeutronError: { type: 'X', message: `bad psk ${plan.psk}\n  now`, detail: '' } };
  test.each<[string, Oddities, RegExp]>([
    [
      'an exhausted quota',
      { refuses: { router: { status: 409, json: quota } } },
      /^the router cannot be made: the quota /,
    ],
    [
      'a refused service',
      { refuses: { vpnservice: { status: 403, json: null } } },
      /^the VPN service cannot be made: status 403$/,
    ],
    [
      'a refusal that quotes the psk',
      { refuses: { ipsec_site_connection: { status: 400, json: quoting } } },
      /^the connection cannot be made: status 400 bad psk <psk> now$/,
    ],
  ])('%s', async (_, oddities, words) => {
    const { api, objects, made: list, outcome } = await made(oddities);
    expect(outcome).toBeInstanceOf(TargetError);
    expect(String((outcome as Error).message)).toMatch(words);
    await remove(api, list, hurriedClock());
    expect(objects).toEqual(new Map());
  });
});

test('what was made though its answer was lost is found by its name, and not made twice', async () => {
  const { made: list, objects } = await made({ loses: ['network', 'ikepolicy'] });
  expect(list).toHaveLength(9);
  expect([...objects.values()].filter(({ wrapper }) => wrapper === 'network')).toHaveLength(1);
});

test('an interruption ends it before the next thing is made', async () => {
  const abort = new AbortController();
  abort.abort();
  const { objects, outcome } = await made({}, { signal: abort.signal });
  expect(outcome).toBeInstanceOf(TargetError);
  expect(objects.size).toBe(0);
});

test('what cannot be removed is named, and the rest is removed', async () => {
  const { api, made: list, objects } = await made({ lingers: 1000 });
  const left = await remove(api, list, hurriedClock());
  expect(left.map(({ kind }) => kind)).toContain('connection');
  expect(left[0]?.why).toMatch(/^the connection ipsec_site_connection-\d+ is still there: status 409/);
  expect([...objects.values()].map(({ wrapper }) => wrapper)).not.toContain('port');
});

describe('leftovers', () => {
  test('are what bears the mark, and the connections of marked services, whatever their names are now', async () => {
    const { api, objects, made: list, outcome } = await made();
    const [id = ''] = idsIn(outcome);
    const connection = objects.get(id);
    if (connection) objects.set(id, { ...connection, name: 'written by a case', description: '' });
    const found = await leftovers(api);
    expect(found.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
    expect(new Set(found.map(({ run }) => run))).toEqual(new Set([plan.run]));
  });

  test.each([
    ['a name alone', { name: 'vpnaas-conformance-0123abcd', description: '' }],
    [
      'a name that only begins so',
      { name: 'vpnaas-conformance-0123abcd-mine', description: 'Made by vpnaas-conformance' },
    ],
    [
      'another run in the description',
      {
        name: 'vpnaas-conformance-0123abcd',
        description: 'Made by vpnaas-conformance, run 99999999; its command cleanup removes it',
      },
    ],
    ['nothing', { name: 'production', description: '' }],
  ])('are not: an object that bears %s', async (_, attributes) => {
    const { api, objects } = fakeNeutron();
    objects.set('mine', { id: 'mine', wrapper: 'network', ...attributes });
    expect(await leftovers(api)).toEqual([]);
  });

  test('are not those of another project', async () => {
    const { api, objects } = await made();
    for (const [id, one] of objects) objects.set(id, { ...one, project_id: 'theirs' });
    expect(await leftovers(api, 'mine')).toEqual([]);
    expect((await leftovers(api, 'theirs')).length).toBe(9);
  });
});
