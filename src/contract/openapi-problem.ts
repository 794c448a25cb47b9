import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../model/json.ts';

const load = createRequire(import.meta.url);
let compiled: ValidateFunction | undefined;

/**
 * What a document breaks of the JSON Schema of OpenAPI 3.1, undefined where it breaks nothing; AJV tells of a part before
 * the whole.
 */
export function openapiProblem(document: JsonObject): string | undefined {
  compiled ??= new Ajv2020({ strict: false, validateFormats: false }).compile(
    load('#openapi-schema') as object,
  );
  if (compiled(document)) return undefined;
  const [first] = compiled.errors ?? [];
  return `#${first?.instancePath} ${first?.message}`;
}
