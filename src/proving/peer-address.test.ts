import { expect, test } from 'vitest';
import { isPeerAddress } from './peer-address.ts';

const LABEL_63 = 'a'.repeat(63);

test.each([
  '192.0.2.10',
  '10.136.18.138',
  '2001:db8::10',
  '::ffff:192.0.2.1',
  'gw.example.org',
  'GW-1.Example.ORG',
  'xn--bcher-kva.example',
  `${LABEL_63}.example`,
  `${LABEL_63}.${LABEL_63}.${LABEL_63}.${'a'.repeat(61)}`,
])('%s is a peer address', (text) => {
  expect(isPeerAddress(text)).toBe(true);
});

test.each([
  '',
  '.',
  'a b',
  '1.2.3',
  '999.1.1.1',
  '1.2.3.4/24',
  '10.01.02.03',
  'fe80::1%eth0',
  'a..b',
  'example.org.',
  '-a.example',
  'a-.example',
  'under_score.example',
  'single',
  `${'a'.repeat(64)}.example`,
  `${LABEL_63}.${LABEL_63}.${LABEL_63}.${'a'.repeat(62)}`,
])('"%s" is not a peer address', (text) => {
  expect(isPeerAddress(text)).toBe(false);
});
