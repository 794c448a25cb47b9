import type { ErrorObject } from 'ajv';
import type { Json } from '../model/json.ts';
import type { YamlPath } from '../placed-yaml.ts';

/** Where a `deviations.yaml` breaks its schema, and what to do about it, in words. No unknown value is repeated. */
export function problemIn(error: ErrorObject, content: Json): [YamlPath, string] {
  const path = pathOf(error.instancePath, content);
  const name = nameOf(path);
  const { keyword, params, parentSchema, data } = error;
  switch (keyword) {
    case 'required':
      return [path, `"${params['missingProperty']}" is missing`];
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.['properties'] ?? {}).join(', ');
      const unknown = String(params['additionalProperty']);
      return [[...path, unknown], `unknown key ${JSON.stringify(unknown)}: known are ${known}`];
    }
    default: {
      const wanted = parentSchema?.['description'] ?? words(keyword, params);
      return isBlank(data)
        ? [path, `${name} is not filled in: give ${wanted}`]
        : [path, `${name} is ${shown(data)}: give ${wanted}`];
    }
  }
}

function words(keyword: string, params: ErrorObject['params']): string {
  switch (keyword) {
    case 'const':
      return JSON.stringify(params['allowedValue']);
    case 'type':
      return params['type'] === 'object' ? 'a map' : params['type'] === 'array' ? 'a list' : 'a text';
    default:
      return 'something shorter';
  }
}

/** What a draft leaves to a person. */
function isBlank(data: unknown): boolean {
  return (
    data === null || (typeof data === 'string' && data.trim() === '') || (Array.isArray(data) && !data.length)
  );
}

function shown(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'a map';
  const text = JSON.stringify(data);
  return text.length > 60 ? `a text of ${String(data).length} characters` : text;
}

function nameOf(path: YamlPath): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `one of ${path.at(-2)}` : last;
}

/** A JSON pointer as keys; those of lists are numbers. */
function pathOf(pointer: string, content: Json): YamlPath {
  let value: Json | undefined = content;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const isList = Array.isArray(value);
      value = (value as Record<string, Json> | undefined)?.[key];
      return isList ? Number(key) : key;
    });
}
