import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fqdnPattern, ipv4Pattern, ipv6Pattern } from './address-patterns.ts';
import { isIpOrFqdn } from './formats.ts';

const fits = (pattern: string, value: string) => new RegExp(pattern, 'u').test(value);
const isIpOrFqdnByPattern = (value: string) =>
  [ipv4Pattern, ipv6Pattern, fqdnPattern].some((pattern) => fits(pattern, value));

const label = fc.stringMatching(/^[A-Za-z0-9-]{0,66}$/);
const values = fc.oneof(
  fc.ipV4(),
  fc.ipV4Extended(),
  fc.ipV6(),
  fc.domain(),
  fc.array(label, { maxLength: 6 }).map((labels) => labels.join('.')),
  fc.string({ unit: fc.constantFrom(...'0123456789abcdefF.:%-_ /') }),
  fc
    .array(fc.stringMatching(/^[0-9a-f]{0,5}$/), { minLength: 1, maxLength: 9 })
    .map((groups) => groups.join(':')),
);

test('the patterns find what Node and the format find', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(fits(ipv4Pattern, value)).toBe(isIPv4(value));
      expect(fits(ipv6Pattern, value)).toBe(isIPv6(value));
      expect(isIpOrFqdnByPattern(value)).toBe(isIpOrFqdn(value));
    }),
    { numRuns: 5000 },
  );
});
