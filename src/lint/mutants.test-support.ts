import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';

/** A document that differs from another one in one place. */
export interface Mutant {
  readonly name: string;
  readonly document: JsonObject;
}

const types = ['string', 'integer', 'number', 'boolean', 'object', 'array'];

/** Every schema mutant of a document: keywords removed, bounds moved, members dropped and added, types changed, required added. */
export function mutantsOf(document: JsonObject): Mutant[] {
  const schemas = at(document, ['components', 'schemas']);
  return Object.keys(isObject(schemas) ? schemas : {}).flatMap((name) =>
    nodesBelow(document, ['components', 'schemas', name]).flatMap((path) => mutantsAt(document, path)),
  );
}

type Path = readonly string[];

function nodesBelow(document: JsonObject, path: Path): Path[] {
  const node = at(document, path);
  const properties = isObject(node) ? node['properties'] : undefined;
  const names = isObject(properties) ? Object.keys(properties) : [];
  return [path, ...names.flatMap((name) => nodesBelow(document, [...path, 'properties', name]))];
}

function mutantsAt(document: JsonObject, path: Path): Mutant[] {
  const node = at(document, path);
  if (!isObject(node) || node['$ref'] !== undefined) return [];
  const label = path
    .slice(2)
    .filter((name) => name !== 'properties')
    .join('.');
  const mutant = (what: string, changed: JsonObject): Mutant => ({
    name: `${label} ${what}`,
    document: replaced(document, path, changed) as JsonObject,
  });
  const out: Mutant[] = [];
  for (const keyword of ['type', 'enum', 'format', 'minimum', 'exclusiveMinimum']) {
    if (keyword in node) out.push(mutant(`without ${keyword}`, without(node, keyword)));
  }
  for (const keyword of ['minimum', 'exclusiveMinimum']) {
    const bound = node[keyword];
    if (typeof bound !== 'number') continue;
    for (const by of [-1, 1])
      out.push(mutant(`${keyword} ${bound + by}`, { ...node, [keyword]: bound + by }));
  }
  const members = node['enum'];
  if (Array.isArray(members)) {
    for (const one of members.length > 1 ? members : [])
      out.push(
        mutant(`without member ${String(one)}`, { ...node, enum: members.filter((other) => other !== one) }),
      );
    out.push(mutant('with a member added', { ...node, enum: [...members, 'added-member'] }));
  }
  const own = [node['type'] ?? []].flat();
  for (const type of types.filter((one) => !own.includes(one))) {
    out.push(
      mutant(`type ${type}`, { ...node, type }),
      mutant(`type or ${type}`, { ...node, type: [...own, type] }),
    );
  }
  if (own.length > 1) out.push(mutant(`type ${String(own[0])}`, { ...node, type: own[0] ?? null }));
  const required = Array.isArray(node['required']) ? node['required'] : [];
  for (const one of required)
    out.push(
      mutant(`${String(one)} not required`, { ...node, required: required.filter((other) => other !== one) }),
    );
  const properties = isObject(node['properties']) ? node['properties'] : {};
  for (const name of Object.keys(properties)) {
    if (!required.includes(name))
      out.push(mutant(`${name} required`, { ...node, required: [...required, name] }));
    out.push(mutant(`${name} undeclared`, { ...node, properties: without(properties, name) }));
  }
  return out;
}

function without(node: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(node).filter(([key]) => key !== name));
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((node, key) => (isObject(node) ? node[key] : undefined), value);
}

function replaced(value: Json, [key, ...rest]: Path, by: Json): Json {
  if (key === undefined) return by;
  return isObject(value) ? { ...value, [key]: replaced(value[key] ?? null, rest, by) } : value;
}
