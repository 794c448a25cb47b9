import { ContractError } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Profile, ProfileDocument } from './contract.ts';
import { dereferenced } from './dereferenced.ts';
import { openapiProblem } from './openapi-problem.ts';
import type { Schema } from './schema.ts';

interface MediaObject {
  readonly content?: Record<string, { schema?: Schema; examples?: Record<string, { value: Json }> }>;
}

interface Operation {
  readonly requestBody?: MediaObject;
  readonly responses?: Record<string, MediaObject>;
}

const mediaType = 'application/json';

/**
 * Validates and dereferences an OpenAPI document and takes out what the kit needs of its one operation.
 * @throws ContractError when the document is invalid, refers to files or the network, or lacks the operation
 */
export function readDocument(openapi: JsonObject): ProfileDocument {
  const problem = openapiProblem(openapi);
  if (problem !== undefined) throw new ContractError(`the OpenAPI document is invalid: ${problem}`);
  const api = dereferenced(openapi) as { readonly paths?: Readonly<Record<string, { put?: Operation }>> };
  const operation = Object.values(api.paths ?? {})[0]?.put;
  const ok = operation?.responses?.['200']?.content?.[mediaType];
  const body = operation?.requestBody?.content?.[mediaType];
  if (!operation?.responses || !ok?.schema || !body?.schema) {
    throw new ContractError(
      'the OpenAPI document has no PUT with a JSON request body and a JSON 200 response',
    );
  }
  const errors = Object.entries(operation.responses).flatMap(([status, response]) => {
    const schema = status === '200' ? undefined : response.content?.[mediaType]?.schema;
    return schema ? [[status, schema] as const] : [];
  });
  return {
    profile: openapi['x-profile'] as unknown as Profile,
    request: body.schema,
    response: ok.schema,
    errors: Object.fromEntries(errors),
    examples: {
      request: body.examples?.['page']?.value ?? null,
      response: ok.examples?.['page']?.value ?? null,
    },
  };
}
