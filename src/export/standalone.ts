import standalone from 'ajv/dist/standalone/index.js';
import { fqdnPattern, ipv4Pattern, ipv6Pattern } from '../contract/address-patterns.ts';
import { contractAjv } from '../contract/ajv.ts';
import type { Schema } from '../contract/schema.ts';
import { SelfError } from '../errors.ts';

const formats = {
  ipv4: new RegExp(ipv4Pattern, 'u'),
  'ip-or-fqdn': new RegExp([ipv4Pattern, ipv6Pattern, fqdnPattern].join('|'), 'u'),
};

/**
 * Validators of the contract's schemas as the code of a CommonJS module that needs no other: `exports.validators`, by the
 * names given. Their `this` is an `Effective`, their errors are AJV's.
 */
export function standaloneValidators(schemas: Readonly<Record<string, Schema>>): string {
  const ajv = contractAjv(formats, { source: true, lines: true });
  const names = Object.keys(schemas);
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);
  const code = standalone.default(ajv, Object.fromEntries(names.map((name, n) => [`v${n}`, name])));
  const table = names.map((name, n) => `${JSON.stringify(name)}: exports.v${n}`);
  return `${withoutRequires(code)}\nexports.validators = { ${table.join(', ')} };\n`;
}

/** What AJV's code asks of its own package, written out. */
function withoutRequires(code: string): string {
  const inlined = code.replaceAll(
    'require("ajv/dist/runtime/ucs2length").default',
    '((text) => [...text].length)',
  );
  const left = /require\([^)]*\)/.exec(inlined)?.[0];
  if (left !== undefined) throw new SelfError(`the validator needs ${left}`);
  return inlined;
}
