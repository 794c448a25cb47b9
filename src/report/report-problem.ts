import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';

let compiled: ValidateFunction | undefined;

/** Why a value is no report, such as `/verdict must be equal to one of the allowed values`; undefined where it is one. */
export function reportProblem(content: unknown): string | undefined {
  const schema: object = createRequire(import.meta.url)('#report-schema');
  compiled ??= new Ajv2020({ validateFormats: false }).compile(schema);
  if (compiled(content)) return undefined;
  const [first] = compiled.errors ?? [];
  return `${first?.instancePath || 'the document'} ${first?.message}`;
}
