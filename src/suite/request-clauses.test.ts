import { describe, expect, test } from 'vitest';
import { type Contract, contractOf } from '../contract/contract.ts';
import { valueAt } from '../generate/body.ts';
import { isObject } from '../json.ts';
import type { Json } from '../model/json.ts';
import type { Case, Effort, Family, TargetParameters } from '../model/plan.ts';
import { createAsker } from './asker.ts';
import { requestClauses } from './request-clauses.ts';
import type { ClauseSpec } from './suite.ts';

const everything = {
  endpointGroups: {
    local: '646938a8-322e-44b3-ac35-60deadcd4252',
    peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
  },
  hidden: [],
} satisfies Partial<TargetParameters>;

function clausesIn(contract: Contract): readonly ClauseSpec[] {
  const { accepted, refused } = requestClauses(contract);
  return [...accepted, ...refused];
}

/** The cases of one clause, without those that it needs as twins. */
function casesOf(id: string, effort: Effort = 'standard', family: Family = 4): Case[] {
  const contract = contractOf('virtuozzo', family);
  const asker = createAsker(contract, { family, ...everything }, effort, 1);
  const clause = clausesIn(contract).find((one) => one.id === id);
  expect(clause, id).toBeDefined();
  clause?.ask?.(asker);
  return asker.cases.filter((one) => one.clause === id);
}

const bodies = (cases: readonly Case[]): (Json | undefined)[] => cases.map(({ request }) => request.body);
const sent = (cases: readonly Case[]): Json[] =>
  bodies(cases).map((body) => (isObject(body) ? (body['ipsec_site_connection'] ?? null) : null));

describe('the telling breaks are asked', () => {
  test.each<[string, Family, Json[]]>([
    ['mtu/minimum', 4, [67, 0, -1]],
    ['mtu/minimum', 6, [1279, 0, -1]],
    ['dpd/interval/exclusiveMinimum', 4, [0, -1]],
    ['dpd/timeout/exclusiveMinimum', 4, [0, -1]],
    ['initiator/enum', 4, ['none']],
    ['dpd/action/enum', 4, ['none']],
    ['name/type', 4, [5]],
    ['admin_state_up/type', 4, ['maybe']],
    ['mtu/type', 4, ['abc']],
    ['dpd/type', 4, ['x']],
    ['peer_address/format', 4, ['256.1.1.1', '999.1.1.1']],
  ])('%s on IPv%i', (place, family, values) => {
    const path = place.split('/').slice(0, -1);
    const asked = sent(casesOf(`request/${place}`, 'deep', family)).map((attributes) =>
      isObject(attributes) ? valueAt(attributes, path) : undefined,
    );
    expect(asked).toEqual(expect.arrayContaining(values));
  });

  test('the bound itself is broken at every effort', () => {
    for (const effort of ['quick', 'standard', 'deep'] as const) {
      expect(sent(casesOf('request/mtu/minimum', effort))).toContainEqual({ mtu: 67 });
      const orders = sent(casesOf('request/dpd/timeout/x-greater-than', effort)).map((one) => {
        const dpd = isObject(one) ? one['dpd'] : undefined;
        return isObject(dpd) ? Number(dpd['timeout']) - Number(dpd['interval']) : Number.NaN;
      });
      expect(orders).toContain(0);
      expect(Math.max(...orders)).toBe(0);
    }
  });
});

describe('the shape around the attributes', () => {
  test.each([
    ['request/body/type', 6],
    ['request/ipsec_site_connection/required', 7],
    ['request/ipsec_site_connection/type', 6],
  ])('%s is broken in %i ways', (id, ways) => {
    const cases = casesOf(id);
    expect(new Set(bodies(cases).map((body) => JSON.stringify(body))).size).toBe(ways);
    expect(cases.every(({ twin, expect: { kind } }) => twin !== undefined && kind === 'refused')).toBe(true);
  });
});

describe('a value of another JSON type', () => {
  test('that names the right one may be taken for it', () => {
    const asked = casesOf('request/mtu/type/lossless');
    expect(asked.length).toBeGreaterThan(0);
    for (const { request, expect: expected } of asked) {
      const { mtu } = (request.body as { ipsec_site_connection: { mtu: string } }).ipsec_site_connection;
      expect(mtu).toMatch(/^\d+$/);
      expect(expected).toEqual({ kind: 'coerced', as: { mtu: Number(mtu) } });
    }
    expect(
      casesOf('request/admin_state_up/type/lossless').map(({ expect: expected }) => expected),
    ).toContainEqual({
      kind: 'coerced',
      as: { admin_state_up: true },
    });
  });

  test('inside dpd is coerced there, beside the other keys', () => {
    const [first] = casesOf('request/dpd/timeout/type/lossless', 'quick');
    const [dpd] = sent(first ? [first] : []);
    const timeout = isObject(dpd) && isObject(dpd['dpd']) ? dpd['dpd']['timeout'] : undefined;
    expect(timeout).toMatch(/^\d+$/);
    expect(first?.expect).toEqual({ kind: 'coerced', as: { dpd: { timeout: Number(timeout) } } });
  });

  test('that names it only with loss has to be refused, as a should', () => {
    const clauses = clausesIn(contractOf('virtuozzo', 4));
    expect(clauses.find(({ id }) => id === 'request/mtu/type/lossy')?.level).toBe('should');
    expect(casesOf('request/mtu/type/lossy').map(({ expect: { kind } }) => kind)).toContain('refused');
  });

  test('has no such clauses where texts are texts', () => {
    const ids = clausesIn(contractOf('virtuozzo', 4)).map(({ id }) => id);
    expect(ids.filter((id) => /\/type\/loss/.test(id)).sort()).toEqual([
      'request/admin_state_up/type/lossless',
      'request/dpd/interval/type/lossless',
      'request/dpd/interval/type/lossy',
      'request/dpd/timeout/type/lossless',
      'request/dpd/timeout/type/lossy',
      'request/mtu/type/lossless',
      'request/mtu/type/lossy',
    ]);
  });
});

describe('what the page is silent about is observed', () => {
  test.each([
    'request/ipsec_site_connection/x-closed',
    'request/ipsec_site_connection/x-read-only',
    'request/ipsec_site_connection/x-together',
    'request/dpd/x-closed',
  ])('%s', (id) => {
    const cases = casesOf(id);
    expect(cases.length).toBeGreaterThan(0);
    expect(new Set(cases.map(({ expect: { kind } }) => kind))).toEqual(new Set(['observed']));
  });
});

describe('valid values alone', () => {
  test.each([
    ['request/mtu/accepted', { mtu: 68 }, { mtu: 1280 }],
    ['request/initiator/accepted', { initiator: 'response-only' }, { initiator: 'bi-directional' }],
    ['request/admin_state_up/accepted', { admin_state_up: false }, { admin_state_up: true }],
    ['request/name/accepted', { name: '' }, { name: 'A' }],
  ])('of %s have the telling ones', (id, ...telling) => {
    expect(sent(casesOf(id))).toEqual(expect.arrayContaining(telling));
  });

  test('of the endpoint groups come as a pair', () => {
    expect(sent(casesOf('request/local_ep_group_id/accepted'))).toEqual([
      {
        local_ep_group_id: everything.endpointGroups.local,
        peer_ep_group_id: everything.endpointGroups.peer,
      },
    ]);
  });
});
