import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../model/json.ts';
import { OverlayError } from './overlay-error.ts';
import { checkSchemas } from './schema-checks.ts';

const check = (schema: Json) => () => checkSchemas({ components: { schemas: { A: schema } } });
const flags = { flag: { type: 'boolean' }, other: { type: 'integer' } };

test.each<[string, JsonObject]>([
  ['nothing', {}],
  ['one of several types', { type: ['string', 'null'] }],
  ['a range of one', { minimum: 5, maximum: 5 }],
  ['a range of one above a bound', { exclusiveMinimum: 4, maximum: 5 }],
  ['a length', { minLength: 5, maxLength: 5 }],
  ['one bound alone', { minimum: 5 }],
  ['the smaller bound by IP version', { minimum: 68, 'x-minimum-by-family': { '4': 1280, '6': 68 } }],
  ['a member', { enum: ['a', 'b'], 'x-surely-valid': ['b'] }],
  ['a kind of values, and no enumeration', { 'x-surely-valid': ['text'] }],
  ['a pattern', { pattern: '^\\p{Lu}+$' }],
  ['levels', { 'x-level': 'info', 'x-levels': { type: 'must', enum: 'should' } }],
  ['properties by name', { properties: flags, required: ['flag', 'other'], 'x-expected': ['other'] }],
  ['a pair', { properties: flags, 'x-together': ['flag', 'other'] }],
  ['an order', { properties: flags, 'x-greater-than': { property: 'flag', than: 'other' } }],
  [
    'items and words',
    { items: { type: 'integer' }, title: 'T', description: 'D', examples: [], deprecated: true },
  ],
  ['a reference', { $ref: '#/components/schemas/B' }],
])('a schema may ask for %s', (_, schema) => {
  expect(check(schema)).not.toThrow();
});

test.each<[string, JsonObject]>([
  ['without components', {}],
  ['with components that are none', { components: [] }],
  ['without schemas', { components: {} }],
  ['with schemas that are none', { components: { schemas: 'x' } }],
])('a document %s is left to the reader of OpenAPI', (_, document) => {
  expect(() => checkSchemas(document)).not.toThrow();
});

test.each<[Json, string, string]>([
  ['text', '', 'A has to be a schema, which is a map'],
  [{ items: [] }, 'items', 'items has to be a schema, which is a map'],
  [{ items: { type: 'int' } }, 'items.type', 'items: unknown type "int"'],
  [{ properties: { b: null } }, 'properties.b', 'b has to be a schema, which is a map'],
  [
    { properties: { b: { oneOf: [] } } },
    'properties.b.oneOf',
    'b: unknown keyword "oneOf": the kit asks nothing',
  ],
  [{ minimum: '1' }, 'minimum', 'A: minimum has to be a number'],
  [{ maximum: null }, 'maximum', 'A: maximum has to be a number'],
  [{ exclusiveMinimum: true }, 'exclusiveMinimum', 'A: exclusiveMinimum has to be a number'],
  [{ minLength: '8' }, 'minLength', 'A: minLength has to be a number'],
  [{ maxLength: [] }, 'maxLength', 'A: maxLength has to be a number'],
  [{ minimum: 6, maximum: 5 }, 'maximum', 'A: maximum 5 leaves nothing beside minimum 6'],
  [{ exclusiveMinimum: 5, maximum: 5 }, 'maximum', 'A: maximum 5 leaves nothing beside exclusiveMinimum 5'],
  [{ minLength: 6, maxLength: 5 }, 'maxLength', 'A: maxLength 5 leaves nothing beside minLength 6'],
  [
    { minimum: 70, 'x-minimum-by-family': { '4': 68, '6': 1280 } },
    'minimum',
    'A: minimum is not the smaller one',
  ],
  [{ 'x-minimum-by-family': { '4': 68 } }, 'x-minimum-by-family', 'A: minimum is not the smaller one'],
  [{ type: 'text' }, 'type', 'A: unknown type "text"'],
  [{ type: ['null', 'text'] }, 'type', 'A: unknown type "text"'],
  [{ enum: [] }, 'enum', 'A: enum has no members: nothing would be valid'],
  [{ enum: 'a' }, 'enum', 'A: enum has no members: nothing would be valid'],
  [
    { enum: ['a'], 'x-surely-valid': ['a', 'b'] },
    'x-surely-valid',
    'A: x-surely-valid names "b", which is not in enum',
  ],
  [{ pattern: '[' }, 'pattern', 'A: pattern "[" is no regular expression'],
  [{ pattern: '\\-' }, 'pattern', 'A: pattern "\\\\-" is no regular expression'],
  [{ pattern: 5 }, 'pattern', 'A: pattern 5 is no regular expression'],
  [{ 'x-level': 'may' }, 'x-level', 'A: unknown level "may": must, should or info'],
  [{ 'x-levels': { enum: 'must', type: 'may' } }, 'x-levels', 'A: unknown level "may": must, should or info'],
  [{ required: ['flag'] }, 'required', 'A: required names "flag", which is not among the properties'],
  [{ properties: flags, required: ['flag', 'none'] }, 'required', 'A: required names "none", which is not'],
  [{ properties: flags, required: ['toString'] }, 'required', 'A: required names "toString", which is not'],
  [{ properties: flags, 'x-expected': ['none'] }, 'x-expected', 'A: x-expected names "none"'],
  [{ properties: flags, 'x-together': ['flag', 'none'] }, 'x-together', 'A: x-together names "none"'],
  [
    { properties: flags, 'x-greater-than': { property: 'none', than: 'flag' } },
    'x-greater-than',
    'A: x-greater-than names "none"',
  ],
  [
    { properties: flags, 'x-greater-than': { property: 'flag' } },
    'x-greater-than',
    'A: x-greater-than names null',
  ],
])('%j is an error at %s', (schema, place, message) => {
  const path = ['components', 'schemas', 'A', ...place.split('.').filter(Boolean)];
  expect(check(schema)).toThrow(OverlayError);
  expect(check(schema)).toThrow(expect.objectContaining({ path, message: expect.stringContaining(message) }));
});

test.each(['string', 'integer', 'number', 'boolean', 'object', 'array', 'null'])('%s is a type', (type) => {
  expect(check({ type })).not.toThrow();
});
