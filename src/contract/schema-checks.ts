import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { YamlPath } from '../placed-yaml.ts';
import { asserting } from './keywords.ts';
import { OverlayError } from './overlay-error.ts';
import { annotations } from './rules.ts';

const levels: readonly Json[] = ['must', 'should', 'info'];
const types: readonly Json[] = ['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'];
const structure = ['properties', 'items', 'description', 'title', '$ref', 'examples', 'deprecated'];
const known = new Set([...asserting, ...annotations, ...structure]);

/**
 * Checks every schema of a document for what nobody can keep: limits that cross, an enumeration without members, names
 * of properties that are not there, keywords that the kit asks nothing for.
 * @throws OverlayError whose path leads through the document
 */
export function checkSchemas(document: JsonObject): void {
  const components = document['components'];
  const schemas = isObject(components) ? components['schemas'] : undefined;
  for (const [name, schema] of Object.entries(isObject(schemas) ? schemas : {})) {
    checkSchema(schema, ['components', 'schemas', name]);
  }
}

function checkSchema(schema: Json, path: YamlPath): void {
  if (!isObject(schema)) throw new OverlayError(path, `${path.at(-1)} has to be a schema, which is a map`);
  const wrong = (keyword: string, message: string) =>
    new OverlayError([...path, keyword], `${path.at(-1)}: ${message}`);
  for (const keyword of Object.keys(schema)) {
    if (!known.has(keyword))
      throw wrong(keyword, `unknown keyword "${keyword}": the kit asks nothing for it`);
  }
  checkLimits(schema, wrong);
  checkWords(schema, wrong);
  checkNames(schema, wrong);
  const { properties, items } = schema;
  if (items !== undefined) checkSchema(items, [...path, 'items']);
  for (const [name, child] of Object.entries(isObject(properties) ? properties : {})) {
    checkSchema(child, [...path, 'properties', name]);
  }
}

type Wrong = (keyword: string, message: string) => OverlayError;

function checkLimits(schema: JsonObject, wrong: Wrong): void {
  const limits = ['minimum', 'maximum', 'exclusiveMinimum', 'minLength', 'maxLength'] as const;
  for (const keyword of limits) {
    const value = schema[keyword];
    if (value !== undefined && typeof value !== 'number')
      throw wrong(keyword, `${keyword} has to be a number`);
  }
  const above = (low: string, high: string, gap: number) => {
    const [least, most] = [Number(schema[low]), Number(schema[high])];
    if (least + gap > most) throw wrong(high, `${high} ${most} leaves nothing beside ${low} ${least}`);
  };
  above('minimum', 'maximum', 0);
  above('exclusiveMinimum', 'maximum', 1);
  above('minLength', 'maxLength', 0);
  const bounds = schema['x-minimum-by-family'];
  if (isObject(bounds) && schema['minimum'] !== Math.min(...Object.values(bounds).map(Number))) {
    throw wrong(
      'minimum' in schema ? 'minimum' : 'x-minimum-by-family',
      'minimum is not the smaller one of x-minimum-by-family: change both, or remove x-minimum-by-family',
    );
  }
}

function checkWords(schema: JsonObject, wrong: Wrong): void {
  const { type, enum: members, pattern } = schema;
  for (const word of type === undefined ? [] : [type].flat()) {
    if (!types.includes(word)) throw wrong('type', `unknown type ${JSON.stringify(word)}`);
  }
  if (members !== undefined && (!Array.isArray(members) || members.length === 0)) {
    throw wrong('enum', 'enum has no members: nothing would be valid');
  }
  const sure = schema['x-surely-valid'];
  if (Array.isArray(members) && Array.isArray(sure)) {
    const stranger = sure.find((one) => !members.includes(one));
    if (stranger !== undefined)
      throw wrong('x-surely-valid', `x-surely-valid names ${JSON.stringify(stranger)}, which is not in enum`);
  }
  if (pattern !== undefined && !isPattern(pattern)) {
    throw wrong('pattern', `pattern ${JSON.stringify(pattern)} is no regular expression`);
  }
  const named = schema['x-levels'];
  const own = { 'x-level': schema['x-level'], ...(isObject(named) ? named : {}) };
  for (const [keyword, level] of Object.entries(own)) {
    if (level !== undefined && !levels.includes(level))
      throw wrong(
        keyword === 'x-level' ? keyword : 'x-levels',
        `unknown level ${JSON.stringify(level)}: must, should or info`,
      );
  }
}

function isPattern(pattern: Json): boolean {
  try {
    return typeof pattern === 'string' && new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** The properties that a keyword names are there. */
function checkNames(schema: JsonObject, wrong: Wrong): void {
  const { properties } = schema;
  const order = schema['x-greater-than'];
  const lists: readonly [string, Json | undefined][] = [
    ['required', schema['required']],
    ['x-expected', schema['x-expected']],
    ['x-together', schema['x-together']],
    ['x-greater-than', isObject(order) ? [order['property'] ?? null, order['than'] ?? null] : undefined],
  ];
  for (const [keyword, names] of lists) {
    const missing = [names]
      .flat()
      .find((name) => !isObject(properties) || !Object.hasOwn(properties, String(name)));
    if (missing !== undefined)
      throw wrong(keyword, `${keyword} names ${JSON.stringify(missing)}, which is not among the properties`);
  }
}
