import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonObject } from '../model/json.ts';

const load = createRequire(import.meta.url);
let compiled: ValidateFunction | undefined;

/** What a document breaks of the JSON Schema of OpenAPI 3.1, the deepest place first; undefined where it breaks nothing. */
export function openapiProblem(document: JsonObject): string | undefined {
  compiled ??= new Ajv2020({ strict: false, validateFormats: false }).compile(
    load('#openapi-schema') as object,
  );
  if (compiled(document)) return undefined;
  const [first] = (compiled.errors ?? []).toSorted(deepestFirst);
  return `#${first?.instancePath} ${first?.message}`;
}

function deepestFirst(one: ErrorObject, other: ErrorObject): number {
  return depthOf(other) - depthOf(one);
}

function depthOf({ instancePath }: ErrorObject): number {
  return instancePath.split('/').length;
}
