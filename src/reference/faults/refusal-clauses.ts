import { requestClause, storedPlaces } from './places.ts';

/** The clauses that say which content is refused, in the words of the page's request table. */
export const refusalClauses: readonly string[] = [
  'request/body/type',
  'request/ipsec_site_connection/required',
  'request/ipsec_site_connection/type',
  ...[...storedPlaces, 'dpd', 'local_ep_group_id', 'peer_ep_group_id'].map((place) =>
    requestClause(place, 'type'),
  ),
  'request/peer_address/format',
  'request/initiator/enum',
  'request/mtu/minimum',
  'request/dpd/action/enum',
  'request/dpd/interval/exclusiveMinimum',
  'request/dpd/timeout/exclusiveMinimum',
  'request/dpd/timeout/x-greater-than',
  'status/400/malformed-json',
  'status/400/no-body',
];
