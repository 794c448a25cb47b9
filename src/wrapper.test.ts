import { expect, test } from 'vitest';
import type { Json, JsonObject } from './model/json.ts';
import { unwrapped, wrap } from './wrapper.ts';

test('an update is wrapped as the page asks', () => {
  expect(wrap({ mtu: 1500 })).toEqual({ ipsec_site_connection: { mtu: 1500 } });
});

test.each<[Json | undefined, JsonObject | undefined]>([
  [{ ipsec_site_connection: { mtu: 1500 } }, { mtu: 1500 }],
  [{ ipsec_site_connection: {}, other: 1 }, {}],
  [{ ipsec_site_connection: [] }, undefined],
  [{ mtu: 1500 }, undefined],
  ['text', undefined],
  [undefined, undefined],
])('in %j is wrapped %j', (body, inner) => {
  expect(unwrapped(body)).toEqual(inner);
});
