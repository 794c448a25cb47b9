import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** Keywords whose schemas are asked about the very same value. */
const sameValue = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];

/**
 * The first schema that leads back to itself without a step into the value: no validator comes to an end with that.
 * @param defs schemas by name, with every `$ref` to one of them: `#/$defs/...`
 */
export function endlessNode(defs: JsonObject): JsonObject | undefined {
  const done = new Set<Json>();
  const open = new Set<Json>();
  const leadsBack = (node: Json): JsonObject | undefined => {
    if (Array.isArray(node)) return firstOf(node, leadsBack);
    if (!isObject(node) || done.has(node)) return undefined;
    if (open.has(node)) return node;
    open.add(node);
    const reference = node['$ref'];
    const target = typeof reference === 'string' ? defs[reference.replace('#/$defs/', '')] : undefined;
    const inner = sameValue.flatMap((keyword) => {
      const value = node[keyword];
      return keyword === 'dependentSchemas' && isObject(value) ? Object.values(value) : (value ?? []);
    });
    const back = firstOf([...(target === undefined ? [] : [target]), ...inner], leadsBack);
    open.delete(node);
    done.add(node);
    return back;
  };
  return firstOf(Object.values(defs), leadsBack);
}

function firstOf<T, Found>(values: readonly T[], find: (value: T) => Found | undefined): Found | undefined {
  for (const one of values) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
