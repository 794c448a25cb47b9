import { isIPv4 } from 'node:net';
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
  ajv.addFormat('ipv4', isIPv4);
  addRules(ajv);
  const validate = ajv.compile<Json>(schema);
  const byRule = new Map(constraints.map((constraint, n) => [keyOf(constraint), n]));
  const around = ({ instancePath }: ErrorObject) =>
    constraints.findLastIndex(
      ({ keyword, pointer }) => keyword === 'type' && `${instancePath}/`.startsWith(`${pointer}/`),
    );
  return (body, stored) => {
    const context: Effective = { stored };
    if (validate.call(context as never, body)) return [];
    const found = (validate.errors ?? []).map((error) => byRule.get(errorKey(error)) ?? around(error));
    const inOrder = [...new Set(found)].sort((a, b) => a - b);
    return inOrder.map((n) => constraints[n]).filter((one) => one !== undefined);
  };
}

/** Where the keyword stands in the schema, as AJV's `schemaPath` says it, and the member that it is about. */
function keyOf({ pointer, keyword, value }: Constraint): string {
  const rule = `#${pointer.replaceAll('/', '/properties/')}/${keyword}`;
  return keyword === 'required' || keyword === 'x-expected' ? `${rule}/${String(value)}` : rule;
}

function errorKey({ schemaPath, params }: ErrorObject): string {
  const { missingProperty } = params;
  return missingProperty === undefined ? schemaPath : `${schemaPath}/${missingProperty}`;
}
