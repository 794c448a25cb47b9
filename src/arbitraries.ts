/**
 * fast-check arbitraries of updates and connections, for property tests of clients and servers.
 * @module vpnaas-conformance/arbitraries
 */
import fc from 'fast-check';
import { type Contract, contractOf } from './contract/contract.ts';
import { UsageError } from './errors.ts';
import { withValue } from './generate/body.ts';
import { breakingValues } from './generate/breaking.ts';
import { sequences } from './generate/sequences.ts';
import { unitsOf } from './generate/units.ts';
import { fullUpdates, validUpdates as updatesOf } from './generate/valid.ts';
import { merged } from './merged.ts';
import type { JsonObject } from './model/json.ts';
import type { Family, TargetParameters } from './model/plan.ts';
import { unwrapped, wrap } from './wrapper.ts';

/** What the values are drawn for. */
export interface Drawing {
  /** Default: `virtuozzo`, the page as written. */
  readonly profile?: string;
  /** IP version of the connection's local side; default 4. */
  readonly family?: Family;
  /** A name that the server resolves; without it no names are drawn for `peer_address`. */
  readonly fqdn?: string;
  /** Ids of endpoint groups that are there; without them no endpoint groups are drawn. */
  readonly endpointGroups?: { readonly local: string; readonly peer: string };
}

/** The body of an update, with its wrapper. */
export interface Update {
  readonly ipsec_site_connection: JsonObject;
}

/** Bodies of updates that break nothing, of any attributes together. */
export function validBodies(drawing: Drawing = {}): fc.Arbitrary<Update> {
  return updatesOf(unitsIn(drawing)).map(body);
}

/**
 * Bodies of updates that break one clause, such as `request/mtu/minimum`, and nothing else, beside valid attributes or alone.
 * @throws UsageError for a clause that no value alone can break; {@link breakableClauses} has the others
 */
export function breakingBodies(clause: string, drawing: Drawing = {}): fc.Arbitrary<Update> {
  const contract = contractIn(drawing);
  const constraint = contract.constraints.find(({ id }) => id === clause);
  const breaking =
    constraint && breakable(contract, clause, drawing) ? breakingValues(constraint) : undefined;
  if (!constraint || !breaking)
    throw new UsageError(`"${clause}" is not a clause that a value can break: breakableClauses() has those`);
  const { place } = constraint;
  const values = fc.oneof(fc.constantFrom(...breaking.telling), breaking.arbitrary);
  const around = fc.oneof(fullUpdates(unitsIn(drawing)), fc.constant(needed(place, drawing)));
  return fc
    .tuple(around, values)
    .map(([update, value]) => body(withValue(update, place, value)))
    .filter((one) => {
      const broken = contract.request(wrap(one.ipsec_site_connection));
      return broken.includes(constraint) && broken.every((other) => other.place.join() === place.join());
    });
}

/** Ids of the clauses that {@link breakingBodies} has bodies for. */
export function breakableClauses(drawing: Drawing = {}): readonly string[] {
  const contract = contractIn(drawing);
  return contract.constraints.map(({ id }) => id).filter((id) => breakable(contract, id, drawing));
}

/** Connections as a server stores them: the page's own, with other values for what an update can set. */
export function connections(drawing: Drawing = {}): fc.Arbitrary<JsonObject> {
  const { response } = contractIn(drawing).examples;
  const example = unwrapped(response) ?? {};
  return fullUpdates(unitsIn(drawing)).map((update) => merged(example, update));
}

/** Valid updates one after the other, each with the connection as it has to be afterwards. */
export function updateSequences(
  drawing: Drawing = {},
): fc.Arbitrary<{ readonly initial: JsonObject; readonly steps: readonly Step[] }> {
  return fc
    .tuple(connections(drawing), sequences(unitsIn(drawing), { motifs: 1 }))
    .map(([initial, moves]) => {
      let stored = initial;
      const steps = moves.map(({ update }) => {
        stored = merged(stored, update);
        return { update: body(update), stored };
      });
      return { initial, steps };
    });
}

/** One update of a sequence, and the connection after it. */
export interface Step {
  readonly update: Update;
  readonly stored: JsonObject;
}

function contractIn({ profile = 'virtuozzo', family = 4 }: Drawing): Contract {
  return contractOf(profile, family);
}

function unitsIn(drawing: Drawing) {
  const { family = 4, fqdn, endpointGroups } = drawing;
  const parameters: TargetParameters = {
    family,
    hidden: [],
    ...(fqdn !== undefined && { fqdn }),
    ...(endpointGroups && { endpointGroups }),
  };
  return unitsOf(contractIn(drawing), parameters);
}

function breakable(contract: Contract, clause: string, drawing: Drawing): boolean {
  const constraint = contract.constraints.find(({ id }) => id === clause);
  if (constraint?.side !== 'request') return false;
  const { place } = constraint;
  if (place[0] === 'body' || place[0] === 'ipsec_site_connection') return false;
  return (breakingValues(constraint)?.telling ?? []).some((value) => {
    const broken = contract.request(wrap(withValue(needed(place, drawing), place, value)));
    return broken.includes(constraint) && broken.every((one) => one.place.join() === place.join());
  });
}

/** What an attribute cannot come without: endpoint groups come together. */
function needed([attribute = '']: readonly string[], { endpointGroups }: Drawing): JsonObject {
  if (!attribute.endsWith('_ep_group_id') || !endpointGroups) return {};
  return { local_ep_group_id: endpointGroups.local, peer_ep_group_id: endpointGroups.peer };
}

function body(update: JsonObject): Update {
  return { ipsec_site_connection: update };
}
