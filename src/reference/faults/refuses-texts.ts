import { isIPv4, isIPv6 } from 'node:net';
import type { Fault } from '../fault.ts';
import { refusing } from './alter.ts';
import { kebab, requestClause } from './places.ts';

type Test = (value: string) => boolean;

const refused = (place: string, suffix: string, what: string, test: Test, metIn?: string): Fault => ({
  name: `${kebab(place)}-${suffix}-refused`,
  says: `${what} in ${place} is refused`,
  kind: 'refuses what is valid',
  seenBy: [requestClause(place, 'accepted')],
  alsoBy: ['request/combined/accepted', 'request/', 'state/'],
  ...(metIn !== undefined && { metIn }),
  behave: () => refusing(place, (value) => typeof value === 'string' && test(value)),
});

const isName: Test = (value) => /[a-z]/i.test(value) && !value.includes('@') && !isIPv6(value);
const long = (most: number) => (value: string) => value.length > most;

/** Texts of which no row of the page forbids any, and that are refused. */
export const refusesTexts: readonly Fault[] = [
  ...['name', 'description', 'local_id'].map((place) =>
    refused(place, 'empty', 'an empty text', (value) => value === '', 'gophercloud UpdateOpts'),
  ),
  ...['name', 'description'].flatMap((place) => [
    refused(place, 'of-one-letter', 'a text of one character', (value) => value.length === 1),
    refused(place, 'of-64', 'a text of 64 characters', (value) => value.length === 64),
    refused(place, 'with-quote', 'a quotation mark', (value) => value.includes('"')),
    refused(place, 'with-backslash', 'a backslash', (value) => value.includes('\\')),
    refused(place, 'with-blank', 'a blank', (value) => value.includes(' ')),
  ]),
  refused('psk', 'with-punctuation', 'any character but letters, digits and hyphens', (value) =>
    /[^\w-]/.test(value),
  ),
  refused('psk', 'with-blank', 'a blank', (value) => value.includes(' ')),
  refused('psk', 'above-32', 'a text of more than 32 characters', long(32)),
  refused('psk', 'without-digit', 'a text without a digit', (value) => !/\d/.test(value)),
  refused('peer_id', 'e-mail', 'an e-mail address', (value) => value.includes('@')),
  refused('peer_id', 'e-mail-with-plus', 'a plus sign', (value) => value.includes('+')),
  refused('peer_id', 'ipv6', 'an IPv6 address', isIPv6),
  refused('peer_id', 'ipv4', 'an IPv4 address', isIPv4),
  refused('peer_id', 'name', 'a name', isName),
  refused('local_id', 'e-mail', 'an e-mail address', (value) => value.includes('@')),
  refused('local_id', 'name', 'a name', isName),
  refused('local_id', 'with-capitals', 'a capital letter', (value) => /[A-Z]/.test(value)),
  refused('peer_address', 'documentation-network', 'an address of 198.51.100.0/24', (value) =>
    value.startsWith('198.51.100.'),
  ),
  refused('peer_address', 'ending-in-254', 'an address that ends in 254', (value) => value.endsWith('.254')),
  { ...refused('peer_address', 'ipv6', 'an IPv6 address', isIPv6), family: 6 },
  {
    ...refused('peer_address', 'name', 'a name that resolves', isName, 'LP#1225128'),
    seenBy: ['request/peer_address/accepted-name'],
  },
];
