import { describe, expect, test } from 'vitest';
import { at, attributesIn, bodyOf, changedAt, jsonOf } from './wire-connection.ts';

test.each([
  ['{"a":1}', { a: 1 }],
  ['null', null],
  ['{', undefined],
  ['', undefined],
  [undefined, undefined],
])('the value of the body %j is %j', (body, value) => {
  expect(jsonOf(body)).toEqual(value);
});

test.each([
  ['{"ipsec_site_connection":{"mtu":1}}', { mtu: 1 }],
  ['{"ipsec_site_connection":[]}', undefined],
  ['{"ipsec_site_connection":null}', undefined],
  ['{"mtu":1}', undefined],
  ['[]', undefined],
  ['{', undefined],
])('the attributes in %s are %j', (body, attributes) => {
  expect(attributesIn(body)).toEqual(attributes);
});

test('a body has its attributes inside the wrapper', () => {
  expect(attributesIn(bodyOf({ mtu: 1 }))).toEqual({ mtu: 1 });
});

const attributes = { mtu: 1, dpd: { action: 'hold', interval: 30 }, list: [1] };

test.each([
  ['mtu', 1],
  ['dpd/interval', 30],
  ['dpd/timeout', undefined],
  ['mtu/x', undefined],
  ['list/0', undefined],
  ['name', undefined],
])('at %s stands %j', (place, value) => {
  expect(at(attributes, place)).toBe(value);
});

describe('a change at', () => {
  test.each([
    ['mtu', { ...attributes, mtu: 'x' }],
    ['dpd/interval', { ...attributes, dpd: { action: 'hold', interval: 'x' } }],
    ['dpd/timeout', attributes],
    ['mtu/x', attributes],
    ['name', attributes],
  ])('%s gives %j', (place, changed) => {
    expect(changedAt(attributes, place, () => 'x')).toEqual(changed);
  });

  test.each([
    ['mtu', ['dpd', 'list']],
    ['dpd', ['mtu', 'list']],
  ])('%s to undefined takes it out', (place, rest) => {
    expect(Object.keys(changedAt(attributes, place, () => undefined))).toEqual(rest);
  });

  test('a key of dpd to undefined takes it out', () => {
    expect(changedAt(attributes, 'dpd/action', () => undefined)).toEqual({
      ...attributes,
      dpd: { interval: 30 },
    });
  });
});
