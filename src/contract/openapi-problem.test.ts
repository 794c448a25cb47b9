import { expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { openapiProblem } from './openapi-problem.ts';

const operation = (put: JsonObject): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: { '/a': { put: { responses: { 200: { description: 'D' } }, ...put } } },
});
const parameter = { name: 'a', in: 'query', schema: { type: 'string' } };

test.each<[string, JsonObject, string | undefined]>([
  ['an operation', operation({}), undefined],
  ['a parameter', operation({ parameters: [parameter], 'x-own': 1 }), undefined],
  [
    'no paths',
    { openapi: '3.1.0', info: { title: 'T', version: '1' } },
    "# must have required property 'paths'",
  ],
  ['an unknown key', operation({ extra: 1 }), '#/paths/~1a/put must NOT have unevaluated properties'],
  [
    'a schema of a parameter that is none, told before the parameter',
    operation({ parameters: [{ ...parameter, schema: 5 }] }),
    '#/paths/~1a/put/parameters/0/schema must be object,boolean',
  ],
])('of a document with %s is told', (_, document, problem) => {
  expect(openapiProblem(document)).toBe(problem);
});
