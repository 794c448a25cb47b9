import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sameJson } from '../json.ts';
import type { Json } from '../model/json.ts';
import { createSeal, shownSealed } from './seal.ts';

const key = Buffer.alloc(32, 7);
const sealed = (open: readonly string[] = []) =>
  createSeal({
    key,
    open: new Set(open),
    secrets: () => [
      ['psk', 'pre-shared "key"'],
      ['token', 'gAAAAA-token'],
      ['pin', '4711'],
      ['code', '12345678'],
      ['word', 'abc'],
      ['none', ''],
    ],
  });

describe('a text', () => {
  test.each([
    ['gAAAAA-token', '<token>'],
    ['X-Auth-Token: gAAAAA-token, again gAAAAA-token', 'X-Auth-Token: <token>, again <token>'],
    ['bad: {"psk":"pre-shared \\"key\\""}', 'bad: {"psk":"<psk>"}'],
    ['abc', '<word>'],
    ['abcdef', 'abcdef'],
    ['pin 4711', 'pin <pin>'],
    ['4711', '<pin>'],
    ['00004711-aaaa-4bbb-8ccc-dddddddddddd', '00004711-aaaa-4bbb-8ccc-dddddddddddd'],
    ['', ''],
  ])('%j is shown as %j', (text, shown) => {
    expect(shownSealed.text(sealed().text(text))).toBe(shown);
  });
});

test('a psk is sealed whatever it is, but for a mask and what everybody may know', () => {
  const seal = sealed(['of the plan']);
  const values = ['unknown', '***', '', 'of the plan', 7];
  expect(values.map((psk) => shownSealed.json(seal.json({ psk })))).toEqual(
    ['<psk>', '<psk>', '', '<psk>', 7].map((psk) => ({ psk })),
  );
  expect(values.slice(1).map((psk) => seal.json({ psk }))).toEqual(values.slice(1).map((psk) => ({ psk })));
});

test('a number that is a secret becomes another number, where it is no limit', () => {
  const shown = sealed().json({ psk: 4711, mtu: 4711, code: 12345678, other: 12345679 });
  expect(shown).toEqual({ psk: expect.any(Number), mtu: 4711, code: expect.any(Number), other: 12345679 });
  expect(shown).not.toMatchObject({ psk: 4711 });
  expect(shown).not.toMatchObject({ code: 12345678 });
});

test('headers that carry secrets are sealed whole', () => {
  const shown = sealed().headers({
    'set-cookie': 'session=1',
    'x-subject-token': 'gAAAAA-token',
    via: 'abc',
  });
  expect(shown).toEqual({
    'set-cookie': expect.stringMatching(/^<set-cookie:[0-9a-f]{32}>$/),
    'x-subject-token': expect.stringMatching(/^<token:[0-9a-f]{32}>$/),
    via: expect.stringMatching(/^<word:/),
  });
});

test('a secret that a file shows is found before it is signed', () => {
  const seal = sealed(['gAAAAA-token']);
  const texts = ['{"a":"pre-shared \\"key\\""}', 'gAAAAA-token', 'abc 4711', '12345678'];
  expect(texts.map(seal.leakIn)).toEqual(['psk', undefined, undefined, 'code']);
});

test('what is allowed later stays', () => {
  const seal = sealed();
  seal.allow({ ipsec_site_connection: { psk: 'abc' } });
  expect([seal.text('abc'), seal.json({ psk: 'abc' })]).toEqual(['abc', { psk: 'abc' }]);
});

test('a secret that becomes known later is sealed from then on, even in what was sealed before', () => {
  const secrets: [string, string][] = [['token', 'gAAAAA-first']];
  const seal = createSeal({ key, secrets: () => secrets });
  const state = { description: 'gAAAAA-first and gAAAAA-second' };
  expect(shownSealed.json(seal.json(state))).toEqual({ description: '<token> and gAAAAA-second' });
  secrets.push(['token', 'gAAAAA-second']);
  expect(shownSealed.json(seal.json(state))).toEqual({ description: '<token> and <token>' });
});

test('a member called __proto__ stays a member', () => {
  const state = JSON.parse('{"__proto__": {"psk": "abc"}, "more": [{"__proto__": "gAAAAA-token"}]}') as Json;
  expect(JSON.stringify(shownSealed.json(sealed().json(state)))).toBe(
    '{"__proto__":{"psk":"<psk>"},"more":[{"__proto__":"<token>"}]}',
  );
});

test('another key gives other marks, no key those that nobody can foretell', () => {
  const marks = [key, Buffer.alloc(32, 8), undefined, undefined].map((one) =>
    createSeal({ key: one, secrets: () => [['psk', 'guessable']] }).text('guessable'),
  );
  expect(new Set(marks).size).toBe(4);
});

test('what was equal stays equal, and what was not stays so', () => {
  const value: fc.Arbitrary<Json> = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>;
  const psk = fc.constantFrom('a-secret', 'other', 'abc', 'gAAAAA-token');
  const state = fc.record({ psk, name: fc.oneof(psk, fc.string()), more: value });
  fc.assert(
    fc.property(state, state, (one, two) => {
      const seal = sealed();
      const equal = sameJson(one as Json, two as Json);
      expect(sameJson(seal.json(one as Json), seal.json(two as Json))).toBe(equal);
      expect(sameJson(seal.json(one.psk), seal.json(two.psk))).toBe(one.psk === two.psk);
    }),
  );
});
