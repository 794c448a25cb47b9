import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../model/json.ts';

/** Keywords whose schemas are asked about the very same value. */
const sameValue = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];

/**
 * Says whether a schema leads back to itself without a step into the value: no validator comes to an end with that.
 * @param defs schemas by name, with every `$ref` to one of them: `#/$defs/...`
 */
export function isEndless(defs: JsonObject): boolean {
  const done = new Set<Json>();
  const open = new Set<Json>();
  const leadsBack = (node: Json): boolean => {
    if (Array.isArray(node)) return node.some(leadsBack);
    if (!isObject(node) || done.has(node)) return false;
    if (open.has(node)) return true;
    open.add(node);
    const reference = node['$ref'];
    const target = typeof reference === 'string' ? defs[reference.replace('#/$defs/', '')] : undefined;
    const inner = sameValue.flatMap((keyword) => {
      const value = node[keyword];
      return keyword === 'dependentSchemas' && isObject(value) ? Object.values(value) : (value ?? []);
    });
    const back = [...(target === undefined ? [] : [target]), ...inner].some(leadsBack);
    open.delete(node);
    done.add(node);
    return back;
  };
  return Object.values(defs).some(leadsBack);
}
