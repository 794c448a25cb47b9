import type { SchemaValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject } from '../json.ts';
import type { JsonObject } from '../model/json.ts';
import type { Schema } from './schema.ts';

/** What the cross-field rules judge against: the stored connection that a partial update is merged into. */
export interface Effective {
  readonly stored?: JsonObject | undefined;
}

/** The declared extensions that assert nothing. */
export const annotations = [
  'x-source',
  'x-origin',
  'x-level',
  'x-levels',
  'x-sources',
  'x-says',
  'x-why',
  'x-not-asked',
  'x-left-out',
  'x-surely-valid',
  'x-tunnel-feels',
  'x-minimum-by-family',
  'example',
];

/** Teaches AJV the declared extensions of `spec/openapi.yaml`; their `this` is an {@link Effective}. */
export function addRules(ajv: Ajv2020): void {
  ajv.addVocabulary(annotations);
  ajv.addKeyword({ keyword: 'x-greater-than', type: 'object', errors: false, validate: greaterThan });
  ajv.addKeyword({
    keyword: 'x-together',
    type: 'object',
    errors: false,
    validate: together,
  });
  ajv.addKeyword({
    keyword: 'x-read-only',
    type: 'object',
    errors: false,
    validate: readOnly,
  });
  ajv.addKeyword({
    keyword: 'x-closed',
    type: 'object',
    errors: false,
    metaSchema: { const: true },
    validate: isClosed,
  });
  ajv.addKeyword({ keyword: 'x-expected', type: 'object', errors: true, validate: expected });
}

/** Attributes that come together are all there, or none. */
export function together(names: readonly string[], sent: JsonObject): boolean {
  const present = names.filter((name) => Object.hasOwn(sent, name)).length;
  return present === 0 || present === names.length;
}

/** None of the attributes that the page shows, and lets nobody set, is there. */
export function readOnly(names: readonly string[], sent: JsonObject): boolean {
  return !names.some((name) => Object.hasOwn(sent, name));
}

/** One attribute is greater than another, each as sent or else as stored; what is no number says nothing. */
export function greaterThan(
  this: Effective | undefined,
  rule: { property: string; than: string },
  sent: JsonObject,
  _schema?: object,
  at?: { parentDataProperty: string | number },
): boolean {
  const stored = this?.stored?.[at?.parentDataProperty ?? ''];
  const effective = { ...(isObject(stored) ? stored : {}), ...sent };
  const left = effective[rule.property];
  const right = effective[rule.than];
  return typeof left !== 'number' || typeof right !== 'number' || left > right;
}

const isClosed: SchemaValidateFunction = (on: boolean, sent: JsonObject, schema) =>
  closed(on, sent, schema as Schema | undefined);

/** Nothing is there that the page does not name. */
export function closed(
  _on: boolean,
  sent: JsonObject,
  schema?: Pick<Schema, 'properties' | 'x-read-only'>,
): boolean {
  const declared = new Set([...Object.keys(schema?.properties ?? {}), ...(schema?.['x-read-only'] ?? [])]);
  return Object.keys(sent).every((name) => declared.has(name));
}

function expected(names: string[], sent: JsonObject): boolean {
  const missing = names.filter((name) => !Object.hasOwn(sent, name));
  expected.errors = missing.map((missingProperty) => ({
    keyword: 'x-expected',
    params: { missingProperty },
  }));
  return missing.length === 0;
}
expected.errors = [] as { keyword: string; params: { missingProperty: string } }[];
