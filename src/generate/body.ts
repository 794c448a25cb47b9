import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';

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
