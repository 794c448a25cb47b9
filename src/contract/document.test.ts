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
