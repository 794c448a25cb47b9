import { isObject } from './json.ts';
import type { JsonObject } from './model/json.ts';

/** A connection after an update: what is not sent keeps its value, in objects key by key (the page's request example). */
export function merged(stored: JsonObject, sent: JsonObject): JsonObject {
  const result = { ...stored };
  for (const [name, value] of Object.entries(sent)) {
    const old = result[name];
    result[name] = isObject(old) && isObject(value) ? merged(old, value) : value;
  }
  return result;
}
