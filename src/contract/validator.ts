import { isIPv4 } from 'node:net';
import type { Json, JsonObject } from '../model/json.ts';
import { contractAjv } from './ajv.ts';
import { brokenBy } from './broken.ts';
import type { Constraint } from './constraint.ts';
import { isIpOrFqdn } from './formats.ts';
import type { Effective } from './rules.ts';
import type { Schema } from './schema.ts';

/** Judges a body: the constraints that it breaks, in document order. `stored` is what a partial update is merged into. */
export type Validator = (body: Json, stored?: JsonObject) => readonly Constraint[];

/**
 * Compiles one body schema. See {@link brokenBy} for how errors become constraints.
 */
export function compileValidator(schema: Schema, constraints: readonly Constraint[]): Validator {
  const validate = contractAjv({ ipv4: isIPv4, 'ip-or-fqdn': isIpOrFqdn }).compile<Json>(schema);
  const broken = brokenBy(constraints);
  return (body, stored) => {
    const context: Effective = { stored };
    if (validate.call(context as never, body)) return [];
    return broken(validate.errors ?? []);
  };
}
