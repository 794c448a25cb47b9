import type { JsonObject } from '../json-object.ts';
import { type Connection, type Dpd, ENDPOINT_GROUPS } from './connection.ts';
import { Refusal } from './refusal.ts';

/**
 * The connection after an update whose attributes are each valid: what is sent replaces what is stored, dpd key by key.
 * Refuses a lone or misplaced endpoint group and a timeout not above the interval (400), an unknown group (404).
 */
export function updated(stored: Connection, sent: JsonObject): Connection {
  refuseGroups(sent);
  const dpd: Dpd = { ...stored.dpd, ...(sent['dpd'] as Partial<Dpd> | undefined) };
  if (dpd.timeout <= dpd.interval) {
    throw new Refusal(400, 'dpd.timeout', `${dpd.timeout} is not greater than the interval ${dpd.interval}`);
  }
  return { ...stored, ...sent, dpd };
}

function refuseGroups(sent: JsonObject): void {
  const { local_ep_group_id: local, peer_ep_group_id: peer } = sent;
  if (local === undefined && peer === undefined) return;
  if (local === undefined) throw new Refusal(400, 'peer_ep_group_id', 'is sent without local_ep_group_id');
  if (peer === undefined) throw new Refusal(400, 'local_ep_group_id', 'is sent without peer_ep_group_id');
  refuseGroup('local_ep_group_id', local, ENDPOINT_GROUPS.local, ENDPOINT_GROUPS.peer);
  refuseGroup('peer_ep_group_id', peer, ENDPOINT_GROUPS.peer, ENDPOINT_GROUPS.local);
}

function refuseGroup(
  at: string,
  id: unknown,
  ofThisSide: readonly unknown[],
  ofTheOther: readonly unknown[],
): void {
  if (ofTheOther.includes(id)) throw new Refusal(400, at, 'is an endpoint group of the other side');
  if (!ofThisSide.includes(id)) throw new Refusal(404, at, 'is not a known endpoint group');
}
