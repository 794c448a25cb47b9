/**
 * Writes `dist/validate`: the validators of the shipped profiles as standalone code, with nothing of AJV to load, and all
 * of `vpnaas-conformance/validate` as one file for `require`.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rolldown } from 'rolldown';
import type { Row } from '#validators';
import type { Constraint } from '../src/contract/constraint.ts';
import { contractOf } from '../src/contract/contract.ts';
import { profileNames } from '../src/contract/profiles.ts';
import type { Schema } from '../src/contract/schema.ts';
import { standaloneValidators } from '../src/export/standalone.ts';

const folder = resolve('dist/validate');
const compiled = resolve(folder, 'compiled.cjs');
const entry = resolve('dist/src/validate/validate.js');

const schemas: Record<string, Schema> = {};
const rows: Record<string, Row[]> = {};
for (const profile of profileNames()) {
  for (const family of [4, 6] as const) {
    const { bodies, constraints } = contractOf(profile, family);
    for (const side of ['request', 'response'] as const) {
      const key = `${profile}/${family}/${side}`;
      schemas[key] = bodies[side];
      rows[key] = constraints.filter((one) => one.side === side).map(rowOf);
    }
  }
}
mkdirSync(folder, { recursive: true });
writeFileSync(compiled, `${standaloneValidators(schemas)}exports.rows = ${JSON.stringify(rows)};\n`);
await bundled(compiled, 'compiled.js', 'esm');
await bundled(entry, 'index.cjs', 'cjs');
rmSync(compiled);
copyFileSync(entry.replace(/js$/, 'd.ts'), resolve(folder, 'index.d.cts'));

async function bundled(input: string, output: string, format: 'esm' | 'cjs'): Promise<void> {
  const bundle = await rolldown({
    input,
    platform: 'node',
    resolve: { alias: { '#validators': compiled } },
  });
  await bundle.write({ file: resolve(folder, output), format, minify: true });
  await bundle.close();
}

function rowOf({ id, level, place, title, says, keyword, pointer, value }: Constraint): Row {
  const needed = keyword === 'required' || keyword === 'x-expected';
  return {
    ...{ clause: id, level, place: place.join('.'), title, says, keyword, pointer },
    value: needed ? value : null,
  };
}
