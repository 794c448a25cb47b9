import SwaggerParser from '@apidevtools/swagger-parser';
import { ContractError } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Profile, ProfileDocument } from './contract.ts';
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
export async function readDocument(openapi: JsonObject): Promise<ProfileDocument> {
  const foreign = /"\$ref":"(?!#)([^"]*)"/.exec(JSON.stringify(openapi))?.[1];
  if (foreign !== undefined) {
    throw new ContractError(
      `the OpenAPI document refers to "${foreign}": put that part into the document itself`,
    );
  }
  const api = await SwaggerParser.validate(structuredClone(openapi) as never, {
    resolve: { external: false },
  }).catch((cause: Error) => {
    throw new ContractError(`the OpenAPI document is invalid: ${cause.message}`, { cause });
  });
  const operation = Object.values(api.paths ?? {}).map(
    (item) => (item as { put?: Operation } | undefined)?.put,
  )[0];
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
