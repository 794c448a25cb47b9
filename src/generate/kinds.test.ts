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
