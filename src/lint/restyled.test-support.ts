import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';

type Change = (node: JsonObject) => JsonObject;

/** Changes every schema node of a document, the inner ones first. */
export function everySchema(document: JsonObject, change: Change): JsonObject {
  const walk = (node: Json): Json => {
    if (!isObject(node)) return node;
    const inner = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, walkKeyword(key, value)]),
    );
    return change(inner);
  };
  const walkKeyword = (key: string, value: Json): Json => {
    if (key === 'properties' && isObject(value))
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one)]));
    if (key === 'items') return walk(value);
    return value;
  };
  const { components } = document;
  const schemas = isObject(components) && isObject(components['schemas']) ? components['schemas'] : {};
  const changed = Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, walk(one)]));
  return { ...document, components: { ...(isObject(components) ? components : {}), schemas: changed } };
}

/** Changes the update operation of a document. */
export function theOperation(document: JsonObject, change: Change): JsonObject {
  const { paths } = document;
  return {
    ...document,
    paths: Object.fromEntries(
      Object.entries(isObject(paths) ? paths : {}).map(([path, item]) => [
        path,
        isObject(item) && isObject(item['put']) ? { ...item, put: change(item['put']) } : item,
      ]),
    ),
  };
}

/** Replaces texts of a document, as a search in an editor would. */
export function replacedText(document: JsonObject, from: string, to: string): JsonObject {
  return JSON.parse(JSON.stringify(document).replaceAll(from, to)) as JsonObject;
}

/** The same document with the keys of every object in the opposite order. */
export function backwards(value: Json): Json {
  if (Array.isArray(value)) return value.map(backwards);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, backwards(one)]),
  );
}

/** The document with every `$ref` written out. */
export function inlined(document: JsonObject): JsonObject {
  const walk = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(walk);
    if (!isObject(value)) return value;
    const { $ref } = value;
    if (typeof $ref !== 'string')
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one)]));
    const keys = $ref.slice(2).split('/');
    return walk(keys.reduce<Json>((node, key) => (isObject(node) ? (node[key] ?? null) : null), document));
  };
  return walk(document) as JsonObject;
}

/** The schema of a body, by itself. */
export function schemaAlone(document: JsonObject, name: string): JsonObject {
  const { components } = document;
  const schemas = isObject(components) && isObject(components['schemas']) ? components['schemas'] : {};
  const text = JSON.stringify({ $ref: `#/$defs/${name}`, $defs: schemas });
  return JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')) as JsonObject;
}
