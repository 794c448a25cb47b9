import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { Json, JsonObject } from '../model.ts';
import type { Constraint } from './constraint.ts';
import { isIpOrFqdn } from './formats.ts';
import { addRules, type Effective } from './rules.ts';
import type { Schema } from './schema.ts';

/** Judges a body: the constraints that it breaks, in document order. `stored` is what a partial update is merged into. */
export type Validator = (body: Json, stored?: JsonObject) => readonly Constraint[];

/**
 * Compiles one body schema. Every AJV error maps to the constraint at the same place with the same keyword; one that
 * has none, such as an error in an array's item, is charged to the type of the nearest node around it.
 */
export function compileValidator(schema: Schema, constraints: readonly Constraint[]): Validator {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, passContext: true });
  ajv.addFormat('ip-or-fqdn', isIpOrFqdn);
  addRules(ajv);
  const validate = ajv.compile<Json>(schema);
  const byPlace = new Map(constraints.map((constraint) => [keyOf(constraint), constraint]));
  const around = ({ instancePath }: ErrorObject) =>
    constraints.findLast(
      ({ keyword, pointer }) => keyword === 'type' && `${instancePath}/`.startsWith(`${pointer}/`),
    );
  return (body, stored) => {
    const context: Effective = { stored };
    if (validate.call(context as never, body)) return [];
    const found = new Set(
      (validate.errors ?? []).map((error) => byPlace.get(errorKey(error)) ?? around(error)),
    );
    return constraints.filter((constraint) => found.has(constraint));
  };
}

function keyOf({ pointer, keyword, value }: Constraint): string {
  const member = keyword === 'required' || keyword === 'x-expected' ? String(value) : '';
  return `${pointer}\n${keyword}\n${member}`;
}

function errorKey(error: ErrorObject): string {
  return `${error.instancePath}\n${error.keyword}\n${error.params['missingProperty'] ?? ''}`;
}
