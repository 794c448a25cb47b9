import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { contractOf } from './contract.ts';
import { profileNames } from './profiles.ts';
import { annotations } from './rules.ts';
import type { Schema } from './schema.ts';
import { compileValidator } from './validator.ts';

const contract = contractOf('virtuozzo', 4);
const brokenBy = (update: JsonObject, stored?: JsonObject) =>
  contract.request({ ipsec_site_connection: update }, stored).map(({ id }) => id);

describe('x-greater-than', () => {
  const stored = { dpd: { action: 'hold', interval: 45, timeout: 150 } };
  const order = ['request/dpd/timeout/x-greater-than'];

  test.each<[JsonObject, JsonObject | undefined, string[]]>([
    [{ interval: 30, timeout: 31 }, undefined, []],
    [{ interval: 30, timeout: 30 }, undefined, order],
    [{ interval: 30, timeout: 29 }, undefined, order],
    [{ timeout: 1 }, undefined, []],
    [{ interval: 9999 }, undefined, []],
    [{ timeout: 46 }, stored, []],
    [{ timeout: 45 }, stored, order],
    [{ interval: 149 }, stored, []],
    [{ interval: 150 }, stored, order],
    [{ interval: 1, timeout: 2 }, stored, []],
    [{ interval: 200, timeout: 151 }, stored, order],
    [{ action: 'clear' }, { dpd: { interval: 5, timeout: 5 } }, order],
    [{}, stored, []],
    [{ timeout: 45 }, {}, []],
    [{ timeout: 45 }, { dpd: null }, []],
    [{ interval: 30, timeout: 'x' }, undefined, ['request/dpd/timeout/type']],
  ])('dpd %j on %j breaks %j', (dpd, before, broken) => {
    expect(brokenBy({ dpd }, before)).toEqual(broken);
  });

  test('an update without dpd is not judged by the stored one', () => {
    expect(brokenBy({ name: 'x' }, { dpd: { interval: 5, timeout: 5 } })).toEqual([]);
  });
});

describe('x-together', () => {
  test.each<[JsonObject, boolean]>([
    [{}, true],
    [{ local_ep_group_id: 'a', peer_ep_group_id: 'b' }, true],
    [{ local_ep_group_id: 'a' }, false],
    [{ peer_ep_group_id: 'b' }, false],
  ])('%j keeps the pair: %s', (update, kept) => {
    expect(brokenBy(update)).toEqual(kept ? [] : ['request/ipsec_site_connection/x-together']);
  });

  test('null counts as sent', () => {
    const broken = brokenBy({ local_ep_group_id: null, peer_ep_group_id: 'b' });
    expect(broken).toEqual(['request/local_ep_group_id/type']);
  });
});

describe('x-closed', () => {
  test.each([
    ['{"name":"x","dpd":{"action":"hold"}}', []],
    ['{"vendor":1}', ['request/ipsec_site_connection/x-closed']],
    ['{"Name":"x"}', ['request/ipsec_site_connection/x-closed']],
    ['{"interval":30}', ['request/ipsec_site_connection/x-closed']],
    ['{"__proto__":"x"}', ['request/ipsec_site_connection/x-closed']],
    ['{"constructor":"x"}', ['request/ipsec_site_connection/x-closed']],
    ['{"dpd":{"retries":5}}', ['request/dpd/x-closed']],
  ])('%s breaks %j', (update, broken) => {
    expect(brokenBy(JSON.parse(update) as JsonObject)).toEqual(broken);
  });

  test('nothing but true can be said of it', () => {
    expect(() => compileValidator({ type: 'object', 'x-closed': false }, [])).toThrow(/x-closed/);
  });
});

test.each(contract.update['x-read-only'] ?? [])('%s is read-only, and no unknown key', (name) => {
  expect(brokenBy({ [name]: 'x' })).toEqual(['request/ipsec_site_connection/x-read-only']);
});

describe('x-expected', () => {
  const { ipsec_site_connection: connection } = contract.examples.response as {
    ipsec_site_connection: JsonObject;
  };

  test.each(contract.connection['x-expected'] ?? [])('an answer without %s breaks that one', (name) => {
    const { [name]: _, ...rest } = connection;
    const broken = contract.response({ ipsec_site_connection: rest });
    expect(broken.map(({ id, level }) => [id, level])).toEqual([[`response/${name}/x-expected`, 'should']]);
  });
});

test.each(profileNames())('no body is broken for a word of profile %s that is an annotation', (profile) => {
  for (const { request, errors } of ([4, 6] as const).map((family) => contractOf(profile, family))) {
    expect(request({ ipsec_site_connection: {} })).toEqual([]);
    for (const judge of Object.values(errors)) expect(judge([])).not.toEqual([]);
  }
});

test.each(annotations)('%s asserts nothing, whatever it says', (name) => {
  const validate = compileValidator({ [name]: { type: 'string', minimum: 5 } }, contract.constraints);
  expect([validate(1), validate({})]).toEqual([[], []]);
});

describe('rules of several attributes', () => {
  const properties = { a: {}, b: {}, at: { properties: { a: {}, b: {} } } };
  const [anyConstraint] = contract.constraints;
  const brokenIn = (schema: Schema, body: Json) => {
    const asked = Object.entries(schema).flatMap(([keyword, value]) =>
      anyConstraint ? [{ ...anyConstraint, pointer: '', keyword, value: value as Json }] : [],
    );
    return compileValidator({ properties, ...schema }, asked)(body).map(({ keyword }) => keyword);
  };

  test.each<[Schema, Json, boolean]>([
    [{ 'x-together': ['a', 'b', 'at'] }, { a: 1, b: 2 }, false],
    [{ 'x-together': ['a', 'b', 'at'] }, { a: 1, b: 2, at: {} }, true],
    [{ 'x-together': ['length', 'b'] }, ['a'], true],
    [{ 'x-read-only': ['a', 'b'] }, { b: null }, false],
    [{ 'x-read-only': ['a'] }, { b: 1 }, true],
    [{ 'x-read-only': ['length'] }, [1], true],
    [{ 'x-closed': true }, { a: 1, at: {} }, true],
    [{ 'x-closed': true }, { c: 1 }, false],
    [{ 'x-closed': true }, [1], true],
    [{ 'x-closed': true }, 'text', true],
    [{ 'x-expected': ['a'] }, [], true],
    [{ 'x-greater-than': { property: 'length', than: '0' } }, [1], true],
  ])('%j is kept by %j: %s', (schema, body, kept) => {
    expect(brokenIn(schema, body)).toEqual(kept ? [] : Object.keys(schema));
  });
});
