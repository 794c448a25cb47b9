import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Effort, Family, Plan, TargetParameters } from '../model/plan.ts';
import { updatesOf } from '../sent.ts';
import { clausesOf, createPlan, digestOf } from './plan.ts';

const contracts = { 4: contractOf('virtuozzo', 4), 6: contractOf('virtuozzo', 6) } as const;
const endpointGroups = {
  local: '646938a8-322e-44b3-ac35-60deadcd4252',
  peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
};
const everything: TargetParameters = {
  family: 4,
  fqdn: 'vpn.example.org',
  endpointGroups,
  hidden: [],
  foreigners: ['other-project', 'reader'],
  second: { hidden: [] },
  races: true,
};

interface Wishes {
  readonly seed?: number;
  readonly effort?: Effort;
  readonly only?: readonly string[];
  readonly parameters?: Partial<TargetParameters>;
}

function planOf({ seed = 1, effort = 'quick', only = [], parameters }: Wishes = {}): Plan {
  const all = { ...everything, ...parameters };
  return createPlan(contracts[all.family], updateConnection, all, { seed, effort, only, kit: '0.1.0' });
}

const attributesOf = ({ request: { body } }: Case): JsonObject => {
  const wrapped = isObject(body) ? body['ipsec_site_connection'] : undefined;
  return isObject(wrapped) ? wrapped : {};
};
const clausesAsked = ({ cases }: Plan) => new Set(cases.map(({ clause }) => clause));

describe('a digest', () => {
  test('is the same for the same arguments, whatever was planned in between', () => {
    const digests = (wishes: Wishes[]) => wishes.map((one) => digestOf(planOf(one)));
    const wishes: Wishes[] = [{ seed: 1 }, { seed: 2 }, { effort: 'standard' }, { only: ['request/mtu'] }];
    const [forwards, backwards] = [digests(wishes), digests([...wishes].reverse())];
    expect(backwards.reverse()).toEqual(forwards);
    expect(forwards[0]).toMatch(/^[0-9a-f]{64}$/);
  });

  test('is that of the same plan after a journey as JSON', () => {
    const plan = planOf({ effort: 'standard' });
    expect(digestOf(JSON.parse(JSON.stringify(plan)) as Plan)).toBe(digestOf(plan));
  });

  test.each<[string, Wishes]>([
    ['seed', { seed: 2 }],
    ['effort', { effort: 'standard' }],
    ['selection', { only: ['request/'] }],
    ['name', { parameters: { fqdn: 'gw.example.org' } }],
    ['IP version', { parameters: { family: 6 } }],
    ['hidden attribute', { parameters: { hidden: ['psk'] } }],
  ])('is another one with another %s', (_, wishes) => {
    expect(digestOf(planOf(wishes))).not.toBe(digestOf(planOf()));
  });
});

describe('what a plan says of itself', () => {
  test('is its arguments, the profile and the contract', () => {
    expect(planOf({ seed: 7, effort: 'standard' })).toMatchObject({
      seed: 7,
      effort: 'standard',
      kit: '0.1.0',
      profile: 'virtuozzo',
      contract: contracts[4].digest,
      parameters: everything,
    });
  });

  test('is an id and a token of nobody, by the seed', () => {
    const { strangers } = planOf();
    expect(strangers.connection).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(strangers.token).toMatch(/^gAAAAAB-never-issued-[0-9a-f]{32}$/);
    expect(planOf({ seed: 2 }).strangers).not.toEqual(strangers);
    expect(planOf({ effort: 'standard' }).strangers).toEqual(strangers);
  });
});

describe('a selection by prefix', () => {
  const wanted = (plan: Plan, prefix: string) => plan.cases.filter(({ clause }) => clause.startsWith(prefix));

  test('keeps the selected cases as they are, and brings the valid twins along', () => {
    const whole = planOf();
    const part = planOf({ only: ['request/dpd/'] });
    const sentBy = (plan: Plan) => wanted(plan, 'request/dpd/').map(({ request }) => request);
    expect(
      sentBy(part).filter(
        (one) => !sentBy(whole).some((other) => JSON.stringify(other) === JSON.stringify(one)),
      ),
    ).toEqual([]);
    expect(part.cases.length).toBeLessThan(whole.cases.length / 2);
    const support = part.cases.filter(({ clause }) => !clause.startsWith('request/dpd/'));
    const twins = new Set(part.cases.map(({ twin }) => twin));
    expect(support.filter(({ id }) => !twins.has(id))).toEqual([]);
  });

  test.each([
    ['response/mtu', 'request/mtu/accepted'],
    ['state/mtu/stored', 'request/mtu/accepted'],
    ['status/200', 'request/example/accepted'],
    ['state/refused/unchanged', 'request/mtu/minimum'],
    ['robustness/undocumented-input', 'silence/null-values'],
  ])('of %s, which is observed, brings along the cases that show it (%s)', (only, shown) => {
    expect(clausesAsked(planOf({ only: [only] })).has(shown)).toBe(true);
  });

  test('of several prefixes keeps all of them', () => {
    const asked = clausesAsked(planOf({ only: ['request/mtu/minimum', 'status/404'] }));
    expect(asked.has('request/mtu/minimum')).toBe(true);
    expect(asked.has('status/404/unknown-connection')).toBe(true);
    expect(asked.has('request/initiator/enum')).toBe(false);
  });

  test('says of every other clause that it was not selected', () => {
    const { notAsked } = planOf({ only: ['request/mtu'] });
    const ids = clausesOf(contracts[4], updateConnection).map(({ id }) => id);
    expect(Object.keys(notAsked)).toEqual(ids.filter((id) => !id.startsWith('request/mtu')));
    expect(new Set(Object.values(notAsked))).toEqual(new Set(['not selected (--only)']));
  });

  test.each(['requests/', 'mtu', 'request/mtu/minimum/x', ' request/mtu'])(
    'that matches nothing, %j, is refused',
    (only) => {
      expect(() => planOf({ only: ['request/', only] })).toThrow(UsageError);
      expect(() => planOf({ only: [only] })).toThrow(
        `no clause begins with "${only}": \`vpnaas-conformance list\` shows them all`,
      );
    },
  );
});

describe('what cannot be asked is said, with the reason', () => {
  test('what an effort leaves out, by its name', () => {
    const reasons = Object.values(planOf().notAsked);
    expect(reasons.filter((reason) => reason !== 'effort quick has no case for it')).toEqual([]);
  });

  test('nothing, where the target has everything', () => {
    expect(planOf({ effort: 'standard' }).notAsked).toEqual({});
  });

  test('foreign access, where nobody else is at hand', () => {
    expect(
      Object.keys(planOf({ effort: 'standard', parameters: { foreigners: ['reader'] } }).notAsked),
    ).toEqual(['access/other-project/update']);
  });

  test('a second connection, where none is at hand, and races, where nobody allowed them', () => {
    const notAsked = (left: 'second' | 'races') => {
      const { [left]: _, ...parameters } = everything;
      const options = { seed: 1, effort: 'standard', only: [], kit: '0.1.0' } as const;
      return Object.keys(createPlan(contracts[4], updateConnection, parameters, options).notAsked);
    };
    expect(notAsked('second')).toEqual(['sequence/connections/apart', 'race/connections/apart']);
    expect(notAsked('races')).toEqual([
      'race/updates/serialisable',
      'race/updates/clean',
      'race/connections/apart',
    ]);
  });

  test('names, where none resolves', () => {
    const { fqdn: _, ...parameters } = everything;
    const plan = createPlan(contracts[4], updateConnection, parameters, {
      seed: 1,
      effort: 'standard',
      only: [],
      kit: '0.1.0',
    });
    expect(plan.notAsked).toEqual({
      'request/peer_address/accepted-name': 'no resolvable name was given (--fqdn)',
    });
    expect(clausesAsked(plan).has('request/peer_address/accepted-name')).toBe(false);
  });

  test('endpoint groups, where the connection has none', () => {
    const { endpointGroups: _, ...parameters } = everything;
    const plan = createPlan(contracts[4], updateConnection, parameters, {
      seed: 1,
      effort: 'standard',
      only: [],
      kit: '0.1.0',
    });
    expect(plan.notAsked).toMatchObject({
      'request/local_ep_group_id/type': 'the connection has no endpoint groups',
      'request/peer_ep_group_id/type': 'the connection has no endpoint groups',
      'request/local_ep_group_id/accepted': 'the connection has no endpoint groups',
    });
    const valid = plan.cases.filter(({ expect: { kind } }) => kind === 'accepted');
    expect(
      valid.flatMap((one) => Object.keys(attributesOf(one))).filter((name) => name.endsWith('_ep_group_id')),
    ).toEqual([]);
  });

  test.each(Object.keys(contracts[4].update.properties ?? {}))(
    'the %s, where it cannot be read: it is never written',
    (name) => {
      for (const effort of ['quick', 'standard', 'deep'] as const) {
        const plan = planOf({ effort, parameters: { hidden: [name] } });
        expect(plan.notAsked[`request/${name}/type`]).toBe(
          `the stored ${name} cannot be read, and so could not be put back`,
        );
        const written = plan.cases
          .flatMap((one) => updatesOf(one).map(({ request }) => ({ ...one, request })))
          .filter(({ request: { connection } }) => connection === 'named')
          .map(
            ({ id, request, given }) => [id, request.raw ?? JSON.stringify([request.body, given])] as const,
          )
          .filter(([, text]) => text.includes(`"${name}":`));
        expect(written).toEqual([]);
        const ids = new Set(plan.cases.map(({ id }) => id));
        expect(plan.cases.filter(({ twin }) => twin !== undefined && !ids.has(twin))).toEqual([]);
      }
    },
  );
});

describe.each<[Effort, number]>([
  ['quick', 120],
  ['standard', 400],
])('a %s plan', (effort, most) => {
  const plans = ([4, 6] as const).flatMap((family: Family) =>
    Array.from({ length: 20 }, (_, seed) => planOf({ seed, effort, parameters: { family } })),
  );

  test(`has ${most} cases at most, and every clause that asks has one, or is said to have none`, () => {
    const asking = clausesOf(contracts[4], updateConnection).filter(({ ask }) => ask);
    for (const plan of plans) {
      expect(plan.cases.length).toBeLessThanOrEqual(most);
      const asked = clausesAsked(plan);
      expect(asking.map(({ id }) => id).filter((id) => !asked.has(id))).toEqual(Object.keys(plan.notAsked));
    }
  });

  test('names every case by its clause and a number, once', () => {
    for (const { cases } of plans) {
      expect(cases.filter(({ id, clause }) => !new RegExp(`^${clause}#[1-9]\\d*$`).test(id))).toEqual([]);
      expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    }
  });

  test('asks the valid twin before the case that differs from it', () => {
    for (const { cases } of plans) {
      const before = new Set<string>();
      for (const { id, twin, expect: expected } of cases) {
        expect(twin === undefined || before.has(twin), `${id} after ${twin}`).toBe(true);
        if (expected.kind === 'accepted') before.add(id);
      }
    }
  });

  test('gives every case that has to be refused, or may be coerced, a twin', () => {
    for (const { cases } of plans) {
      const negatives = cases.filter(({ expect: { kind } }) =>
        ['refused', 'coerced', 'clean'].includes(kind),
      );
      expect(negatives.filter(({ twin }) => twin === undefined)).toEqual([]);
      expect(negatives.length).toBeGreaterThan(cases.length / 3);
    }
  });

  test('sends requests of which 95 of 100 are unlike any other', () => {
    for (const { cases } of plans) {
      const requests = cases.map(({ request }) => JSON.stringify(request));
      expect(new Set(requests).size / requests.length).toBeGreaterThanOrEqual(0.95);
    }
  });

  test('expects only what is valid to be accepted, as AJV has it', () => {
    for (const { cases, parameters } of plans) {
      const invalid = cases.filter(
        ({ expect: { kind }, request, given }) =>
          kind === 'accepted' && contracts[parameters.family].request(request.body ?? null, given).length > 0,
      );
      expect(invalid).toEqual([]);
    }
  });

  test('breaks one place of the schema at a time, the one that its clause is about', () => {
    for (const { cases, parameters } of plans) {
      const contract = contracts[parameters.family];
      for (const { id, clause, request, given, expect: expected } of cases) {
        const constraint = contract.constraints.find((one) => one.id === clause);
        if (!constraint || expected.kind !== 'refused') continue;
        const broken = contract.request(request.body ?? null, given);
        expect(broken, id).toContain(constraint);
        expect(new Set(broken.map(({ place }) => place.join('/'))), id).toEqual(
          new Set([constraint.place.join('/')]),
        );
      }
    }
  });

  test('differs from its twin in nothing but the place that the clause is about', () => {
    for (const { cases, parameters } of plans) {
      const byId = new Map(cases.map((one) => [one.id, one]));
      for (const one of cases) {
        const constraint = contracts[parameters.family].constraints.find(({ id }) => id === one.clause);
        const twin = byId.get(one.twin ?? '');
        const [attribute = ''] = constraint?.place ?? [];
        if (!twin || !(attribute in attributesOf(one))) continue;
        const { [attribute]: _, ...rest } = attributesOf(one);
        const { [attribute]: __, ...others } = attributesOf(twin);
        expect(rest, one.id).toEqual(others);
      }
    }
  });
});
