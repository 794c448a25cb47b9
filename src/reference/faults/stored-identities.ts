import { isIPv6 } from 'node:net';
import type { Fault } from '../fault.ts';
import { merge } from '../merge.ts';
import { keeping, merging } from './alter.ts';
import { kebab, storedClause } from './places.ts';

type Change = (value: string) => string | undefined;
type Row = readonly [place: string, name: string, says: string, change: Change, more?: Partial<Fault>];

const kind = 'changes what is stored';
const isIPv4Like = (value: string) => /^[\d.]+$/.test(value);

const rows: readonly Row[] = [
  ['peer_id', 'in-lower-case', 'peer_id is stored in lower case', (value) => value.toLowerCase()],
  [
    'peer_id',
    'with-at-sign',
    'a peer_id that is no address is stored behind an at sign',
    (value) => (isIPv4Like(value) || isIPv6(value) ? value : `@${value}`),
  ],
  [
    'peer_id',
    'plus-is-blank',
    'a plus sign in peer_id is stored as a blank',
    (value) => value.replace('+', ' '),
  ],
  [
    'peer_id',
    'ipv6-expanded',
    'an IPv6 address as peer_id is stored with its zeros',
    (value) => (isIPv6(value) ? value.replace('::', ':0:0:0:') : value),
  ],
  [
    'peer_id',
    'not-stored',
    'an update of peer_id is accepted and leaves the one before',
    () => undefined,
    { metIn: 'opentelekomcloud/terraform #3149' },
  ],
  [
    'local_id',
    'empty-becomes-address',
    'an empty local_id is stored as an address',
    (value) => value || '192.0.2.1',
  ],
  [
    'local_id',
    'without-domain',
    'of a name as local_id only the first label is stored',
    (value) => value.split('.')[0],
  ],
  [
    'peer_address',
    'host-zeroed',
    'the last octet of an IPv4 peer_address is stored as 0',
    (value) => value.replace(/^((\d+\.){3})\d+$/, '$10'),
  ],
  [
    'peer_address',
    'with-prefix-stored',
    'peer_address is stored with a prefix length',
    (value) => (isIPv4Like(value) ? `${value}/32` : value),
    { seenBy: ['response/peer_address/format', storedClause('peer_address')] },
  ],
  [
    'peer_address',
    'name-cut-at-dot',
    'of a name as peer_address only the first label is stored',
    (value) => (/[g-z]/.test(value) ? value.split('.')[0] : value),
    {
      seenBy: ['request/peer_address/accepted-name', storedClause('peer_address')],
      metIn: 'LP#1225128',
    },
  ],
];

/** Identities and addresses that are stored otherwise than they were sent. */
export const storedIdentities: readonly Fault[] = [
  ...rows.map(
    ([place, name, says, change, more]): Fault => ({
      name: `${kebab(place)}-${name}`,
      says,
      kind,
      seenBy: [storedClause(place)],
      behave: () => keeping(place, (value) => (typeof value === 'string' ? change(value) : value)),
      ...more,
    }),
  ),
  {
    name: 'identities-exchanged',
    says: 'peer_id and local_id are stored in each other',
    kind,
    seenBy: [storedClause('peer_id'), storedClause('local_id')],
    alsoBy: ['state/unsent/'],
    behave: () =>
      merging((stored, { peer_id: remote, local_id: own, ...sent }) =>
        merge(stored, {
          ...sent,
          ...(remote !== undefined && { local_id: remote }),
          ...(own !== undefined && { peer_id: own }),
        }),
      ),
  },
  {
    name: 'description-stored-as-name',
    says: 'a description is stored as the name',
    kind,
    seenBy: [storedClause('description')],
    alsoBy: ['state/'],
    behave: () =>
      merging((stored, { description, ...sent }) =>
        merge(stored, { ...sent, ...(description !== undefined && { name: description }) }),
      ),
  },
];
