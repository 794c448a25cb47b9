import type { Fault } from '../fault.ts';
import { showing } from './wire-answer.ts';
import { changedAt } from './wire-connection.ts';

/** Places of the response table whose rows are not marked as optional. */
const required = [
  'tenant_id',
  'project_id',
  'peer_address',
  'peer_id',
  'mtu',
  'psk',
  'admin_state_up',
  'status',
  'vpnservice_id',
  'ikepolicy_id',
  'ipsecpolicy_id',
  'dpd/timeout',
  'dpd/action',
];

/** Places that are marked as optional, or stand in the example only. */
const expected = [
  'id',
  'name',
  'description',
  'local_id',
  'route_mode',
  'auth_mode',
  'initiator',
  'dpd',
  'dpd/interval',
  'local_ep_group_id',
  'peer_ep_group_id',
  'peer_cidrs',
  'split_selector',
];

/** Answers to updates that lack one attribute. */
export const absent: readonly Fault[] = [
  ...required.map((place) => lacking(place, 'required')),
  ...expected.map((place) => lacking(place, 'x-expected')),
];

function lacking(place: string, keyword: string): Fault {
  return {
    name: `answers-without-${place.replace('/', '-').replaceAll('_', '-')}`,
    says: `the answer to an update has no ${place.replace('/', '.')}`,
    kind: 'lies in the answer',
    seenBy: [`response/${place}/${keyword}`],
    ...(place.includes('/') && { alsoBy: ['state/response/equals-read'] }),
    wire: showing((shown) => changedAt(shown, place, () => undefined)),
  };
}
