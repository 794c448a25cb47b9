/** Writes `spec/clauses`: what each shipped profile asks, so that listing it derives nothing. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { catalogueOf } from '../src/cli/catalogue.ts';
import { profileNames } from '../src/contract/profiles.ts';

const folder = 'spec/clauses';
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const name of profileNames()) {
  writeFileSync(`${folder}/${name}.json`, `${JSON.stringify(catalogueOf(name))}\n`);
}
