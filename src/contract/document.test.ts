import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ContractError } from '../errors.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { readDocument } from './document.ts';
import { applyOverlay, type Overlay } from './overlay.ts';

const read = (name: string) => parse(readFileSync(new URL(`../../spec/${name}`, import.meta.url), 'utf8'));
const openapi = read('openapi.yaml') as JsonObject;
const change = (target: string, update: Json): JsonObject =>
  applyOverlay(openapi, {
    overlay: '1.0.0',
    info: { title: 'a change', version: '1' },
    actions: [{ target, update }],
  }).document;

test.each([
  ['the document', openapi, 'virtuozzo', []],
  [
    'the openstack profile',
    applyOverlay(openapi, read('profiles/openstack.yaml') as Overlay).document,
    'openstack',
    ['400', '401', '404'],
  ],
] as const)('%s is valid OpenAPI and reads without references', (_, document, name, errors) => {
  const found = readDocument(document);
  expect(found.profile.name).toBe(name);
  expect(Object.keys(found.errors)).toEqual(errors);
  expect(found.request.properties?.['ipsec_site_connection']?.properties?.['mtu']?.minimum).toBe(68);
  expect(JSON.stringify(found)).not.toContain('$ref');
});

test('reading leaves the document as it is', () => {
  const before = JSON.stringify(openapi);
  readDocument(openapi);
  expect(JSON.stringify(openapi)).toBe(before);
});

test.each<[string, JsonObject, RegExp]>([
  ['without a title', change('$.info', { title: null }), /OpenAPI document is invalid/],
  [
    'with a dangling reference',
    change('$.components.schemas.UpdateRequest.properties', { x: { $ref: '#/components/schemas/None' } }),
    /OpenAPI document is invalid: "#\/components\/schemas\/None" leads to nothing/,
  ],
  [
    'with a reference that leads back to itself',
    change('$.components.schemas.UpdateRequest', { $ref: '#/components/schemas/UpdateRequest' }),
    /OpenAPI document is invalid: "#\/components\/schemas\/UpdateRequest" leads back to itself/,
  ],
  [
    'with a response that says nothing',
    change("$.paths[*].put.responses['200']", { description: null }),
    /OpenAPI document is invalid: #\/paths\/.*\/put\/responses\/200\/description must be string/,
  ],
  [
    'with a reference to a file',
    change('$.components.schemas.UpdateRequest.properties', { x: { $ref: './x.yaml' } }),
    /refers to "\.\/x\.yaml"/,
  ],
  [
    'with a reference to the network',
    change('$.components.schemas.UpdateRequest.properties', { x: { $ref: 'http://127.0.0.1:1/x' } }),
    /refers to "http:\/\/127\.0\.0\.1:1\/x"/,
  ],
  ['without an operation', { ...openapi, paths: {} }, /has no PUT/],
])('a document %s is a ContractError', (_, document, message) => {
  expect(() => readDocument(document)).toThrow(ContractError);
  expect(() => readDocument(document)).toThrow(message);
});

const json = (media: JsonObject): JsonObject => ({ content: { 'application/json': media } });
const [body, ok] = [
  json({ schema: { title: 'sent' } }),
  { description: 'D', ...json({ schema: { title: 'got' } }) },
];
const documentOf = (put: JsonObject): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: { '/a': { put } },
});

test.each<[string, JsonObject]>([
  ['an operation', { paths: { '/a': { get: { responses: { 200: ok } } } } }],
  ['paths', { paths: undefined, components: {} } as unknown as JsonObject],
  ['a request body', documentOf({ responses: { 200: ok } })],
  ['a request body in JSON', documentOf({ requestBody: { content: { 'a/b': {} } }, responses: { 200: ok } })],
  ['a schema of the request body', documentOf({ requestBody: json({}), responses: { 200: ok } })],
  ['responses', documentOf({ requestBody: body })],
  ['a 200', documentOf({ requestBody: body, responses: { 201: ok } })],
  ['content of the 200', documentOf({ requestBody: body, responses: { 200: { description: 'D' } } })],
  [
    'a 200 in JSON',
    documentOf({ requestBody: body, responses: { 200: { description: 'D', content: { 'a/b': {} } } } }),
  ],
  [
    'a schema of the 200',
    documentOf({ requestBody: body, responses: { 200: { description: 'D', ...json({}) } } }),
  ],
])('a document without %s is an error that says what is needed', (_, part) => {
  const document = JSON.parse(JSON.stringify({ ...documentOf({}), ...part })) as JsonObject;
  expect(() => readDocument(document)).toThrow(
    'the OpenAPI document has no PUT with a JSON request body and a JSON 200 response',
  );
});

test.each<[JsonObject, Json]>([
  [{}, null],
  [{ examples: { other: { value: 1 } } }, null],
  [{ examples: { other: { value: 1 }, page: { value: { a: 2 } } } }, { a: 2 }],
])('of media types with %j the example is %j', (media, example) => {
  const response = { description: 'D', ...json({ schema: { title: 'got' }, ...media }) };
  const document = documentOf({
    requestBody: json({ schema: { title: 'sent' }, ...media }),
    responses: { 200: response },
  });
  expect(readDocument(document)).toMatchObject({
    request: { title: 'sent' },
    response: { title: 'got' },
    errors: {},
    examples: { request: example, response: example },
  });
});

test('the bodies of errors are those in JSON that have a schema', () => {
  const responses = {
    200: ok,
    400: { description: 'D', ...json({ schema: { title: 'why' } }) },
    401: { description: 'D' },
    404: { description: 'D', content: { 'text/plain': { schema: {} } } },
    409: { description: 'D', ...json({}) },
  };
  expect(readDocument(documentOf({ requestBody: body, responses })).errors).toEqual({
    400: { title: 'why' },
  });
});
