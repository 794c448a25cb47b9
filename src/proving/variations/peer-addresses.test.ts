import { expect, test } from 'vitest';
import { askStrict, named } from '../ask.ts';
import { peerAddresses } from './peer-addresses.ts';

test.each([
  [4, 'gw.example.org', '192.0.2.53'],
  [6, 'gw.example.org', '2001:db8::53'],
  [4, '203.0.113.5', '203.0.113.5'],
  [4, 'a b', undefined],
] as const)('names-resolved in IPv%i shows "%s" as %s', async (family, sent, shown) => {
  const ask = askStrict([named(peerAddresses, 'names-resolved')], family);
  expect((await ask.put({ peer_address: sent })).shown?.['peer_address']).toBe(shown);
});

test.each([
  ['127.0.0.1', 400],
  ['0.0.0.0', 400],
  ['239.1.1.1', 400],
  ['::1', 400],
  ['ff02::1', 400],
  ['192.0.2.10', 200],
  ['10.136.18.138', 200],
  ['2001:db8::10', 200],
  ['gw.example.org', 200],
])('special-addresses-refused answers %s %i', async (peer_address, status) => {
  expect(
    (await askStrict([named(peerAddresses, 'special-addresses-refused')]).put({ peer_address })).status,
  ).toBe(status);
});
