import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import type { Case, Plan } from '../model.ts';
import { createPlan } from './plan.ts';
import { type Assigned, shareOf } from './share.ts';

const plan: Plan = createPlan(
  contractOf('virtuozzo', 4),
  updateConnection,
  { family: 4, fqdn: 'vpn.example.org', hidden: [] },
  { seed: 1, effort: 'standard', only: [], kit: 'test' },
);

const sharesOf = (cases: readonly Case[], of: number): Assigned[][] =>
  Array.from({ length: of }, (_, n) => [...shareOf(cases, { index: n + 1, of })]);
const ids = (share: readonly Assigned[]) => share.map(({ asked }) => asked.id);

test('without a shard everything is asked, in the order of the plan', () => {
  expect(ids(shareOf(plan.cases, undefined))).toEqual(plan.cases.map(({ id }) => id));
});

test('the same shard of the same plan is the same', () => {
  const shard = { index: 2, of: 5 };
  expect(shareOf(plan.cases, shard)).toEqual(shareOf(structuredClone(plan.cases), shard));
});

describe.each([1, 2, 3, 7, 16, 1000])('of %i shards', (of) => {
  const shares = sharesOf(plan.cases, of);
  const own = shares.flatMap((share) => share.filter((one) => one.own));

  test('every case belongs to exactly one', () => {
    expect(ids(own).toSorted()).toEqual(plan.cases.map(({ id }) => id).toSorted());
  });

  test('none has two cases of its own more than another', () => {
    const counts = shares.map((share) => share.filter((one) => one.own).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });

  test('each asks in the order of the plan, and every twin before the case that needs it', () => {
    for (const share of shares) {
      expect(share.map(({ at }) => at)).toEqual(share.map(({ at }) => at).toSorted((a, b) => a - b));
      share.forEach(({ asked }, n) => {
        if (asked.twin !== undefined) expect(ids(share.slice(0, n))).toContain(asked.twin);
      });
    }
  });

  test('each asks one twin of another at most, besides twins of those', () => {
    for (const share of shares) expect(share.filter((one) => !one.own).length).toBeLessThanOrEqual(2);
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
      const own = shares.flatMap((share) => share.filter((one) => one.own));
      expect(ids(own).toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
      for (const share of shares) {
        const asked = new Set(ids(share));
        for (const { asked: one } of share) expect(one.twin === undefined || asked.has(one.twin)).toBe(true);
      }
    }),
  );
});
