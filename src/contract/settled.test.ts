import { expect, test } from 'vitest';
import { contractOf } from './contract.ts';
import { settled } from './settled.ts';

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
  const least = (family: 4 | 6) => settled({ properties: { a: { properties: { b: bound } } } }, family);
  expect(least(4).properties?.['a']?.properties?.['b']?.minimum).toBe(10);
  expect(least(6).properties?.['a']?.properties?.['b']?.minimum).toBe(20);
  expect(settled({ type: 'integer', minimum: 5 }, 6)).toEqual({ type: 'integer', minimum: 5 });
});

test('source and level hold for all that is in a schema, until something in it says otherwise', () => {
  const around = { 'x-source': 'outer', 'x-origin': 'openstack', 'x-level': 'should' } as const;
  const { properties } = settled(
    {
      ...around,
      properties: {
        silent: { type: 'string' },
        other: { type: 'string', 'x-source': 'inner', 'x-level': 'info' },
      },
    },
    4,
  );
  expect(properties).toEqual({
    silent: { type: 'string', ...around },
    other: { type: 'string', 'x-source': 'inner', 'x-level': 'info' },
  });
});

test('of what is not asked nothing is left but why', () => {
  const why = { type: 'no row' };
  expect(settled({ type: 'string', enum: ['a'], 'x-not-asked': true, 'x-why': why }, 4)).toEqual({
    'x-not-asked': true,
    'x-why': why,
  });
});

test('a source of its own does not take over the origin of what is around it', () => {
  const around = { 'x-source': 'outer', 'x-origin': 'openstack' } as const;
  const { properties } = settled({ ...around, properties: { own: { 'x-source': 'inner' }, none: {} } }, 4);
  expect(properties).toStrictEqual({ own: { 'x-source': 'inner' }, none: around });
});

test('a bound for the other IP version alone leaves the least value as it is', () => {
  const schema = { minimum: 5, 'x-minimum-by-family': { '4': 10 } };
  expect(settled(schema, 6)).toStrictEqual(schema);
});
