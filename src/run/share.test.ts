import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Plan } from '../model/plan.ts';
import { createPlan } from './plan.ts';
import { type Share, shareOf } from './share.ts';

const plan: Plan = createPlan(
  contractOf('virtuozzo', 4),
  updateConnection,
  { family: 4, fqdn: 'vpn.example.org', hidden: [] },
  { seed: 1, effort: 'standard', only: [], kit: 'test' },
);

const sharesOf = (cases: readonly Case[], of: number): Share[] =>
  Array.from({ length: of }, (_, n) => shareOf(cases, {}, { index: n + 1, of }));
const ids = (cases: readonly Case[]) => cases.map(({ id }) => id);
const ownOf = ({ own }: Share) => own.map(({ asked }) => asked);

test('without a shard everything is asked, and nothing is stored first', () => {
  const initial = { mtu: 1500 };
  const { twins, stored, own } = shareOf(plan.cases, initial);
  expect(own.map(({ asked }) => asked)).toEqual(plan.cases);
  expect(twins).toEqual([]);
  expect(stored).toBe(initial);
});

describe.each([1, 2, 3, 7, 16, 1000])('of %i shards', (of) => {
  const shares = sharesOf(plan.cases, of);

  test('every case belongs to exactly one, at its place', () => {
    expect(shares.flatMap(ownOf)).toEqual(plan.cases);
    for (const { asked, at } of shares.flatMap(({ own }) => own)) expect(plan.cases[at]).toBe(asked);
  });

  test('none has two cases more than another', () => {
    const counts = shares.map(({ own }) => own.length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('each asks every twin before the case that needs it', () => {
    for (const share of shares) {
      const asked = [...share.twins, ...ownOf(share)];
      asked.forEach(({ twin }, n) => {
        if (twin !== undefined) expect(ids(asked.slice(0, n))).toContain(twin);
      });
    }
  });

  test('twins of other shards are asked once each, and only where they are needed', () => {
    for (const share of shares) {
      const needed = new Set([...ownOf(share), ...share.twins].map(({ twin }) => twin));
      expect(new Set(ids(share.twins)).size).toBe(share.twins.length);
      for (const { id } of share.twins) expect(needed).toContain(id);
    }
  });
});

describe('a shard takes up the plan where', () => {
  const update = (n: number, attributes: JsonObject, parts: Partial<Case> = {}): Case => ({
    id: `c#${n}`,
    clause: 'c',
    request: { body: { ipsec_site_connection: attributes }, token: 'own', connection: 'named' },
    expect: { kind: 'accepted' },
    ...parts,
  });
  const storedBefore = (...cases: Case[]) =>
    shareOf(
      [...cases, update(9, { mtu: 9 })],
      { mtu: 1, name: 'a', dpd: { interval: 1, timeout: 2 } },
      {
        index: cases.length + 1,
        of: cases.length + 1,
      },
    ).stored;

  test('valid updates have stored their values, key by key in dpd', () => {
    const stored = storedBefore(update(1, { mtu: 68 }), update(2, { dpd: { timeout: 9 } }));
    expect(stored).toEqual({ mtu: 68, name: 'a', dpd: { interval: 1, timeout: 9 } });
  });

  test('a case had what it needs', () => {
    const refused = update(
      1,
      { mtu: 67 },
      { given: { name: 'b' }, expect: { kind: 'refused', status: 400 } },
    );
    expect(storedBefore(refused)).toMatchObject({ mtu: 1, name: 'b' });
  });

  test.each<[string, Case]>([
    ['an invalid update', update(1, { mtu: 67 }, { expect: { kind: 'refused', status: 400 } })],
    ['an observed one', update(1, { mtu: 67 }, { expect: { kind: 'observed' } })],
    ['one that may be coerced', update(1, { mtu: '68' }, { expect: { kind: 'coerced', as: { mtu: 68 } } })],
  ])('%s has left nothing', (_, one) => {
    expect(storedBefore(one)).toMatchObject({ mtu: 1 });
  });
});

test('any plan is dealt out whole', () => {
  const plans = fc.array(fc.option(fc.nat()), { maxLength: 40 }).map((twins) =>
    twins.map((twin, n): Case => {
      const before = twin === null || n === 0 ? undefined : `c#${twin % n}`;
      return {
        id: `c#${n}`,
        clause: 'c',
        request: { token: 'own', connection: 'named' },
        expect: { kind: 'clean' },
        ...(before !== undefined && { twin: before }),
      };
    }),
  );
  fc.assert(
    fc.property(plans, fc.integer({ min: 1, max: 20 }), (cases, of) => {
      const shares = sharesOf(cases, of);
      expect(shares.flatMap(ownOf)).toEqual(cases);
      for (const share of shares) {
        const asked = [...share.twins, ...ownOf(share)];
        for (const { twin } of asked) expect(twin === undefined || ids(asked).includes(twin)).toBe(true);
      }
    }),
  );
});
