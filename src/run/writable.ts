import type { Contract } from '../contract/contract.ts';
import { isObject, sameJson } from '../json.ts';
import type { State, Writable } from '../model/exchange.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** What an update of a contract may carry, without the hidden attributes. */
export function writableOf({ update }: Contract, hidden: readonly string[] = []): Writable {
  const attributes = Object.fromEntries(
    Object.entries(update.properties ?? {})
      .filter(([name]) => !hidden.includes(name))
      .map(([name, { properties }]) => [name, Object.keys(properties ?? {})]),
  );
  const together = update['x-together'] ?? [];
  return { attributes, together: together.length > 0 ? [together] : [] };
}

/** The attributes that `present` has otherwise than `wanted`; all where it could not be read. */
export function differing(wanted: JsonObject, present: State, { attributes }: Writable): string[] {
  if (!present) return Object.keys(attributes).filter((name) => name in wanted);
  return Object.entries(attributes).flatMap(([name, keys]) => {
    const value = documented(wanted[name], keys);
    const known = value !== undefined && value !== null;
    return known && !sameJson(value, documented(present[name], keys)) ? [name] : [];
  });
}

/** Updates that bring these attributes back: all at once, then what has to come together, then key by key. */
export const restorations: readonly ((
  names: readonly string[],
  wanted: JsonObject,
  writable: Writable,
) => readonly JsonObject[])[] = [allAtOnce, oneByOne, keyByKey];

/** The attributes as one update, each with those that have to be sent beside it. */
export function allAtOnce(names: readonly string[], wanted: JsonObject, writable: Writable): JsonObject[] {
  return [valuesOf([...new Set(names.flatMap((name) => companions(name, writable)))], wanted, writable)];
}

function oneByOne(names: readonly string[], wanted: JsonObject, writable: Writable): JsonObject[] {
  const units = new Map(names.map((name) => [companions(name, writable).join(), companions(name, writable)]));
  return [...units.values()].map((unit) => valuesOf(unit, wanted, writable));
}

function keyByKey(names: readonly string[], wanted: JsonObject, writable: Writable): JsonObject[] {
  return names.flatMap((name) => {
    const value = valuesOf([name], wanted, writable)[name];
    return isObject(value) ? Object.entries(value).map(([key, inner]) => ({ [name]: { [key]: inner } })) : [];
  });
}

/** An attribute and those that have to be sent in the same update. */
function companions(name: string, { together }: Writable): readonly string[] {
  return together.find((names) => names.includes(name)) ?? [name];
}

/** What can be sent of these attributes: what was null or not shown cannot. */
function valuesOf(names: readonly string[], wanted: JsonObject, { attributes }: Writable): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const keys = attributes[name];
      const value = keys && documented(wanted[name], keys);
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}

/** An object without the keys that only the vendor knows: an update cannot carry them. */
function documented(value: Json | undefined, keys: readonly string[]): Json | undefined {
  if (!isObject(value) || keys.length === 0) return value;
  return Object.fromEntries(keys.flatMap((key) => (key in value ? [[key, value[key] ?? null]] : [])));
}
