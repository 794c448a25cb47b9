import fc from 'fast-check';
import type { Json } from '../model/json.ts';
import type { TargetParameters } from '../model/plan.ts';

/** Values that lie surely inside a documented type: the telling ones first, and an arbitrary for more. */
export interface Values {
  readonly telling: readonly Json[];
  readonly arbitrary: fc.Arbitrary<Json>;
}

const alphanumeric = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const punctuation = [...' !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'];
const character = fc.constantFrom(...alphanumeric, ...punctuation);
const letter = fc.constantFrom(...alphanumeric);
const lowerCase = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
const octet = fc.integer({ min: 1, max: 254 });
const group = fc.integer({ min: 1, max: 0xffff }).map((n) => n.toString(16));
const domain = fc
  .string({ unit: lowerCase, minLength: 1, maxLength: 20, size: 'max' })
  .map((label) => `gw-${label}.example.org`);

/** Printable ASCII without blanks at the edges. */
const printable = (minLength: number, maxLength: number) =>
  fc
    .tuple(
      letter,
      fc.string({ unit: character, minLength: minLength - 2, maxLength: maxLength - 2, size: 'max' }),
      letter,
    )
    .map(([first, middle, last]) => `${first}${middle}${last}`);

const ipv4: Values = {
  telling: ['198.51.100.7', '203.0.113.254', '192.0.2.1'],
  arbitrary: fc
    .tuple(fc.constantFrom('192.0.2', '198.51.100', '203.0.113'), octet)
    .map(([net, host]) => `${net}.${host}`),
};

/** In the form of RFC 5952, so that a server may rewrite addresses canonically. */
const ipv6: Values = {
  telling: ['2001:db8::1', '2001:db8:fffe::7', '2001:db8:1:2:3:4:5:6'],
  arbitrary: fc.tuple(group, group).map(([a, b]) => `2001:db8:${a}::${b}`),
};

const text: Values = {
  telling: ['Office Berlin, 2nd  floor', 'A', `R&D <b>"it's" 100% {0} \\ %s`, `Long-${'Aa0'.repeat(19)}zZ`],
  arbitrary: printable(2, 64),
};

const secret: Values = {
  telling: ['Test-Key-8', `Kx7 <&>"' \\ %s {0} ~z`, `Key-${'Aa0'.repeat(20)}`],
  arbitrary: printable(8, 64),
};

const plainSecret: Values = {
  telling: ['Test-Key-8', `Key-${'Aa0'.repeat(20)}`, 'k-0123456789-K'],
  arbitrary: fc
    .tuple(
      letter,
      fc.string({ unit: fc.constantFrom(...alphanumeric, '-'), minLength: 6, maxLength: 62, size: 'max' }),
      letter,
    )
    .map(([first, middle, last]) => `${first}${middle}${last}`),
};

const name: Values = { telling: ['gw.example.org', 'Site-2.vpn.example.net'], arbitrary: domain };

const email: Values = {
  telling: ['vpn@example.org', 'Branch.Office+7@example.net'],
  arbitrary: domain.map((host) => `vpn@${host}`),
};

const empty: Values = { telling: [''], arbitrary: fc.constant('') };

const constant = (value: Json): Values => ({ telling: [value], arbitrary: fc.constant(value) });

/** The kinds that `x-surely-valid` names; undefined where the target parameters give no such value. */
export const kinds: Readonly<Record<string, (parameters: TargetParameters) => Values | undefined>> = {
  text: () => text,
  secret: () => secret,
  'plain-secret': () => plainSecret,
  empty: () => empty,
  ipv4: () => ipv4,
  ipv6: () => ipv6,
  email: () => email,
  name: () => name,
  address: ({ family }) => (family === 4 ? ipv4 : ipv6),
  'local-group': ({ endpointGroups }) => endpointGroups && constant(endpointGroups.local),
  'peer-group': ({ endpointGroups }) => endpointGroups && constant(endpointGroups.peer),
};
