import { createRequire } from 'node:module';
import type { CodeKeywordDefinition, KeywordCxt } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../model/json.ts';
import type { Schema } from './schema.ts';

/** Loaded with the first validator; see `ajv.ts`. */
const load = createRequire(import.meta.url);

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

/**
 * Teaches AJV the declared extensions of `spec/openapi.yaml`; their `this` is an {@link Effective}. They are written as
 * code that needs nothing beside it, so that validators can be kept as files.
 */
export function addRules(ajv: Ajv2020): void {
  ajv.addVocabulary(annotations);
  for (const rule of [greaterThan, together, readOnly, closed, expected]) ajv.addKeyword(rule());
}

const codegen = () => load('ajv') as typeof import('ajv');

/** One attribute is greater than another, each as sent or else as stored; what is no number says nothing. */
function greaterThan(): CodeKeywordDefinition {
  const { _ } = codegen();
  return {
    keyword: 'x-greater-than',
    type: 'object',
    code(context: KeywordCxt) {
      const { gen, data, it } = context;
      const { property, than } = context.schema as NonNullable<Schema['x-greater-than']>;
      const stored = gen.const('stored', _`this?.stored?.[${it.parentDataProperty}]`);
      const effective = (name: string) =>
        gen.const('value', _`Object.hasOwn(${data}, ${name}) ? ${data}[${name}] : ${stored}?.[${name}]`);
      const [left, right] = [effective(property), effective(than)];
      context.fail(_`typeof ${left} == "number" && typeof ${right} == "number" && ${left} <= ${right}`);
    },
  };
}

/** Attributes that come together are all there, or none. */
function together(): CodeKeywordDefinition {
  const { _, stringify } = codegen();
  return {
    keyword: 'x-together',
    type: 'object',
    code(context: KeywordCxt) {
      const { gen, data, schema } = context;
      const present = gen.const(
        'present',
        _`${stringify(schema)}.filter((name) => Object.hasOwn(${data}, name)).length`,
      );
      context.fail(_`${present} > 0 && ${present} < ${(schema as string[]).length}`);
    },
  };
}

/** None of the attributes that the page shows, and lets nobody set, is there. */
function readOnly(): CodeKeywordDefinition {
  const { _, stringify } = codegen();
  return {
    keyword: 'x-read-only',
    type: 'object',
    code(context: KeywordCxt) {
      const { data, schema } = context;
      context.fail(_`${stringify(schema)}.some((name) => Object.hasOwn(${data}, name))`);
    },
  };
}

/** Nothing is there that the page does not name. */
function closed(): CodeKeywordDefinition {
  const { _, stringify } = codegen();
  return {
    keyword: 'x-closed',
    type: 'object',
    metaSchema: { const: true },
    code(context: KeywordCxt) {
      const { data } = context;
      const { properties = {}, 'x-read-only': named = [] } = context.parentSchema as Schema;
      const declared = stringify([...Object.keys(properties), ...named]);
      context.fail(_`!Object.keys(${data}).every((name) => ${declared}.includes(name))`);
    },
  };
}

/** Attributes that the page's example shows are there: one error for each that is not. */
function expected(): CodeKeywordDefinition {
  const { _ } = codegen();
  return {
    keyword: 'x-expected',
    type: 'object',
    error: {
      message: 'is expected',
      params: ({ params }) => _`{missingProperty: ${params['missingProperty']}}`,
    },
    code(context: KeywordCxt) {
      for (const name of context.schema as string[]) {
        context.gen.if(_`!Object.hasOwn(${context.data}, ${name})`, () => {
          context.setParams({ missingProperty: _`${name}` });
          context.error();
        });
      }
    },
  };
}
