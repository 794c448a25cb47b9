/** Writes `spec/contract.json`: the page's rows, the findings and every profile's document, ready to use. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readDocument } from '../src/contract/document.ts';
import { applyOverlay, type Overlay } from '../src/contract/overlay.ts';
import { rowsOf } from '../src/contract/rows.ts';
import type { JsonObject } from '../src/model.ts';

const read = (name: string) => readFileSync(`spec/${name}`, 'utf8');
const openapi = parse(read('openapi.yaml')) as JsonObject;
const overlays = readdirSync('spec/profiles')
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => parse(read(`profiles/${name}`)) as Overlay);
const documents = [openapi, ...overlays.map((overlay) => applyOverlay(openapi, overlay))];
const profiles = Object.fromEntries(
  (await Promise.all(documents.map(readDocument))).map((document) => [document.profile.name, document]),
);
const content = { rows: rowsOf(read('source.md')), findings: parse(read('findings.yaml')), profiles };
const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
writeFileSync('spec/contract.json', `${JSON.stringify({ digest, ...content })}\n`);
console.log(
  `spec/contract.json: profiles ${Object.keys(profiles).join(', ')}, sha256 ${digest.slice(0, 12)}`,
);
