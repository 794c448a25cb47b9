import { isIPv4, isIPv6 } from 'node:net';
import type { Fault } from '../fault.ts';
import { refusing } from './alter.ts';
import { kebab, requestClause } from './places.ts';

type Test = (value: string) => boolean;
type Row = readonly [place: string, name: string, what: string, test: Test, more?: Partial<Fault>];

const has = (pattern: RegExp) => (value: string) => pattern.test(value);
const isEmpty: Test = (value) => value === '';
const isName: Test = (value) => /[a-z]/i.test(value) && !value.includes('@') && !isIPv6(value);

const rows: readonly Row[] = [
  ['name', 'empty', 'an empty name', isEmpty, { metIn: 'docs.otc.t-systems.com' }],
  ['name', 'of-one-letter', 'a name of one character', (value) => value.length === 1],
  ['name', 'of-64', 'a name of 64 characters', (value) => value.length === 64],
  ['name', 'with-quote', 'a quotation mark in the name', has(/"/)],
  ['name', 'with-blank', 'a blank in the name', has(/ /)],
  ['description', 'empty', 'an empty description', isEmpty],
  ['description', 'of-64', 'a description of 64 characters', (value) => value.length === 64],
  ['description', 'with-angle-bracket', 'an angle bracket in the description', has(/</)],
  ['local_id', 'empty', 'an empty local_id', isEmpty],
  ['local_id', 'e-mail', 'an e-mail address as local_id', has(/@/)],
  ['local_id', 'name', 'a name as local_id', isName],
  ['psk', 'with-punctuation', 'a psk with other characters than letters, digits and hyphens', has(/[^\w-]/)],
  ['psk', 'with-blank', 'a psk with a blank', has(/ /)],
  ['psk', 'above-32', 'a psk of more than 32 characters', (value) => value.length > 32],
  ['peer_id', 'e-mail', 'an e-mail address as peer_id', has(/@/)],
  ['peer_id', 'e-mail-with-plus', 'an e-mail address with a plus sign as peer_id', has(/\+.*@/)],
  ['peer_id', 'ipv6', 'an IPv6 address as peer_id', isIPv6],
  ['peer_id', 'ipv4', 'an IPv4 address as peer_id', isIPv4],
  ['peer_id', 'name', 'a name as peer_id', isName],
  ['peer_address', 'of-198-51-100', 'an address of 198.51.100.0/24', has(/^198\.51\.100\./)],
  ['peer_address', 'ipv6', 'an IPv6 address as peer_address', isIPv6, { family: 6 }],
  [
    'peer_address',
    'name',
    'a name that resolves as peer_address',
    isName,
    { seenBy: ['request/peer_address/accepted-name'], metIn: 'LP#1225128' },
  ],
];

/** Texts of which no row of the page forbids any, and that are refused. */
export const refusesTexts: readonly Fault[] = rows.map(([place, name, what, test, more]) => ({
  name: `${kebab(place)}-${name}-refused`,
  says: `${what} is refused`,
  kind: 'refuses what is valid',
  seenBy: [requestClause(place, 'accepted'), 'request/combined/accepted'],
  alsoBy: ['request/', 'state/'],
  behave: () => refusing(place, (value) => typeof value === 'string' && test(value)),
  ...more,
}));
