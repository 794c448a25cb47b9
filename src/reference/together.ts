import type { Connection, Update } from './connection.ts';
import { Refusal } from './refusal.ts';
import type { Entry, Store } from './store.ts';

/** An update whose attributes are each valid, next to the connection it is for. */
export interface Attempt {
  readonly sent: Update;
  readonly entry: Entry;
  readonly merged: Connection;
  readonly store: Store;
}

/** Judges an update as a whole. */
export type Together = (attempt: Attempt) => Refusal | undefined;

const minimumMtu = { 4: 68, 6: 1280 } as const;

/** Page row timeout: greater than the interval, on the values that would be in force afterwards. */
const dpd: Together = ({ sent, merged: { dpd } }) =>
  sent.dpd === undefined || dpd.timeout > dpd.interval
    ? undefined
    : new Refusal(
        'invalid',
        'IPsecSiteConnectionDpdIntervalValueError',
        `ipsec_site_connection dpd timeout ${dpd.timeout} must be greater than dpd interval ${dpd.interval}`,
      );

/** Page row mtu: at least 68 for IPv4 and 1280 for IPv6, which is the family of the local side. */
const mtu: Together = ({ sent, entry: { family } }) =>
  sent.mtu === undefined || sent.mtu >= minimumMtu[family]
    ? undefined
    : new Refusal(
        'invalid',
        'IPsecSiteConnectionMtuError',
        `ipsec_site_connection MTU ${sent.mtu} is too small for ipv${family}: at least ${minimumMtu[family]}`,
      );

/** Page rows local_ep_group_id and peer_ep_group_id: groups that exist, of the right side and family. */
const groups: Together = ({ sent, entry, store }) => {
  const asked = { local: sent.local_ep_group_id, peer: sent.peer_ep_group_id };
  for (const side of ['local', 'peer'] as const) {
    const id = asked[side];
    if (id === undefined) continue;
    const group = store.groups.get(id);
    if (group === undefined)
      return new Refusal(
        'groupNotFound',
        'VPNEndpointGroupNotFound',
        `Endpoint group ${id} could not be found`,
      );
    if (group.side !== side)
      return new Refusal(
        'invalid',
        'WrongEndpointGroupType',
        `Endpoint group ${id} is not for the ${side} side`,
      );
    if (group.family !== entry.family)
      return new Refusal(
        'invalid',
        'MixedIPVersionsForIPSecConnection',
        `Endpoint group ${id} is of IPv${group.family}, the connection of IPv${entry.family}`,
      );
  }
  return undefined;
};

/** OpenStack: a connection that is being created, updated or deleted takes no update, not even `{}`. */
const state: Together = ({ entry: { connection } }) =>
  connection.status.startsWith('PENDING_')
    ? new Refusal(
        'invalid',
        'VPNStateInvalidToUpdate',
        `Invalid state ${connection.status} of ipsec_site_connection ${connection.id} for updating`,
      )
    : undefined;

/** The checks that need more than one attribute, in the order they are made. */
export const together = { groups, dpd, mtu, state } as const;
