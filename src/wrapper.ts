import { isObject } from './json.ts';
import type { Json, JsonObject } from './model/json.ts';

/** Puts the attributes of an update into the wrapper that the page asks for. */
export function wrap(attributes: JsonObject): JsonObject {
  return { ipsec_site_connection: attributes };
}

/** The object inside the wrapper of a body; undefined where there is none. */
export function unwrapped(body: Json | undefined): JsonObject | undefined {
  const inner = isObject(body) ? body['ipsec_site_connection'] : undefined;
  return isObject(inner) ? inner : undefined;
}
