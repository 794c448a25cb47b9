import { merged } from '../merged.ts';
import type { JsonObject } from '../model/json.ts';
import { changesBetween } from './changes.ts';
import type { Fate } from './fate.ts';
import { isMasked } from './stored.ts';

/** An update of one connection that was answered. */
export interface Sent {
  readonly attributes: JsonObject;
  readonly valid: boolean;
  readonly fate: Fate;
}

/** What a connection may hold: one of these states, but for attributes of which nobody can know the value. */
export interface Possible {
  readonly states: readonly JsonObject[];
  readonly unknown: ReadonlySet<string>;
}

/** Nothing is in doubt. */
export function certain(state: JsonObject): Possible {
  return { states: [state], unknown: new Set() };
}

/**
 * What a connection may hold after updates that were sent at the same time: the result of each order of those that were
 * carried out. What an invalid update stored is unknown, as it was not to be carried out.
 */
export function afterUpdates({ states, unknown }: Possible, sent: readonly Sent[]): Possible {
  const carried = sent.filter(({ fate }) => fate !== 'not done');
  const valid = carried.filter((one) => one.valid);
  const namesOf = (some: readonly Sent[]) => some.flatMap(({ attributes }) => Object.keys(attributes));
  const known = carried.length === 1 && valid[0]?.fate === 'done' ? namesOf(valid) : [];
  const left = [...unknown].filter((name) => !known.includes(name));
  return {
    states: distinct(states.flatMap((state) => inAnyOrder(state, valid))),
    unknown: new Set([...left, ...namesOf(carried.filter((one) => !one.valid))]),
  };
}

/** What a read leaves possible; where it shows none of the states, what is otherwise in the nearest. */
export function afterRead(
  { states, unknown }: Possible,
  read: JsonObject,
  names: readonly string[],
): Possible | { readonly changes: readonly string[] } {
  const compared = names.filter((name) => !unknown.has(name));
  const differences = states
    .map((state) => changesBetween(withMaskOf(state, read), read, compared))
    .sort((one, other) => one.length - other.length);
  const [changes = []] = differences;
  return changes.length === 0 ? certain(read) : { changes };
}

/** A psk that a read hides may be any. */
export function withMaskOf(state: JsonObject, { psk = null }: JsonObject): JsonObject {
  return isMasked(psk) ? { ...state, psk } : state;
}

function inAnyOrder(state: JsonObject, left: readonly Sent[]): JsonObject[] {
  if (left.length === 0) return [state];
  return left.flatMap(({ attributes, fate }, index) => {
    const others = left.toSpliced(index, 1);
    const done = inAnyOrder(merged(state, attributes), others);
    return fate === 'done' ? done : [...done, ...inAnyOrder(state, others)];
  });
}

function distinct(states: readonly JsonObject[]): JsonObject[] {
  return [...new Map(states.map((state) => [JSON.stringify(state), state])).values()];
}
