import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contractOf } from '../contract/contract.ts';
import type { Effort, TargetParameters } from '../model/plan.ts';
import { wrap } from '../wrapper.ts';
import { createAsker } from './asker.ts';

const contract = contractOf('virtuozzo', 4);
const parameters: TargetParameters = { family: 4, hidden: [] };
const asker = (seed = 1, effort: Effort = 'quick', more: Partial<TargetParameters> = {}) =>
  createAsker(contract, { ...parameters, ...more }, effort, seed);
const refused = { kind: 'refused', status: 400 } as const;

describe('a case', () => {
  test('has the clause and a number of its own, the own token and the named connection', () => {
    const one = asker();
    expect(one.ask('a/b', { request: { body: wrap({ mtu: 67 }) }, expect: refused, twin: 'x#1' })).toBe(
      'a/b#1',
    );
    expect(one.ask('a/c', { request: { raw: '{', token: 'none' }, expect: refused })).toBe('a/c#1');
    expect(one.ask('a/b', { request: {}, expect: refused, given: { mtu: 68 } })).toBe('a/b#2');
    expect(one.cases).toEqual([
      {
        id: 'a/b#1',
        clause: 'a/b',
        request: { token: 'own', connection: 'named', body: wrap({ mtu: 67 }) },
        expect: refused,
        twin: 'x#1',
      },
      {
        id: 'a/c#1',
        clause: 'a/c',
        request: { token: 'none', connection: 'named', raw: '{' },
        expect: refused,
      },
      {
        id: 'a/b#2',
        clause: 'a/b',
        given: { mtu: 68 },
        request: { token: 'own', connection: 'named' },
        expect: refused,
      },
    ]);
  });

  test.each([
    ['a body', { body: wrap({ psk: 'x' }) }],
    ['raw text', { raw: '{"ipsec_site_connection":{"psk":"x"}}' }],
  ])('that writes a hidden attribute in %s is left out', (_, request) => {
    const one = asker(1, 'quick', { hidden: ['psk'] });
    expect(one.ask('a/b', { request, expect: refused })).toBe('');
    expect(one.cases).toEqual([]);
  });
});

describe('a valid update', () => {
  test('is sent once, whoever needs it', () => {
    const one = asker();
    expect(one.accepted({ mtu: 1500 })).toBe(one.accepted({ mtu: 1500 }));
    expect(one.cases).toHaveLength(1);
  });

  test.each([
    [{ mtu: 1500 }, 'request/mtu/accepted#1'],
    [{ dpd: { action: 'hold', interval: 30, timeout: 120 } }, 'request/dpd/accepted#1'],
    [{ name: 'a', mtu: 1500 }, 'request/combined/accepted#1'],
  ])('%j is a case of %s', (attributes, id) => {
    expect(asker().accepted(attributes)).toBe(id);
  });

  test('of the endpoint groups is a case of the pair', () => {
    const endpointGroups = { local: 'a', peer: 'b' };
    const one = asker(1, 'quick', { endpointGroups });
    expect(one.accepted({ local_ep_group_id: 'a', peer_ep_group_id: 'b' })).toBe(
      'request/local_ep_group_id/accepted#1',
    );
  });

  test('can be a case of another clause', () => {
    expect(asker().accepted({ mtu: 1500 }, 'request/example/accepted')).toBe('request/example/accepted#1');
  });
});

describe('a sample', () => {
  const drawn = (seed: number, label: string) => asker(seed).sample(label, fc.integer(), 5);

  test('depends on the seed and the label', () => {
    expect(drawn(1, 'a')).toEqual(drawn(1, 'a'));
    expect(drawn(2, 'a')).not.toEqual(drawn(1, 'a'));
    expect(drawn(1, 'b')).not.toEqual(drawn(1, 'a'));
  });

  test('depends on nothing that was asked or drawn before', () => {
    const one = asker();
    one.sample('b', fc.integer(), 100);
    one.accepted({ mtu: 1500 });
    expect(one.sample('a', fc.integer(), 5)).toEqual(drawn(1, 'a'));
  });

  test('of none is empty', () => {
    expect(asker().sample('a', fc.integer(), 0)).toEqual([]);
  });
});

describe('the pool of larger updates', () => {
  test.each<Effort>(['quick', 'standard', 'deep'])(
    'has at effort %s valid updates, each another one, the first of every unit',
    (effort) => {
      const { pool, units } = asker(1, effort);
      expect(new Set(pool.map((update) => JSON.stringify(update))).size).toBe(pool.length);
      expect(Object.keys(pool[0] ?? {})).toHaveLength(units.length);
      expect(pool.filter((update) => contract.request(wrap(update)).length > 0)).toEqual([]);
    },
  );

  test('grows with the effort', () => {
    const [quick, standard, deep] = (['quick', 'standard', 'deep'] as const).map(
      (effort) => asker(1, effort).pool.length,
    );
    expect(quick).toBeGreaterThan(0);
    expect(standard).toBeGreaterThan(quick ?? 0);
    expect(deep).toBeGreaterThan(standard ?? 0);
  });

  test('has no hidden attribute, and is empty where all are hidden', () => {
    const [full] = asker(1, 'quick', { hidden: ['psk'] }).pool;
    expect(full).not.toHaveProperty('psk');
    const hidden = Object.keys(contract.update.properties ?? {});
    expect(asker(1, 'standard', { hidden })).toMatchObject({ pool: [], units: [] });
  });
});

test.each<[Effort, number]>([
  ['quick', 1],
  ['standard', 2],
  ['deep', 3],
])('the amount at effort %s is its own', (effort, amount) => {
  expect(asker(1, effort).amount({ quick: 1, standard: 2, deep: 3 })).toBe(amount);
});
