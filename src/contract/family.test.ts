import { expect, test } from 'vitest';
import { contractOf } from './contract.ts';
import { forFamily } from './family.ts';

test.each([
  [4, 68],
  [6, 1280],
] as const)('over IPv%i an mtu of %i is the least, sent or answered', (family, least) => {
  const contract = contractOf('virtuozzo', family);
  for (const [side, validate] of [
    ['request', contract.request],
    ['response', contract.response],
  ] as const) {
    const broken = (mtu: number) =>
      validate({ ipsec_site_connection: { mtu } }).filter(({ place }) => place[0] === 'mtu');
    expect([broken(least), broken(9000)]).toEqual([[], []]);
    expect(broken(least - 1).map(({ id }) => id)).toEqual([`${side}/mtu/minimum`]);
  }
});

test('a bound is settled at every depth, and a schema without one stays the same', () => {
  const bound = { minimum: 1, 'x-minimum-by-family': { '4': 10, '6': 20 } };
  const settled = (family: 4 | 6) => forFamily({ properties: { a: { properties: { b: bound } } } }, family);
  expect(settled(4).properties?.['a']?.properties?.['b']?.minimum).toBe(10);
  expect(settled(6).properties?.['a']?.properties?.['b']?.minimum).toBe(20);
  expect(forFamily({ type: 'integer', minimum: 5 }, 6)).toEqual({ type: 'integer', minimum: 5 });
});
