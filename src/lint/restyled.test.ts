import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { isObject } from '../json.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { lintJson, lintOf, plainDocument } from './documents.test-support.ts';
import {
  backwards,
  everySchema,
  inlined,
  replacedText,
  schemaAlone,
  theOperation,
} from './restyled.test-support.ts';

const pick = (node: JsonObject, names: readonly string[]) =>
  Object.fromEntries(Object.entries(node).filter(([key]) => names.includes(key)));
const omit = (node: JsonObject, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !names.includes(key)));
const schemas = (document: JsonObject, change: (node: JsonObject) => JsonObject) =>
  everySchema(document, change);
const of = (name: string, change: (node: JsonObject) => JsonObject) => (document: JsonObject) => {
  const components = document['components'] as { schemas: { [name: string]: JsonObject } };
  return {
    ...document,
    components: { schemas: { ...components.schemas, [name]: change(components.schemas[name] ?? {}) } },
  };
};
const asVersion30 = (document: JsonObject) =>
  schemas({ ...document, openapi: '3.0.3' }, (node) => ({
    ...omit(node, 'examples'),
    ...('exclusiveMinimum' in node && { exclusiveMinimum: true, minimum: node['exclusiveMinimum'] ?? 0 }),
    ...(Array.isArray(node['type']) && { type: node['type'][0] ?? null, nullable: true }),
  }));

const restylings: Readonly<Record<string, (document: JsonObject) => JsonObject>> = {
  'keys in the opposite order': (one) => backwards(one) as JsonObject,
  'every $ref written out': inlined,
  'other names of components': (one) =>
    replacedText(replacedText(one, 'ConnectionUpdate', 'Patch'), 'UpdateRe', 'Body_'),
  'another name of the parameter': (one) => replacedText(one, 'connection_id', 'id'),
  'a path behind a prefix': (one) => replacedText(one, '/v2.0/vpn', '/networking/v2.0/vpn'),
  'a path without the version': (one) => replacedText(one, '/v2.0/vpn', '/vpn'),
  'without descriptions': (one) => schemas(one, (node) => omit(node, 'description')),
  'types as lists': (one) =>
    schemas(one, (node) => ('type' in node ? { ...node, type: [node['type'] ?? []].flat() } : node)),
  'enumerations backwards': (one) =>
    schemas(one, (node) =>
      Array.isArray(node['enum']) ? { ...node, enum: [...node['enum']].reverse() } : node,
    ),
  'enumerations without a type': (one) =>
    schemas(one, (node) => ('enum' in node ? omit(node, 'type') : node)),
  'enumerations as oneOf of constants': (one) =>
    schemas(one, (node) =>
      Array.isArray(node['enum'])
        ? { ...omit(node, 'enum'), oneOf: node['enum'].map((value) => ({ const: value })) }
        : node,
    ),
  'types in an allOf': (one) =>
    schemas(one, (node) => ('type' in node ? { allOf: [pick(node, ['type']), omit(node, 'type')] } : node)),
  'required in an allOf': (one) =>
    schemas(one, (node) =>
      'required' in node ? { ...omit(node, 'required'), allOf: [pick(node, ['required'])] } : node,
    ),
  'properties in an allOf': (one) =>
    schemas(one, (node) =>
      'properties' in node ? { ...omit(node, 'properties'), allOf: [pick(node, ['properties'])] } : node,
    ),
  'exclusiveMinimum 67 for minimum 68': (one) =>
    schemas(one, (node) =>
      node['minimum'] === 68 ? { ...omit(node, 'minimum'), exclusiveMinimum: 67 } : node,
    ),
  'minimum 1 for exclusiveMinimum 0': (one) =>
    schemas(one, (node) =>
      'exclusiveMinimum' in node ? { ...omit(node, 'exclusiveMinimum'), minimum: 1 } : node,
    ),
  'addresses as anyOf of formats': (one) =>
    schemas(one, (node) =>
      'format' in node
        ? { ...omit(node, 'format'), anyOf: ['ipv4', 'ipv6', 'hostname'].map((format) => ({ format })) }
        : node,
    ),
  'a format that nobody knows': (one) => replacedText(one, 'ip-or-fqdn', 'gateway'),
  'upper limits that the page does not rule out': (one) =>
    schemas(one, (node) =>
      node['type'] === 'integer'
        ? { ...node, maximum: 65_535 }
        : node['type'] === 'string'
          ? { ...node, maxLength: 255 }
          : node,
    ),
  'a closed request': of('ConnectionUpdate', (node) => ({ ...node, additionalProperties: false })),
  'a request closed with unevaluatedProperties': of('ConnectionUpdate', (node) => ({
    ...node,
    unevaluatedProperties: false,
  })),
  'endpoint groups that depend on each other': of('ConnectionUpdate', (node) => ({
    ...node,
    dependentRequired: { local_ep_group_id: ['peer_ep_group_id'], peer_ep_group_id: ['local_ep_group_id'] },
  })),
  'another attribute in the request': of('ConnectionUpdate', (node) => ({
    ...node,
    properties: { ...(node['properties'] as JsonObject), vendor_mark: { type: 'string' } },
  })),
  'read-only keys in a request, required of answers': of('ConnectionUpdate', (node) => ({
    ...node,
    required: ['id', 'status'],
    properties: {
      ...(node['properties'] as JsonObject),
      id: { type: 'string', readOnly: true },
      status: { type: 'string', readOnly: true },
    },
  })),
  'more statuses': (one) =>
    theOperation(one, (put) => ({
      ...put,
      responses: { ...(put['responses'] as JsonObject), '409': { description: 'x' } },
    })),
  'statuses by class': (one) =>
    theOperation(one, (put) => {
      const { 200: ok = null } = put['responses'] as Record<string, Json>;
      return { ...put, responses: { '2XX': ok, '4XX': { description: 'An error.' } } };
    }),
  'errors by default': (one) =>
    theOperation(one, (put) => {
      const { 200: ok = null } = put['responses'] as Record<string, Json>;
      return { ...put, responses: { '200': ok, default: { description: 'An error.' } } };
    }),
  'bodies and answers as components': (one) => {
    const operation = Object.values(one['paths'] as JsonObject)[0] as { put: JsonObject };
    const { requestBody = null, responses } = operation.put;
    const ok = isObject(responses) ? (responses['200'] ?? null) : null;
    const moved = theOperation(one, (put) => ({
      ...put,
      requestBody: { $ref: '#/components/requestBodies/Update' },
      responses: { ...(responses as JsonObject), '200': { $ref: '#/components/responses/Ok' } },
    }));
    const components = moved['components'] as JsonObject;
    return {
      ...moved,
      components: { ...components, requestBodies: { Update: requestBody }, responses: { Ok: ok } },
    };
  },
  'a media type with a parameter': (one) =>
    replacedText(one, '"application/json"', '"application/json; charset=utf-8"'),
  'OpenAPI 3.0': asVersion30,
  'OpenAPI 3.0 with the keys in the opposite order': (one) => backwards(asVersion30(one)) as JsonObject,
  'a choice that excludes nothing': of('ConnectionUpdate', (node) => ({
    ...node,
    anyOf: [{ required: ['mtu'] }, {}],
  })),
  'a condition that says what is said': of('ConnectionUpdate', (node) => ({
    ...node,
    ...(JSON.parse(
      '{"if":{"required":["dpd"]},"then":{"properties":{"dpd":{"type":"object"}}}}',
    ) as JsonObject),
  })),
};

test('there are at least 30', () => {
  expect(Object.keys(restylings).length).toBeGreaterThanOrEqual(30);
});

describe('a lawful restyling gives no finding', () => {
  test.each(Object.entries(restylings))('%s', (_, restyle) => {
    const restyled = restyle(plainDocument);
    expect(restyled).not.toEqual(undefined);
    expect(JSON.stringify(restyled)).not.toBe(JSON.stringify(plainDocument));
    const { kinds, findings, notes } = lintJson(restyled);
    expect(findings.map(({ rule, message, place }) => `${rule} ${message} ${place.pointer}`)).toEqual([]);
    expect({ kinds, notes }).toEqual({ kinds: ['openapi'], notes: [] });
  });

  test('YAML, with anchors for what is the same', () => {
    expect(lintOf(stringify(plainDocument))).toMatchObject({ kinds: ['openapi'], findings: [] });
    const [ok, bad] = [
      stringify(inlined(plainDocument)),
      stringify(inlined(plainDocument)).replaceAll('minimum: 68', 'minimum: 67'),
    ];
    expect(lintOf(ok).findings).toEqual([]);
    expect(lintOf(bad).findings).toHaveLength(2);
  });
});

describe('a JSON Schema by itself', () => {
  const draft = (uri: string, schema: JsonObject) => ({ $schema: uri, ...schema });
  const alone = (name: string, loose = false) =>
    schemaAlone(loose ? replacedText(plainDocument, '"minimum":68', '"minimum":67') : plainDocument, name);
  const old = (schema: JsonObject) =>
    JSON.parse(
      JSON.stringify(schema)
        .replaceAll('$defs', 'definitions')
        .replaceAll('"exclusiveMinimum":0', '"exclusiveMinimum":true,"minimum":0'),
    ) as JsonObject;
  test.each([
    ['draft 4', 'http://json-schema.org/draft-04/schema#', old],
    ['draft 6', 'http://json-schema.org/draft-06/schema#', (one: JsonObject) => one],
    ['draft 7', 'http://json-schema.org/draft-07/schema#', (one: JsonObject) => one],
    ['2019-09', 'https://json-schema.org/draft/2019-09/schema', (one: JsonObject) => one],
    ['2020-12', 'https://json-schema.org/draft/2020-12/schema', (one: JsonObject) => one],
  ])('of %s is asked as what it describes', (_, uri, change) => {
    for (const [name, side] of [
      ['UpdateRequest', 'request'],
      ['UpdateResponse', 'response'],
      ['ConnectionUpdate', 'request'],
    ] as const) {
      const good = lintJson(draft(uri, change(alone(name))));
      expect(good).toMatchObject({ kinds: [`${side} schema`], findings: [], notes: [] });
      const bad = lintJson(draft(uri, change(alone(name, true))));
      expect(bad.findings.map(({ rule }) => rule)).toEqual([`${side}/mtu/minimum`]);
    }
  });
});
