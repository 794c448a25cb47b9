import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../model/json.ts';
import { basis, lintJson, lintOf, plainDocument } from './documents.test-support.ts';
import { lintFile } from './lint-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const lintBytes = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(folder, name), bytes);
  return lintFile({ file: join(folder, name), named: true }, basis, { roots: [folder] });
};
const latin1 = (text: string) => Buffer.from(text, 'latin1');
const bomb = [...'bcdefghi'].reduce(
  (text, name, n) => `${text}${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[n]}`).join()}]\n`,
  'a: &a [x]\n',
);

describe('a file that cannot be read is told at the line where it ends to be one', () => {
  test.each<[string, Uint8Array | string, string]>([
    ['nul.yaml', 'ipsec_site_connection:\n  mtu: 67\n  name: a\0b\n', 'file/encoding 3:10'],
    ['nul.json', '{"ipsec_site_connection":\n{"mtu":67,"name":"\0"}}', 'file/encoding 2:19'],
    ['latin1.yaml', latin1('ipsec_site_connection:\n  name: "caf\u00e9"\n'), 'file/encoding 2:13'],
    ['utf16.json', Buffer.from('\ufeff{}', 'utf16le'), 'file/encoding 1:1'],
    ['deep.json', `\n${'['.repeat(100_000)}`, 'file/nesting 2:201'],
    ['deep.yaml', `a: ${'['.repeat(100_000)}`, 'file/nesting 1:413'],
    ['bomb.yaml', bomb, 'file/aliases 8:7'],
    ['self.yaml', 'ipsec_site_connection:\n  dpd: &a\n    x: *a\n', 'file/aliases 3:5'],
    ['infinite.yaml', 'ipsec_site_connection:\n  mtu: .inf\n', 'file/not-json 2:8'],
    ['tag.yaml', 'ipsec_site_connection: !!python/object:os.system {mtu: 67}\n', 'file/syntax 1:24'],
    ['half.json', '{"ipsec_site_connection":\n{"mtu":', 'file/syntax 2:8'],
    ['twice.yaml', 'ipsec_site_connection:\n  mtu: 68\n  mtu: 69\n', 'file/duplicate-key 3:3'],
    ['twice.json', '{"ipsec_site_connection":\n{"mtu":68,"mtu":69}}', 'file/duplicate-key 2:11'],
  ])('%s', (name, bytes, expected) => {
    const { findings } = lintBytes(name, bytes);
    expect(findings.map(({ rule, place }) => `${rule} ${place.line}:${place.column}`)).toEqual([expected]);
  });
});

test.each([
  ['{"ipsec_site_connection": {\n"psk": "hush-hush" "mtu": 1}}', 'a.json'],
  ['ipsec_site_connection:\n  psk: "hush-hush" x\n', 'a.yaml'],
  ['ipsec_site_connection:\n  psk: |\n    hush-hush\n  mtu: [\n', 'a.yaml'],
  ['ipsec_site_connection:\n  psk: hush-hush\0\n', 'a.yaml'],
])('a secret of a file that cannot be read is not shown: %j', (text, file) => {
  const result = lintBytes(file, text);
  expect(result.findings).toHaveLength(1);
  expect(JSON.stringify(result)).not.toContain('hush-hush');
});

describe('bodies', () => {
  test('with a byte order mark and CRLF keep their places', () => {
    const { findings } = lintBytes('crlf.yaml', '\ufeffipsec_site_connection:\r\n  name: a\r\n  mtu: 67\r\n');
    expect(findings).toMatchObject([{ rule: 'request/mtu/minimum', place: { line: 3, column: 3 } }]);
  });

  test('with names of the prototype are judged by what they say themselves', () => {
    const { findings } = lintOf(
      '{"ipsec_site_connection":{"__proto__":{"mtu":1},"constructor":1,"toString":1,"mtu":67}}',
      'a.json',
    );
    expect(findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual([
      ...Array(3).fill('warning request/ipsec_site_connection/x-closed'),
      'error request/mtu/minimum',
    ]);
  });

  test('of more keys than anybody reads are told by a number', () => {
    const keys = Array.from({ length: 5000 }, (_, n) => `"k${n}":1`).join();
    const { findings } = lintOf(`{"ipsec_site_connection":{${keys}}}`, 'a.json');
    expect(findings).toHaveLength(51);
    expect(findings.at(-1)?.message).toContain('4950 more keys');
  });

  test('that are wrong in more lines than anybody reads are not said to be right', () => {
    const { findings, notes } = lintOf('{"ipsec_site_connection":{"mtu":67}}\n'.repeat(1500), 'a.jsonl');
    expect(findings).toHaveLength(1000);
    expect(findings.at(-1)?.place).toMatchObject({ line: 1000, pointer: '/1000/ipsec_site_connection/mtu' });
    expect(notes).toEqual(['500 more findings are not shown']);
  });

  test('with a number beyond all measure are wrong in their type', () => {
    const { findings } = lintOf('{"ipsec_site_connection":{"mtu":1e999}}', 'a.json');
    expect(findings).toMatchObject([
      { level: 'error', message: expect.stringContaining('beyond all measure') },
    ]);
  });
});

describe('schemas', () => {
  const schema = (mtu: JsonObject, more: JsonObject = {}) => ({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    ...more,
    type: 'object',
    required: ['ipsec_site_connection'],
    properties: { ipsec_site_connection: { type: 'object', properties: { mtu, psk: { type: 'string' } } } },
  });

  test('that name what every object has refuse nothing for it', () => {
    const text = JSON.stringify(schema({ type: 'integer', minimum: 68 }));
    const named =
      '"__proto__":{"type":"string"},"constructor":{"type":"string"},"toString":{"type":"integer"},';
    const { findings } = lintOf(text.replace('"mtu":', `${named}"mtu":`), 'a.json');
    expect(findings.filter(({ message }) => message.startsWith('refuses'))).toEqual([]);
  });

  test.each<[string, JsonObject, JsonObject, string]>([
    [
      'a $ref to itself',
      { $ref: '#/$defs/a' },
      { $defs: { a: { $ref: '#/$defs/a' } } },
      'document/reference',
    ],
    [
      'a $ref that leads back over a choice',
      { $ref: '#/$defs/a' },
      { $defs: { a: { allOf: [{ $ref: '#/$defs/b' }] }, b: { anyOf: [{ $ref: '#/$defs/a' }] } } },
      'document/reference',
    ],
  ])('%s is told with its place', (_, mtu, more, rule) => {
    const { findings, notes } = lintJson(schema(mtu, more));
    expect(findings.map((one) => one.rule)).toEqual([rule]);
    expect(findings[0]?.place.line).toBeGreaterThan(1);
    expect(notes[0]).toContain('was not compared in full');
  });

  test('with a pattern that does not end are told with its place', () => {
    const { findings } = lintJson(
      schema({ type: 'string', pattern: '^(a+)+$', examples: [`${'a'.repeat(50)}!`] }),
    );
    expect(findings.map((one) => one.rule)).toContain('document/slow-pattern');
  });

  test('that lead into themselves by a step into the value are asked like any other', () => {
    const { notes } = lintJson(
      schema(
        { $ref: '#/$defs/a' },
        { $defs: { a: { type: 'integer', properties: { a: { $ref: '#/$defs/a' } } } } },
      ),
    );
    expect(notes).toEqual([]);
  });
});

describe('references', () => {
  const text = JSON.stringify(plainDocument, null, 2);
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'body.json'), '{"type":"object"}');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  symlinkSync(join(outside, 'body.json'), join(folder, 'sub', 'link.json'));
  const to = (reference: string) =>
    lintBytes('api.json', text.replace('"#/components/schemas/UpdateRequest"', JSON.stringify(reference)));

  test.each([
    ['https://127.0.0.1:9/x.json', 'nothing is read from the network'],
    ['//127.0.0.1/x.json', 'there is no file'],
    ['file:///etc/hostname', 'nothing is read from the network'],
    ['/etc/hostname', 'lies outside the directories'],
    ['../../../../../../etc/hostname', 'lies outside the directories'],
    [join(outside, 'body.json'), 'lies outside the directories'],
    ['sub/link.json', 'lies outside the directories'],
    ['sub%00.json', 'there is no file'],
    ['#/components/schemas/Gone', 'leads to nothing'],
  ])('%s is told, and read by nobody', (reference, words) => {
    const { findings } = to(reference);
    expect(findings.map(({ rule }) => rule)).toEqual(['document/reference']);
    expect(findings[0]?.message).toContain(words);
    expect(findings[0]?.place).toMatchObject({ line: expect.any(Number), column: expect.any(Number) });
  });

  test.each([
    ['"parameters": [', '"parameters": [{"$ref": "#/gone"},'],
    ['"requestBody": {', '"requestBody": {"$ref": "#/gone",'],
    ['"200": {', '"200": {"$ref": "#/gone",'],
    ['"404": {', '"404": {"$ref": "#/gone",'],
    ['"put": {', '"$ref": "#/gone", "put": {'],
  ])('in place of %s to nothing are told once', (from, by) => {
    expect(text).toContain(from);
    const { findings } = lintOf(text.replace(from, by), 'api.json');
    expect(findings.map(({ rule }) => rule)).toEqual(['document/reference']);
  });
});
