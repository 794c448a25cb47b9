import { describe, expect, test } from 'vitest';
import { lintOf, plainDocument } from '../documents.test-support.ts';
import { lintText } from '../lint-file.ts';
import { sourceText } from '../read/source-text.ts';
import { basisOf } from '../witness/basis.ts';

const text = JSON.stringify(plainDocument, null, 2);
const told = (changed: string) =>
  lintOf(changed, 'api.json').findings.map(({ level, rule, place, message, fix }) => ({
    said: `${level} ${rule}: ${message} ${fix}`,
    line: place.line,
  }));

/** The one place in the document where a schema of the request begins, and what it is replaced by. */
const update = (from: string, to: string) => {
  const start = text.indexOf('"ConnectionUpdate"');
  const at = text.indexOf(from, start);
  expect(at).toBeGreaterThan(start);
  return text.slice(0, at) + to + text.slice(at + from.length);
};

describe('what validators of OpenAPI pass over is told with its place', () => {
  test.each([
    ['a type that there is not', update('"type": "integer"', '"type": "integr"'), 'Did you mean "integer"?'],
    [
      'a bound that is a text',
      update('"minimum": 68', '"minimum": "68"'),
      'error document/keyword-value: minimum is "68"; it has to be a number',
    ],
    [
      'a keyword that is misspelt',
      update('"properties"', '"propertes"'),
      'warning document/unknown-keyword: there is no keyword "propertes"',
    ],
    [
      'nullable in 3.1',
      update('"type": "boolean"', '"type": "boolean", "nullable": true'),
      'warning document/nullable',
    ],
    [
      'a boolean bound in 3.1',
      update('"exclusiveMinimum": 0', '"exclusiveMinimum": true'),
      'error document/keyword-value: exclusiveMinimum is true',
    ],
    [
      'a default that does not fit',
      update('"minimum": 68', '"minimum": 68, "default": 0'),
      'warning document/default',
    ],
    [
      'an example that does not fit',
      update('"minimum": 68', '"minimum": 68, "examples": [1500, 60]'),
      'warning document/example',
    ],
    [
      'a pattern that is none',
      update('"minimum": 68', '"minimum": 68, "pattern": "("'),
      'error document/keyword-value: pattern is "("',
    ],
    [
      'an enumeration without members',
      update('"minimum": 68', '"minimum": 68, "enum": []'),
      'error document/keyword-value: enum is []',
    ],
  ])('%s', (_, changed, words) => {
    const found = told(changed).filter(({ said }) => said.includes(words));
    expect(found.length, JSON.stringify(told(changed))).toBe(1);
    const [first = ''] = changed
      .split('\n')
      .flatMap((line, index) => (line === text.split('\n')[index] ? [] : [index + 1]));
    expect(found[0]?.line).toBe(first);
  });

  test.each([
    [
      'a key that OpenAPI does not have',
      '"responses": {',
      '"respones": {}, "responses": {',
      'unknown-key: there is no key "respones"',
    ],
    [
      'an answer without description',
      /"description": "Request was successful\.",?/,
      '',
      'description: the answer has no description',
    ],
  ])('%s', (_, from, to, words) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const findings = told(changed).map(({ said }) => said);
    expect(findings).toEqual([expect.stringContaining(`warning document/${words}`)]);
  });

  test('an answer 200 that is not documented is one finding', () => {
    const findings = told(text.replace('"200": {', '"default": {')).map(({ said }) => said.split(':')[0]);
    expect(findings).toEqual(['error status/200']);
  });

  test.each([
    ['"swagger": "2.0"', '"2.0" is not read'],
    ['"openapi": "4.0.0"', '"4.0.0" is not read'],
  ])('a document of %s is not judged', (version, words) => {
    const { kinds, notes, findings } = lintOf(text.replace(/"openapi": "[^"]*"/, version), 'api.json');
    expect({ kinds, findings }).toEqual({ kinds: [], findings: [] });
    expect(notes[0]).toContain(words);
  });

  test('an operationId that stands twice', () => {
    const other =
      '"paths": {"/other": {"get": {"operationId": "updateIpsecSiteConnection", "responses": {}}},';
    const [first] = told(text.replace('"paths": {', other));
    expect(first?.said).toContain(
      'error document/operation-id: operationId "updateIpsecSiteConnection" is also that of GET /other',
    );
  });

  test('a path parameter that is not described, or not required', () => {
    expect(told(text.replace('{connection_id}', '{id}'))[0]?.said).toContain(
      'error document/path-parameter: the path has {id}',
    );
    expect(told(text.replace('"required": true', '"required": false'))[0]?.said).toContain(
      'not marked as required',
    );
  });

  test('an example of a body is held against the schema beside it, and against the page', () => {
    const start = text.indexOf('"description": "New IPsec connection"');
    const changed = `${text.slice(0, start)}"mtu": 5${text.slice(start + '"description": "New IPsec connection"'.length)}`;
    expect(told(changed).map(({ said }) => said.split(':')[0])).toEqual([
      'warning document/example',
      'error request/mtu/minimum',
    ]);
  });

  describe('the answer 404', () => {
    const answering = (content: object) =>
      text.replace('"404": {', `"404": {"content": {"application/json": ${JSON.stringify(content)}},`);
    const schema = { type: 'object', required: ['NeutronError'] };

    test.each<[string, object, readonly string[]]>([
      ['with a body of its own', { schema, example: { NeutronError: {} } }, []],
      ['with the schema of the update', { schema: { $ref: '#/components/schemas/UpdateResponse' } }, []],
      ['with an example of another shape', { schema, example: { error: 'x' } }, ['document/example']],
      ['with a type that there is not', { schema: { type: 'obj' } }, ['document/keyword-value']],
      ['with a $ref that leads nowhere', { schema: { $ref: '#/gone' } }, ['document/reference']],
    ])('%s', (_, content, rules) => {
      const changed = answering(content);
      expect(changed).not.toBe(text);
      const { findings, notes } = lintOf(changed, 'api.json');
      expect(findings.map(({ rule }) => rule)).toEqual(rules);
      expect(notes).toEqual([]);
    });

    test('is held against what a profile says of it', () => {
      const changed = answering({ schema, example: { NeutronError: { type: 'a', message: 'b' } } });
      const { findings } = lintText(sourceText('api.json', changed), basisOf('openstack', 4), { roots: [] });
      expect(findings.map(({ rule }) => rule)).toContain('error/404/NeutronError/detail/required');
    });
  });

  test('a $ref that leads nowhere, or back to itself', () => {
    const broken = lintOf(
      text.replace('"#/components/schemas/ConnectionUpdate"', '"#/components/schemas/Gone"'),
      'a.json',
    );
    expect(broken.findings.map(({ rule }) => rule)).toContain('document/reference');
    expect(broken.notes[0]).toContain('a $ref cannot be followed');
    const endless = lintOf(
      text.replace(
        '"#/components/schemas/ConnectionUpdate"',
        '"#/components/schemas/UpdateRequest/properties/ipsec_site_connection"',
      ),
      'a.json',
    );
    expect(endless.notes[0]).toContain('leads back to itself');
  });
});

describe('patterns of other people', () => {
  test('that would take for ever are stopped, and said not to be compared', () => {
    const { notes } = lintOf(
      update('"format": "ip-or-fqdn"', '"pattern": "^(([a-z0-9.])+.)+[A-Z]([a-z])+$"'),
      'a.json',
    );
    expect(notes.join()).toContain('takes too long');
  });

  test('are each asked for itself', () => {
    const two = update('"type": "string"', '"pattern": "^$|^[^a-z]*.*$", "type": "string"');
    const changed = two.replace('"enum": [', '"pattern": "^[a-z-]+$", "enum": [');
    expect(lintOf(changed, 'a.json').findings).toEqual([]);
  });

  test('that fit what the page allows give no finding', () => {
    const pattern = '"pattern": "^(ACTIVE|DOWN|BUILD|ERROR|PENDING_(CREATE|UPDATE|DELETE))$", "format"';
    expect(
      lintOf(text.replace('"format"', pattern.replace('ACTIVE|DOWN', '.*|ACTIVE|DOWN')), 'a.json').findings,
    ).toEqual([]);
  });
});
