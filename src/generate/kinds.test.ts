import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinds } from './kinds.ts';

const drawn = (kind: string, family: 4 | 6 = 4) => {
  const values = kinds[kind]?.({ family, hidden: [] });
  return values ? fc.sample(values.arbitrary, { seed: 1, numRuns: 2000 }).map(String) : [];
};

test.each([
  ['text', 2, 64],
  ['secret', 8, 64],
  ['plain-secret', 8, 64],
  ['name', 16, 35],
  ['email', 20, 39],
  ['empty', 0, 0],
])('lengths of %s are drawn from %i to %i characters', (kind, least, most) => {
  const lengths = drawn(kind).map((value) => value.length);
  expect([Math.min(...lengths), Math.max(...lengths)]).toEqual([least, most]);
});

test('texts are drawn with every printable character', () => {
  const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
  expect([...new Set(drawn('text').join(''))].sort()).toEqual(printable);
});

test.each([
  ['address', 4, /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/],
  ['address', 6, /^2001:db8:[0-9a-f]{1,4}::[0-9a-f]{1,4}$/],
  ['name', 4, /^gw-[a-z0-9]+\.example\.org$/],
  ['email', 4, /^vpn@gw-[a-z0-9]+\.example\.org$/],
] as const)('every %s over IPv%i is one for documentation', (kind, family, form) => {
  expect(drawn(kind, family).filter((value) => !form.test(value))).toEqual([]);
});

test('plain secrets are drawn with letters, digits and hyphens, and every one of them', () => {
  const plain = [...'-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'];
  expect([...new Set(drawn('plain-secret').join(''))].sort()).toEqual(plain);
});

test.each([
  ['text', /^[\x21-\x7e]([\x20-\x7e]{0,62}[\x21-\x7e])?$/],
  ['secret', /^[\x21-\x7e][\x20-\x7e]{6,62}[\x21-\x7e]$/],
  ['plain-secret', /^[A-Za-z0-9][A-Za-z0-9-]{6,62}[A-Za-z0-9]$/],
  ['ipv4', /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/],
  ['ipv6', /^2001:db8:[0-9a-f:]+$/],
  ['name', /^[A-Za-z0-9.-]+\.example\.(org|net)$/],
  ['email', /^[A-Za-z.+0-9]+@([A-Za-z0-9.-]+\.)?example\.(org|net)$/],
])('every %s that tells is of its form, and stands once', (kind, form) => {
  const telling = kinds[kind]?.({ family: 4, hidden: [] })?.telling ?? [];
  expect(telling.length).toBeGreaterThan(1);
  expect(telling.filter((value) => !form.test(String(value)))).toEqual([]);
  expect(new Set(telling).size).toBe(telling.length);
});

test.each(['text', 'secret', 'plain-secret'])('a %s of 64 characters is told', (kind) => {
  const telling = kinds[kind]?.({ family: 4, hidden: [] })?.telling ?? [];
  expect(Math.max(...telling.map((value) => String(value).length))).toBe(64);
});

test('groups are those of the target, and none where it has none', () => {
  const of = (kind: string, endpointGroups?: { local: string; peer: string }) =>
    kinds[kind]?.({ family: 4, hidden: [], ...(endpointGroups && { endpointGroups }) });
  const groups = { local: 'l', peer: 'p' };
  expect([of('local-group', groups)?.telling, of('peer-group', groups)?.telling]).toEqual([['l'], ['p']]);
  expect([of('local-group'), of('peer-group')]).toEqual([undefined, undefined]);
});
