import { expect, test } from 'vitest';
import { ContractError } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { dereferenced } from './dereferenced.ts';

const parts: JsonObject = {
  'a/b~1': 'slash',
  'c d': 'blank',
  list: ['zero', { $ref: '#/parts/text' }],
  text: 'text',
  none: null,
  schema: { type: 'object', title: 'T' },
  twice: [{ $ref: '#/parts/schema' }, { $ref: '#/parts/schema' }],
};
const resolved = (node: Json) => dereferenced({ parts, node })['node'];

test.each<[Json, Json]>([
  [1, 1],
  [null, null],
  [{ $ref: '#/parts/text' }, 'text'],
  [{ $ref: '#/parts/none' }, null],
  [[{ $ref: '#/parts/text' }], ['text']],
  [{ $ref: '#/parts/a~1b~01' }, 'slash'],
  [{ $ref: '#/parts/c%20d' }, 'blank'],
  [{ $ref: '#/parts/list/0' }, 'zero'],
  [{ $ref: '#/parts/list' }, ['zero', 'text']],
  [
    { $ref: '#/parts/schema', title: 'Own', more: { $ref: '#/parts/text' } },
    { type: 'object', title: 'Own', more: 'text' },
  ],
  [{ $ref: '#/parts/text', title: 'Own' }, 'text'],
  [{ $ref: '#/parts/twice' }, [parts['schema'] ?? null, parts['schema'] ?? null]],
  [{ $ref: { type: 'string' } }, { $ref: { type: 'string' } }],
])('%j is %j', (node, expected) => {
  expect(resolved(node)).toEqual(expected);
});

test.each([
  ['#/parts/missing', 'the OpenAPI document is invalid: "#/parts/missing" leads to nothing'],
  ['#/parts/text/length', 'leads to nothing'],
  ['#/parts/none/x', 'leads to nothing'],
  ['#/parts/schema/toString', 'leads to nothing'],
  ['#/parts/missing/x', 'leads to nothing'],
  ['#/node', 'the OpenAPI document is invalid: "#/node" leads back to itself'],
  ['#', '"#" leads back to itself'],
  ['#/parts/%', 'the OpenAPI document is invalid: "#/parts/%" has a % that begins no character'],
  ['other.yaml#/a', 'the OpenAPI document refers to "other.yaml#/a": put that part into the document itself'],
])('a reference to %s is an error', (reference, message) => {
  expect(() => resolved({ $ref: reference })).toThrow(ContractError);
  expect(() => resolved({ $ref: reference })).toThrow(message);
});
