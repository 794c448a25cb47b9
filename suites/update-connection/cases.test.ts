import { describe, expect, test } from 'vitest';
import { contractOf } from '../../src/contract/contract.ts';
import { isObject } from '../../src/json.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Case, Effort } from '../../src/model/plan.ts';
import { createPlan } from '../../src/run/plan.ts';
import { updateConnection } from '../index.ts';

const contract = contractOf('virtuozzo', 4);
const endpointGroups = {
  local: '646938a8-322e-44b3-ac35-60deadcd4252',
  peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
};
const planned = (effort: Effort) =>
  createPlan(
    contract,
    updateConnection,
    { family: 4, fqdn: 'gw.example.org', endpointGroups, hidden: [] },
    { seed: 1, effort, only: [], kit: '0.1.0' },
  ).cases;
const cases = planned('standard');
const of = (clause: string, all: readonly Case[] = cases) => all.filter((one) => one.clause === clause);
const sentBy = ({ request: { body } }: Case): JsonObject => {
  const wrapped = isObject(body) ? body['ipsec_site_connection'] : undefined;
  return isObject(wrapped) ? wrapped : {};
};

test("the page's own request comes first, verbatim", () => {
  expect(planned('quick')[0]).toEqual({
    id: 'request/example/accepted#1',
    clause: 'request/example/accepted',
    request: {
      token: 'own',
      connection: 'named',
      body: { ipsec_site_connection: { description: 'New IPsec connection' } },
    },
    expect: { kind: 'accepted' },
  });
});

describe('access and status are asked with a valid update', () => {
  test.each([
    ['status/401/no-token', { token: 'none', connection: 'named' }, { status: 401, tolerated: [403] }],
    [
      'status/401/unknown-token',
      { token: 'never-issued', connection: 'named' },
      { status: 401, tolerated: [403] },
    ],
    [
      'status/404/unknown-connection',
      { token: 'own', connection: 'unknown' },
      { status: 404, tolerated: [403] },
    ],
  ])('%s', (clause, request, expected) => {
    const [asked, ...more] = of(clause);
    expect(more).toEqual([]);
    expect(asked).toMatchObject({
      request: { ...request, body: { ipsec_site_connection: { description: 'New IPsec connection' } } },
      expect: { kind: 'refused', exact: true, ...expected },
      twin: 'request/example/accepted#1',
    });
  });
});

test('bodies that are not JSON are not JSON, each in another way', () => {
  const raws = of('status/400/malformed-json').map(({ request }) => request.raw ?? '');
  expect(new Set(raws).size).toBe(5);
  for (const raw of raws) expect(() => JSON.parse(raw), raw).toThrow(SyntaxError);
});

test('a request without a body has neither body nor text', () => {
  const [asked] = of('status/400/no-body');
  expect(asked?.request).toEqual({ token: 'own', connection: 'named' });
});

describe('what stays is asked from values far from every default', () => {
  test('all attributes, for one unit after the other', () => {
    const asked = of('state/unsent/unchanged');
    const names = Object.keys(contract.update.properties ?? {});
    const withOtherValues = names.filter((name) => !name.endsWith('_ep_group_id'));
    expect(asked.flatMap((one) => Object.keys(sentBy(one)))).toEqual(withOtherValues);
    for (const { given = {} } of asked) {
      expect(Object.keys(given).sort()).toEqual([...names].sort());
      expect(given).toMatchObject({
        admin_state_up: false,
        dpd: { action: 'restart', interval: 45, timeout: 150 },
      });
      for (const text of ['name', 'description', 'local_id']) expect(given[text]).not.toBe('');
      expect(given['mtu']).not.toBe(1500);
      expect(given['initiator']).toBe('response-only');
    }
  });

  test('with values that differ from the stored ones', () => {
    for (const one of of('state/unsent/unchanged')) {
      expect(one.given, one.id).not.toMatchObject(sentBy(one));
    }
  });
});

describe('a partial dpd', () => {
  test('is wrong, or right, only beside what is stored', () => {
    const asked = of('state/dpd/judged-merged');
    expect(asked).toHaveLength(6);
    for (const {
      id,
      given,
      request,
      expect: { kind },
    } of asked) {
      const faults = (stored?: JsonObject) =>
        contract.request(request.body ?? null, stored).map(({ keyword }) => keyword);
      expect(faults(), id).toEqual([]);
      expect(faults(given), id).toEqual(kind === 'refused' ? ['x-greater-than'] : []);
    }
  });

  test('leaves one key unsent at least', () => {
    for (const one of of('state/dpd/unsent-unchanged')) {
      expect(Object.keys(sentBy(one)['dpd'] ?? {}).length).toBeLessThan(3);
    }
  });
});

test('the same update is sent twice, the second time right after the first', () => {
  const seconds = of('state/repeated/accepted').filter(({ twin }) => twin !== undefined);
  expect(seconds.length).toBeGreaterThan(0);
  for (const second of seconds) {
    const first = cases[cases.indexOf(second) - 1];
    expect(first?.id).toBe(second.twin);
    expect(first?.request).toEqual(second.request);
  }
});

describe('probes', () => {
  test.each([
    'long-strings',
    'non-bmp-characters',
    'lone-surrogates',
    'nul-characters',
    'integers-beyond-32-bits',
    'integers-beyond-64-bits',
    'numbers-beyond-doubles',
    'deep-json',
    'long-labels',
    'array-body',
  ])('%s expect a clean answer, whatever it is', (name) => {
    const asked = of(`robustness/${name}`);
    expect(asked.length).toBeGreaterThan(1);
    expect(new Set(asked.map(({ expect: { kind } }) => kind))).toEqual(new Set(['clean']));
  });

  test('of text are JSON, also where JSON.stringify could not have written it', () => {
    for (const { id, request } of cases.filter(({ clause }) => clause.startsWith('robustness/'))) {
      expect(() => JSON.parse(request.raw ?? JSON.stringify(request.body)), id).not.toThrow();
    }
  });
});

test('what the page is silent about is observed, and null is never sent as a psk', () => {
  const asked = planned('deep').filter(({ clause }) => clause.startsWith('silence/'));
  expect(new Set(asked.map(({ expect: { kind } }) => kind))).toEqual(new Set(['observed']));
  expect(of('silence/null-values', asked).map(sentBy)).toHaveLength(11);
  expect(asked.filter((one) => 'psk' in sentBy(one))).toEqual([]);
});
