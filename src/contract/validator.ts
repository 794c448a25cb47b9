import { createRequire } from 'node:module';
import { isIPv4 } from 'node:net';
import type { Json, JsonObject } from '../model/json.ts';
import { brokenBy } from './broken.ts';
import type { Constraint } from './constraint.ts';
import { isIpOrFqdn } from './formats.ts';
import { addRules, type Effective } from './rules.ts';
import type { Schema } from './schema.ts';

/** AJV takes a third of the time in which commands start that judge no body: it is loaded when it is used. */
const load = createRequire(import.meta.url);

/** Judges a body: the constraints that it breaks, in document order. `stored` is what a partial update is merged into. */
export type Validator = (body: Json, stored?: JsonObject) => readonly Constraint[];

/**
 * Compiles one body schema. See {@link brokenBy} for how errors become constraints.
 */
export function compileValidator(schema: Schema, constraints: readonly Constraint[]): Validator {
  const { Ajv2020 } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, passContext: true });
  ajv.addFormat('ip-or-fqdn', isIpOrFqdn);
  ajv.addFormat('ipv4', isIPv4);
  addRules(ajv);
  const validate = ajv.compile<Json>(schema);
  const broken = brokenBy(constraints);
  return (body, stored) => {
    const context: Effective = { stored };
    if (validate.call(context as never, body)) return [];
    return broken(validate.errors ?? []);
  };
}
