import type { Contract } from '../contract/contract.ts';
import type { JsonObject } from '../model/json.ts';
import { plainSchema } from './plain-schema.ts';

/** The call as an OpenAPI 3.1 document of one profile, in standard keywords alone. */
export function openApiDocument(contract: Contract): JsonObject {
  const { profile, rows, examples } = contract;
  const body = (name: string, example: JsonObject['']) => ({
    'application/json': {
      schema: { $ref: `#/components/schemas/${name}` },
      ...(example !== null && { example: example ?? null }),
    },
  });
  const says = (status: string) => (rows[`status-${status}`] ?? '').split(' | ').at(-1) ?? '';
  return {
    openapi: '3.1.1',
    info: { title: 'Update an IPsec connection', version: '1.0.0', description: profile.title },
    paths: {
      '/v2.0/vpn/ipsec-site-connections/{connection_id}': {
        put: {
          operationId: 'updateIpsecSiteConnection',
          summary: 'Update connection settings for an IPsec connection.',
          parameters: [
            {
              name: 'connection_id',
              in: 'path',
              required: true,
              description: 'The ID of the IPsec site-to-site connection.',
              schema: { type: 'string' },
            },
          ],
          requestBody: {
            required: true,
            content: body('UpdateRequest', fitting(contract, 'request', examples.request)),
          },
          responses: {
            '200': {
              description: says('200'),
              content: body('UpdateResponse', fitting(contract, 'response', examples.response)),
            },
            ...Object.fromEntries(
              ['400', '401', '404'].map((status) => [status, { description: says(status) }]),
            ),
          },
        },
      },
    },
    components: {
      schemas: {
        UpdateRequest: plainSchema(contract, 'request'),
        UpdateResponse: plainSchema(contract, 'response'),
      },
    },
  };
}

/** The page's example, where the profile's contract has nothing against it. */
function fitting(contract: Contract, side: 'request' | 'response', example: JsonObject['']): JsonObject[''] {
  const broken = contract[side](example).filter(({ keyword }) => keyword !== 'x-expected');
  return broken.length === 0 ? example : null;
}
