import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** Puts the attributes of an update into the wrapper that the page asks for. */
export function wrap(attributes: JsonObject): JsonObject {
  return { ipsec_site_connection: attributes };
}

/** The object inside the wrapper of a body; undefined where there is none. */
export function unwrapped(body: Json | undefined): JsonObject | undefined {
  const inner = isObject(body) ? body['ipsec_site_connection'] : undefined;
  return isObject(inner) ? inner : undefined;
}

/** A copy of the attributes with the value at a property path replaced. */
export function withValue(attributes: JsonObject, place: readonly string[], value: Json): JsonObject {
  const [name, ...rest] = place;
  if (name === undefined) return attributes;
  const present = attributes[name];
  return {
    ...attributes,
    [name]: rest.length === 0 ? value : withValue(isObject(present) ? present : {}, rest, value),
  };
}

/** The value at a property path. */
export function valueAt(attributes: JsonObject, place: readonly string[]): Json | undefined {
  return place.reduce<Json | undefined>(
    (node, name) => (isObject(node) ? node[name] : undefined),
    attributes,
  );
}
