import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { NormalSchema } from '../schema/normal.ts';

/** Values that a foreign schema itself names: the ones on which it may part from the page. */
export interface Named {
  /** Members of its enumerations and constants. */
  readonly members: readonly Json[];
  /** Its lower limits, and the numbers beside them. */
  readonly limits: readonly number[];
}

const most = 200;

/** The values that are named anywhere in a schema, each once, and not more than can be tried. */
export function namedIn({ origins }: NormalSchema): Named {
  const members = new Set<Json>();
  const limits = new Set<number>();
  for (const node of origins.keys()) {
    if (!isObject(node)) continue;
    for (const one of membersOf(node)) if (one === null || typeof one !== 'object') members.add(one);
    for (const keyword of ['minimum', 'exclusiveMinimum']) {
      const limit = node[keyword];
      if (typeof limit === 'number' && Math.abs(limit) < 1e9) {
        for (const one of [limit - 1, limit, limit + 1]) limits.add(one);
      }
    }
  }
  return { members: [...members].slice(0, most), limits: [...limits].slice(0, most) };
}

function membersOf(node: JsonObject): readonly Json[] {
  const listed = Array.isArray(node['enum']) ? node['enum'] : [];
  return Object.hasOwn(node, 'const') ? [...listed, node['const'] ?? null] : listed;
}
