import { isObject } from '../../json.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import { member, nodeAt } from '../read/tree.ts';
import type { Located } from './library.ts';
import type { NormalSchema } from './normal.ts';

/** The node of a foreign schema that decides what a value at some place may be. */
export interface Responsible {
  readonly at: Located;
  /** The first property on the way that no node declares. */
  readonly missing?: string;
}

/** The node that speaks of the place, or the last one on the way to it. @param keyword of the contract, to choose by */
export function responsibleFor(
  normal: NormalSchema,
  place: readonly string[],
  keyword: string,
): Responsible | undefined {
  let nodes = applicable([normal.defs[normal.root] ?? {}], normal);
  for (const name of place) {
    const next = applicable(
      nodes.flatMap((node) => propertyOf(node, name)),
      normal,
    );
    const known = next.filter((node) => normal.origins.has(node));
    if (known.length === 0) return chosen(nodes, normal, 'properties', name);
    nodes = next;
  }
  return chosen(nodes, normal, keyword);
}

/** Where in its document a keyword of a node stands; the node itself where it has no such keyword. */
export function keywordAt(at: Located, keyword: string): Located {
  const tree = nodeAt(at.document.root, at.path);
  return member(tree, keyword) ? { document: at.document, path: [...at.path, keyword] } : at;
}

const related: Readonly<Record<string, readonly string[]>> = {
  exclusiveMinimum: ['exclusiveMinimum', 'minimum'],
  minimum: ['minimum', 'exclusiveMinimum'],
  enum: ['enum', 'const'],
  'x-closed': ['additionalProperties', 'properties'],
  'x-read-only': ['additionalProperties', 'properties'],
};

function chosen(
  nodes: readonly JsonObject[],
  { origins }: NormalSchema,
  keyword: string,
  missing?: string,
): Responsible | undefined {
  const known = nodes.filter((node) => origins.has(node));
  const words = related[keyword] ?? [keyword];
  const best =
    known.find((node) => words.some((word) => word in node)) ??
    known.find((node) => 'type' in node || 'properties' in node) ??
    known.at(-1);
  const at = best && origins.get(best);
  return at && { at, ...(missing !== undefined && { missing }) };
}

/** The nodes, and those that they bring in for the same value. */
function applicable(nodes: readonly Json[], { defs }: NormalSchema): JsonObject[] {
  const found = new Set<JsonObject>();
  const waiting = [...nodes];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (!isObject(node) || found.has(node)) continue;
    found.add(node);
    const reference = node['$ref'];
    if (typeof reference === 'string') waiting.push(defs[reference.replace('#/$defs/', '')] ?? {});
    for (const keyword of ['allOf', 'anyOf', 'oneOf', 'then', 'else']) {
      waiting.push(...[node[keyword] ?? []].flat());
    }
  }
  return [...found];
}

function propertyOf(node: JsonObject, name: string): Json[] {
  const properties = node['properties'];
  return isObject(properties) && Object.hasOwn(properties, name) ? [properties[name] ?? {}] : [];
}
