import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { withValue } from '../generate/body.ts';
import { isObject } from '../json.ts';
import type { Answer, Exchange } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { judgeOf } from '../run/judge.ts';
import { createPlan } from '../run/plan.ts';
import { exchangeOf, responds, silence } from './exchange.test-support.ts';
import { at } from './stored.ts';

fc.configureGlobal({ seed: 1 });

const contract = contractOf('virtuozzo', 4);
const judge = judgeOf(contract, updateConnection);
const page = (contract.examples.response as { ipsec_site_connection: JsonObject }).ipsec_site_connection;
const updatable = [
  'name description peer_address peer_id local_id psk initiator admin_state_up mtu dpd',
  'local_ep_group_id peer_ep_group_id',
]
  .join(' ')
  .split(' ');

/** An update of every attribute to the page's values, from other ones. */
const other: JsonObject = {
  name: 'other',
  description: 'other',
  peer_address: '192.0.2.9',
  peer_id: 'other',
  local_id: 'other',
  psk: 'other-secret',
  initiator: 'response-only',
  admin_state_up: false,
  mtu: 1400,
  dpd: { action: 'clear', interval: 10, timeout: 20 },
};
const everything = Object.fromEntries(updatable.map((name) => [name, page[name] ?? null]));

function updateOf(sent: JsonObject, before: JsonObject): Exchange {
  return exchangeOf(
    { kind: 'accepted' },
    { before: { ...page, ...before }, after: page, answer: responds(200, { ipsec_site_connection: page }) },
    {
      id: 'request/combined/accepted#1',
      clause: 'request/combined/accepted',
      request: { body: { ipsec_site_connection: sent }, token: 'own', connection: 'named' },
    },
  );
}

const good = updateOf(everything, other);
const partial = updateOf({ description: 'New IPsec connection' }, { description: '' });

const answering = (shown: Json, status = 200): Answer => responds(status, shown);
const showing = (connection: JsonObject, base = good): Exchange => ({
  ...base,
  answer: answering({ ipsec_site_connection: connection }),
});
const failing = (exchange: Exchange) =>
  judge(exchange)
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ clause }) => clause);

test('the page example is noticed by no check, and seen by many', () => {
  for (const exchange of [good, partial]) {
    const outcomes = judge(exchange);
    expect(outcomes.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(new Set(outcomes.map(({ clause }) => clause)).size).toBeGreaterThan(60);
  }
});

/** Path of each row of the response table, its type, and whether it is marked (Optional); dpd rows inside dpd. */
const rows: readonly (readonly [path: string, type: string, optional: boolean])[] = [
  ['auth_mode', 'string', true],
  ['ikepolicy_id', 'string', false],
  ['vpnservice_id', 'string', false],
  ['local_ep_group_id', 'string', true],
  ['peer_address', 'string', false],
  ['id', 'string', true],
  ['route_mode', 'string', true],
  ['ipsecpolicy_id', 'string', false],
  ['peer_id', 'string', false],
  ['status', 'string', false],
  ['psk', 'string', false],
  ['name', 'string', true],
  ['description', 'string', true],
  ['initiator', 'string', true],
  ['admin_state_up', 'boolean', false],
  ['tenant_id', 'string', false],
  ['project_id', 'string', false],
  ['dpd/interval', 'integer', true],
  ['mtu', 'integer', false],
  ['peer_ep_group_id', 'string', true],
  ['dpd', 'object', true],
  ['dpd/timeout', 'integer', false],
  ['dpd/action', 'string', false],
  ['local_id', 'string', true],
];

const values: Readonly<Record<string, fc.Arbitrary<Json>>> = {
  string: fc.string(),
  boolean: fc.boolean(),
  integer: fc.integer(),
  fraction: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n)),
  object: fc.dictionary(fc.string(), fc.string(), { noNullPrototype: true }),
  array: fc.array(fc.string()),
};
const ofAnotherType = (type: string) =>
  fc.oneof(
    ...Object.entries(values)
      .filter(([name]) => name !== type)
      .map(([, arbitrary]) => arbitrary),
  );

const set = (connection: JsonObject, path: string, value: Json) =>
  withValue(connection, path.split('/'), value);
function removed(connection: JsonObject, path: string): JsonObject {
  const [name = '', key] = path.split('/');
  const { [name]: gone, ...rest } = connection;
  if (key === undefined || !isObject(gone)) return rest;
  return { ...rest, [name]: Object.fromEntries(Object.entries(gone).filter(([one]) => one !== key)) };
}

describe('one field of the answer is not what the table says', () => {
  test.each(rows)('%s of another type than %s', (path, type) => {
    fc.assert(
      fc.property(ofAnotherType(type), (value) => {
        expect(failing(showing(set(page, path, value)))).toContain(`response/${path}/type`);
      }),
    );
  });

  test.each(rows)('%s left out', (path, _, optional) => {
    const keyword = optional ? 'x-expected' : 'required';
    expect(failing(showing(removed(page, path)))).toEqual([`response/${path}/${keyword}`]);
  });

  test.each(['peer_cidrs', 'split_selector'])('%s, of the example, left out', (name) => {
    expect(failing(showing(removed(page, name)))).toEqual([`response/${name}/x-expected`]);
  });

  test.each([
    ['auth_mode', ['psk']],
    ['route_mode', ['static']],
    ['initiator', ['response-only', 'bi-directional']],
    ['dpd/action', ['clear', 'hold', 'restart', 'disabled', 'restart-by-peer']],
    ['status', ['ACTIVE', 'DOWN', 'BUILD', 'ERROR', 'PENDING_CREATE', 'PENDING_UPDATE', 'PENDING_DELETE']],
  ])('%s with a word of no row', (path, words) => {
    const near = words.flatMap((word) => [word.toUpperCase(), word.toLowerCase(), `${word} `, '']);
    const word = fc.oneof(fc.string(), fc.constantFrom(...near)).filter((one) => !words.includes(one));
    fc.assert(
      fc.property(word, (value) => {
        expect(failing(showing(set(page, path, value)))).toContain(`response/${path}/enum`);
      }),
    );
  });

  test.each([
    ['mtu', 67, 'minimum'],
    ['dpd/interval', 0, 'exclusiveMinimum'],
    ['dpd/timeout', 0, 'exclusiveMinimum'],
  ] as const)('%s of %i or less', (path, max, keyword) => {
    fc.assert(
      fc.property(fc.integer({ max }), (value) => {
        expect(failing(showing(set(page, path, value)))).toContain(`response/${path}/${keyword}`);
      }),
    );
  });

  test('dpd.timeout of the interval or less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), (timeout) => {
        const clauses = failing(showing(set(page, 'dpd/timeout', timeout)));
        expect(clauses).toContain('response/dpd/timeout/x-greater-than');
        expect(clauses).toContain('state/dpd/timeout-above-interval');
      }),
    );
  });

  test.each(['', 'a b', '999.1.1.1', '192.0.2.1/24', '2001:db8:::1'])('peer_address %j', (address) => {
    expect(failing(showing({ ...page, peer_address: address }))).toContain('response/peer_address/format');
  });

  test('project_id that is not the tenant_id', () => {
    const clauses = failing(showing({ ...page, project_id: 'another' }));
    expect(clauses).toContain('state/tenant_id/equals-project_id');
  });

  test('an id that is not that of the path', () => {
    const clauses = failing(showing({ ...page, id: '00000000-0000-4000-8000-000000000000' }));
    expect(clauses).toContain('state/id/equals-path');
  });
});

describe('the whole answer is not what the page says', () => {
  test.each<[string, Answer, string]>([
    ['a number', answering(5), 'response/body/type'],
    ['an array', answering([page]), 'response/body/type'],
    ['no JSON', { ...responds(200), text: '<html>' } as Answer, 'response/body/type'],
    ['the bare connection', answering(page), 'response/ipsec_site_connection/required'],
    [
      'a list in the wrapper',
      answering({ ipsec_site_connection: [page] }),
      'response/ipsec_site_connection/type',
    ],
    ['status 201', answering({ ipsec_site_connection: page }, 201), 'status/200/update'],
    ['status 204', responds(204), 'status/200/update'],
    ['status 400', responds(400, {}), 'request/combined/accepted'],
    ['status 400 after all', responds(400, {}), 'state/refused/unchanged'],
    ['status 500', responds(500, {}), 'request/combined/accepted'],
  ])('%s', (_, answer, clause) => {
    expect(failing({ ...good, answer })).toContain(clause);
  });
});

/** Another valid value of each attribute than the page's. */
const changed = fc.constantFrom(
  ...Object.entries({ ...other, id: 'x', tenant_id: 'x', project_id: 'x', vpnservice_id: 'x' }),
  ...(['ikepolicy_id', 'ipsecpolicy_id', 'local_ep_group_id', 'peer_ep_group_id'] as const).map(
    (name): [string, Json] => [name, '00000000-0000-4000-8000-000000000000'],
  ),
  ['peer_cidrs', ['10.0.0.0/24']] as [string, Json],
  ['split_selector', true] as [string, Json],
);

describe('one field is another one than it was or was sent', () => {
  test('in the answer only: it does not equal the next read', () => {
    fc.assert(
      fc.property(changed, ([name, value]) => {
        expect(failing(showing({ ...page, [name]: value }))).toContain('state/response/equals-read');
      }),
    );
  });

  test('in the next read only: it does not equal the answer', () => {
    fc.assert(
      fc.property(changed, ([name, value]) => {
        expect(failing({ ...good, after: { ...page, [name]: value } })).toContain(
          'state/response/equals-read',
        );
      }),
    );
  });

  test.each(Object.keys(other).filter((name) => name !== 'dpd'))('in both, where %s was sent', (name) => {
    const wrong = { ...page, [name]: other[name] ?? null };
    expect(failing({ ...showing(wrong), after: wrong })).toContain(`state/${name}/stored`);
  });

  test.each(['action', 'interval', 'timeout'])('in both, where dpd.%s was sent', (key) => {
    const wrong = set(
      page,
      `dpd/${key}`,
      at({ dpd: { action: 'clear', interval: 10, timeout: 20 } }, ['dpd', key]) ?? null,
    );
    expect(failing({ ...showing(wrong), after: wrong })).toContain(`state/dpd/${key}/stored`);
  });

  test('in both, where it was not sent', () => {
    fc.assert(
      fc.property(changed, ([name, value]) => {
        fc.pre(name !== 'description');
        const clause = updatable.includes(name) ? 'state/unsent/unchanged' : 'state/read-only/unchanged';
        const wrong = { ...page, [name]: value };
        expect(failing({ ...showing(wrong, partial), after: wrong })).toContain(clause);
      }),
    );
  });

  test('after a refusal', () => {
    fc.assert(
      fc.property(changed, ([name, value]) => {
        const refused = exchangeOf(
          { kind: 'refused', status: 400 },
          { before: page, after: { ...page, [name]: value }, answer: responds(400, {}), twinStatus: 200 },
          { twin: 'request/mtu/accepted#1' },
        );
        expect(failing(refused)).toContain('state/refused/unchanged');
      }),
    );
  });

  test('a status may always be another one', () => {
    expect(failing({ ...partial, after: { ...page, status: 'ACTIVE' } })).toEqual([]);
  });
});

const vendorKeys = fc.dictionary(fc.stringMatching(/^[a-z]{1,6}[:.][a-z]{1,6}$/), fc.jsonValue(), {
  maxKeys: 3,
});

/** The same JSON with the keys of every object in another order, and keys of a vendor in some. */
function dressed(value: Json): fc.Arbitrary<Json> {
  if (!isObject(value)) return fc.constant(value);
  const names = Object.keys(value);
  return fc
    .tuple(
      fc.shuffledSubarray(names, { minLength: names.length }),
      fc.record(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, dressed(inner)]))),
      vendorKeys,
    )
    .map(([order, inner, vendor]) => ({
      ...Object.fromEntries(order.map((name) => [name, inner[name] ?? null])),
      ...(vendor as JsonObject),
    }));
}

describe('no check notices', () => {
  test.each([
    ['a full update', good],
    ['a partial update', partial],
  ])('keys in another order, and keys of a vendor, in %s', (_, exchange) => {
    const body = dressed({ ipsec_site_connection: page });
    const states = fc.tuple(dressed(exchange.before ?? {}), dressed(exchange.after ?? {}));
    fc.assert(
      fc.property(body, states, (shown, [before, after]) => {
        const same = {
          ...exchange,
          before: before as JsonObject,
          after: after as JsonObject,
          answer: answering(shown),
        };
        expect(judge(same)).toEqual(judge(exchange));
      }),
    );
  });
});

const plan = createPlan(
  contract,
  updateConnection,
  {
    family: 4,
    fqdn: 'vpn.example.org',
    endpointGroups: { local: String(page['local_ep_group_id']), peer: String(page['peer_ep_group_id']) },
    hidden: [],
  },
  { seed: 1, effort: 'standard', only: [], kit: 'test' },
);
const anyCase = fc.constantFrom(...plan.cases.filter(({ steps }) => !steps));
const anyBody = fc.option(fc.jsonValue(), { nil: undefined }) as fc.Arbitrary<Json | undefined>;
const anyState = fc.constantFrom<JsonObject | undefined>(page, { ...page, ...other }, undefined);

describe('whatever was asked', () => {
  test('a 5xx of the server itself fails, and no judgement on it is a pass but of what is merely recorded', () => {
    const status = fc.integer({ min: 500, max: 599 }).filter((n) => n < 502 || n > 504);
    fc.assert(
      fc.property(
        anyCase,
        status,
        anyBody,
        anyState,
        fc.constantFrom(200, 400),
        (asked, n, body, after, twin) => {
          const exchange = { ...good, case: asked, answer: responds(n, body), after, twinStatus: twin };
          const outcomes = judge(exchange);
          expect(outcomes.some(({ verdict }) => verdict === 'fail')).toBe(true);
          expect(
            outcomes.filter(
              ({ clause, verdict }) =>
                verdict === 'pass' && clause === asked.clause && asked.expect.kind !== 'observed',
            ),
          ).toEqual([]);
        },
      ),
    );
  });

  test('zero information is never a pass, and never a failure', () => {
    const nothing: fc.Arbitrary<Partial<Exchange>> = fc.oneof(
      fc
        .constantFrom('interrupted', 'the connection cannot be read: status 401')
        .map((unasked) => ({ unasked })),
      fc.constant({ answer: silence, after: undefined }),
      fc
        .tuple(fc.constantFrom(429, 502, 503, 504, 302, 307), anyBody)
        .map(([status, body]) => ({ answer: responds(status, body), after: undefined })),
    );
    fc.assert(
      fc.property(anyCase, nothing, fc.constantFrom(200, 400, undefined), (asked, parts, twinStatus) => {
        const { answer: _, twinStatus: __, ...frame } = { ...good, twinStatus: 0 };
        const exchange = { ...frame, case: asked, ...parts, ...(twinStatus !== undefined && { twinStatus }) };
        expect(new Set(judge(exchange).map(({ verdict }) => verdict))).toEqual(new Set(['inconclusive']));
      }),
    );
  });
});
