import { expect, test } from 'vitest';
import { fqdnPattern, ipv4Pattern, ipv6Pattern } from './address-patterns.ts';
import { isIpOrFqdn } from './formats.ts';

const isByPattern = (value: string) =>
  [ipv4Pattern, ipv6Pattern, fqdnPattern].some((pattern) => new RegExp(pattern, 'u').test(value));

const label63 = 'a'.repeat(63);
const name253 = `${`${label63}.`.repeat(3)}${'b'.repeat(61)}`;

test('the long name has 253 characters', () => {
  expect(name253).toHaveLength(253);
});

test.each([
  '0.0.0.0',
  '192.0.2.1',
  '255.255.255.255',
  '::',
  '::1',
  '2001:db8::1',
  '2001:DB8:0:0:0:0:0:1',
  'fe80::1%eth0',
  '2001:db8:1:2:3:4:5:6',
  '::ffff:192.0.2.1',
  'gw.example.org',
  'GW-2.Example.ORG',
  'localhost',
  'example.org.',
  '300.1.1.example',
  '1.2.3.4a',
  '3com.example',
  'xn--bcher-kva.example',
  `${label63}.example`,
  name253,
  `${name253}.`,
])('%s is an address or a name', (value) => {
  expect(isIpOrFqdn(value)).toBe(true);
  expect(isByPattern(value)).toBe(true);
});

test.each([
  '',
  '.',
  ' ',
  '256.1.1.1',
  '1.1.1.256',
  '999.1.1.1',
  '1.2.3.4.5',
  '192.0.2',
  '2130706433',
  '192.0.2.010',
  '203.0.113.7/32',
  '203.0.113.7:500',
  ' 192.0.2.1',
  '192.0.2.1\n',
  '2001:db8:::1',
  '2001:db8::1::2',
  '2001:db8::12345',
  '2001:db8::/32',
  '1:2:3:4:5:6:7:8:9',
  '1:2:3:4:5:6:7',
  '[2001:db8::1]',
  '::ffff:192.0.2.256',
  'a..example.org',
  '.example.org',
  'example.org..',
  'a b.example.org',
  'a_b.example.org',
  '-a.example.org',
  'a-.example.org',
  'gw.example.123',
  'bücher.example',
  'user@example.org',
  'https://example.org',
  `${'a'.repeat(64)}.example`,
  `${name253}c`,
  `${name253}c.`,
])('%j is neither an address nor a name', (value) => {
  expect(isIpOrFqdn(value)).toBe(false);
  expect(isByPattern(value)).toBe(false);
});
