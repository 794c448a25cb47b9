import fc from 'fast-check';
import { contractOf } from '../src/contract/contract.ts';
import { type Unit, unitsOf } from '../src/generate/units.ts';
import { validUpdates } from '../src/generate/valid.ts';
import type { JsonObject } from '../src/model/json.ts';
import { connectionIds, createStore } from '../src/reference/store.ts';

/** The contract, the units and some valid updates that the benchmarks share. */
export const contract = contractOf('virtuozzo', 4);

const stored = createStore().connections.get(connectionIds.ipv4)?.connection;

export const endpointGroups = {
  local: String(stored?.local_ep_group_id),
  peer: String(stored?.peer_ep_group_id),
};

/** Every unit that the embedded server has values for. */
export const units: readonly Unit[] = unitsOf(contract, { family: 4, endpointGroups, hidden: [] });

/** Request bodies that the embedded server carries out; the same ones every time. */
export const validBodies: readonly JsonObject[] = fc
  .sample(validUpdates(units), { numRuns: 200, seed: 1 })
  .map((update) => ({ ipsec_site_connection: update }));
