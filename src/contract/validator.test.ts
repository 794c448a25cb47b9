import { describe, expect, test } from 'vitest';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Constraint } from './constraint.ts';
import { contractOf } from './contract.ts';
import type { Schema } from './schema.ts';
import { compileValidator } from './validator.ts';

const { constraints, examples, request, response } = contractOf('virtuozzo', 4);

describe("the page's own bodies break nothing", () => {
  test.each(['virtuozzo', 'openstack'])('in profile %s', (profile) => {
    for (const family of [4, 6] as const) {
      const contract = contractOf(profile, family);
      expect(contract.request(contract.examples.request)).toEqual([]);
      expect(contract.response(contract.examples.response)).toEqual([]);
    }
  });
});

describe('requests', () => {
  test.each<[Json, string[]]>([
    [[], ['request/body/type']],
    ['x', ['request/body/type']],
    [null, ['request/body/type']],
    [{}, ['request/ipsec_site_connection/required']],
    [{ ipsec_site_connection: [] }, ['request/ipsec_site_connection/type']],
    [{ ipsec_site_connection: null }, ['request/ipsec_site_connection/type']],
    [{ ipsec_site_connection: {}, other: 1 }, []],
    [{ ipsec_site_connection: { mtu: '1500' } }, ['request/mtu/type']],
    [{ ipsec_site_connection: { mtu: 68.5 } }, ['request/mtu/type']],
    [{ ipsec_site_connection: { mtu: 67 } }, ['request/mtu/minimum']],
    [{ ipsec_site_connection: { initiator: 5 } }, ['request/initiator/type', 'request/initiator/enum']],
    [{ ipsec_site_connection: { peer_address: '256.1.1.1' } }, ['request/peer_address/format']],
    [
      { ipsec_site_connection: { mtu: 1, psk: 5, dpd: { interval: 9, timeout: 0 } } },
      [
        'request/psk/type',
        'request/mtu/minimum',
        'request/dpd/timeout/x-greater-than',
        'request/dpd/timeout/exclusiveMinimum',
      ],
    ],
  ])('%j breaks %j, in document order', (body, broken) => {
    expect(request(body).map(({ id }) => id)).toEqual(broken);
  });
});

/** A value that breaks a keyword; undefined removes the property. */
const breaks: Readonly<Record<string, (constraint: Constraint) => Json | undefined>> = {
  type: ({ value }) => (value === 'object' ? 5 : {}),
  enum: () => 'none such',
  minimum: ({ value }) => Number(value) - 1,
  exclusiveMinimum: ({ value }) => Number(value),
  format: () => '256.1.1.1',
  'x-greater-than': () => 30,
  required: () => undefined,
  'x-expected': () => undefined,
};

/** A copy of a body with the value at a path replaced or removed. */
function changed(body: Json, [name, ...rest]: readonly string[], value: Json | undefined): Json {
  if (name === undefined) return value ?? null;
  const { [name]: present = null, ...others } = isObject(body) ? body : {};
  if (rest.length === 0 && value === undefined) return others;
  return { ...others, [name]: changed(present, rest, value) };
}

describe('answers', () => {
  test.each(constraints.filter(({ side }) => side === 'response'))(
    '$id is found broken, alone at its place',
    (one) => {
      const node = one.pointer.split('/').slice(1);
      const path =
        node.at(-1) === one.place.at(-1) || one.place[0] === 'body'
          ? node
          : [...node, one.place.at(-1) ?? ''];
      const broken = response(changed(examples.response, path, breaks[one.keyword]?.(one)));
      expect(broken).toContain(one);
      expect(broken.filter(({ place }) => place.join() !== one.place.join())).toEqual([]);
    },
  );

  test('keys that no row has are let pass', () => {
    const { ipsec_site_connection } = examples.response as { ipsec_site_connection: JsonObject };
    expect(response({ ipsec_site_connection: { ...ipsec_site_connection, vendor: 1 }, more: 2 })).toEqual([]);
  });

  test('an item of a wrong type is charged to its array: no error goes uncounted', () => {
    const body = changed(examples.response, ['ipsec_site_connection', 'peer_cidrs'], ['10.0.0.0/8', 5]);
    expect(response(body).map(({ id }) => id)).toEqual(['response/peer_cidrs/type']);
  });
});

test.each<[string, Schema]>([
  ['a keyword that nobody knows', { type: 'object', multipleOff: 1 } as Schema],
  ['a format that nobody knows', { type: 'string', format: 'email' }],
  ['a pattern that is none', { type: 'string', pattern: '(' }],
  ['a bound that is no number', { type: 'integer', minimum: '1' } as unknown as Schema],
])('a schema with %s is an error', (_, schema) => {
  expect(() => compileValidator(schema, [])).toThrow();
});

test.each<[Schema, Json[], Json[]]>([
  [{ type: 'string', format: 'ipv4' }, ['192.0.2.1'], ['2001:db8::1', 'gw.example.org']],
  [{ type: 'string', format: 'ip-or-fqdn' }, ['2001:db8::1', 'gw.example.org'], ['256.1.1.1']],
  [{ minimum: 5 }, [5, 'text', null], [4]],
])('%j lets %j pass, and not %j', (schema, valid, invalid) => {
  const [pointer, place] = ['', ['body']];
  const [constraint] = constraints;
  const [keyword = ''] = Object.keys(schema).slice(-1);
  const asked = constraint ? [{ ...constraint, pointer, place, keyword }] : [];
  const validate = compileValidator(schema, asked);
  expect(valid.flatMap((body) => validate(body))).toEqual([]);
  expect(invalid.map((body) => validate(body))).toEqual(invalid.map(() => asked));
});
