/**
 * Writes `dist/validate`: the validators of the shipped profiles as standalone code, with nothing of AJV to load, and all
 * of `vpnaas-conformance/validate` as one file for `require`.
 */
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { resolve } from 'node:path';
import { _, type CodeKeywordDefinition, type KeywordCxt, Name, stringify } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvStandalone from 'ajv/dist/standalone/index.js';
import { rolldown } from 'rolldown';
import { contractOf } from '../src/contract/contract.ts';
import { isIpOrFqdn } from '../src/contract/formats.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { annotations, closed, greaterThan, readOnly, together } from '../src/contract/rules.ts';
import type { Schema } from '../src/contract/schema.ts';

const folder = resolve('dist/validate');
const compiled = resolve(folder, 'compiled.cjs');
const entry = resolve('dist/src/validate/validate.js');
const [rules = '', formats = ''] = ['rules', 'formats'].map((name) =>
  resolve(`dist/src/contract/${name}.js`),
);

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  passContext: true,
  code: {
    source: true,
    formats: _`{"ip-or-fqdn": require(${formats}).isIpOrFqdn, "ipv4": require("node:net").isIPv4}`,
  },
});
ajv.addFormat('ip-or-fqdn', isIpOrFqdn);
ajv.addFormat('ipv4', isIPv4);
ajv.addVocabulary(annotations);
ajv.addKeyword(calling('x-greater-than', greaterThan));
ajv.addKeyword(calling('x-together', together));
ajv.addKeyword(calling('x-read-only', readOnly));
ajv.addKeyword(calling('x-closed', closed));
ajv.addKeyword({
  keyword: 'x-expected',
  type: 'object',
  error: {
    message: 'is expected',
    params: ({ params }) => _`{missingProperty: ${params['missingProperty']}}`,
  },
  code(context: KeywordCxt) {
    for (const name of context.schema as string[]) {
      context.gen.if(_`!Object.hasOwn(${context.data}, ${name})`, () => {
        context.setParams({ missingProperty: _`${name}` });
        context.error();
      });
    }
  },
});

const names: Record<string, string> = {};
const rows: Record<string, object[]> = {};
for (const profile of profileNames()) {
  for (const family of [4, 6] as const) {
    const { bodies, constraints } = contractOf(profile, family);
    for (const side of ['request', 'response'] as const) {
      const key = `${profile}/${family}/${side}`;
      ajv.addSchema(bodies[side] as object, key);
      names[`v${Object.keys(names).length}`] = key;
      rows[key] = constraints
        .filter((one) => one.side === side)
        .map(({ id, level, place, title, says, keyword, pointer, value }) => ({
          ...{ clause: id, level, place: place.join('.'), title, says, keyword, pointer },
          value: keyword === 'required' || keyword === 'x-expected' ? value : null,
        }));
    }
  }
}
mkdirSync(folder, { recursive: true });
const table = Object.entries(names).map(([name, key]) => `${JSON.stringify(key)}: exports.${name}`);
writeFileSync(
  compiled,
  `${ajvStandalone.default(ajv, names)}\nexports.validators = {${table.join()}};\nexports.rows = ${JSON.stringify(rows)};\n`,
);
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

/** A rule as a keyword that calls a function of `rules.ts`, which is bundled. */
function calling(keyword: string, rule: (...values: never[]) => boolean): CodeKeywordDefinition {
  return {
    keyword,
    type: 'object',
    code(context: KeywordCxt) {
      const { gen, data, schema, parentSchema, it } = context;
      const { properties = {}, 'x-read-only': closedTo = [] } = parentSchema as Schema;
      const known = Object.fromEntries(Object.keys(properties).map((name) => [name, {}]));
      const called = gen.scopeValue('func', {
        ref: rule,
        code: _`require(${rules}).${new Name(rule.name)}`,
      });
      const shape = stringify({ properties: known, 'x-read-only': closedTo });
      const at = _`{parentDataProperty: ${it.parentDataProperty}}`;
      context.fail(_`!${called}.call(this, ${stringify(schema)}, ${data}, ${shape}, ${at})`);
    },
  };
}
