/** Writes `spec/contract.json`: the page's rows, the findings and every profile's document, ready to use. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readDocument } from '../src/contract/document.ts';
import { profileDocument } from '../src/contract/profile-document.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { linesOf, rowsOf } from '../src/contract/rows.ts';
import type { JsonObject } from '../src/model/json.ts';

const read = (name: string) => readFileSync(`spec/${name}`, 'utf8');
const page = parse(read('openapi.yaml')) as JsonObject;
const profiles = Object.fromEntries(
  await Promise.all(
    profileNames().map(async (name, index) => {
      const file = `profiles/${name}.yaml`;
      const document =
        index === 0
          ? await readDocument(page)
          : (await profileDocument(page, read(file), `spec/${file}`)).document;
      return [name, document] as const;
    }),
  ),
);
const source = read('source.md');
const content = { page, rows: rowsOf(source), findings: parse(read('findings.yaml')), profiles };
const digest = createHash('sha256').update(JSON.stringify(content)).digest('hex');
writeFileSync('spec/contract.json', `${JSON.stringify({ digest, lines: linesOf(source), ...content })}\n`);
console.log(
  `spec/contract.json: profiles ${Object.keys(profiles).join(', ')}, sha256 ${digest.slice(0, 12)}`,
);
