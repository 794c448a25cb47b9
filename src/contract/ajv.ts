import { createRequire } from 'node:module';
import type { Format } from 'ajv';
import type { Ajv2020, Options } from 'ajv/dist/2020.js';
import { addRules } from './rules.ts';

/** AJV takes a third of the time in which commands start that judge no body: it is loaded when it is used. */
const load = createRequire(import.meta.url);

/** The formats of the contract. */
export interface Formats {
  readonly ipv4: Format;
  readonly 'ip-or-fqdn': Format;
}

/** AJV as it judges bodies of the contract: every error, the kit's own keywords, its formats and no others. */
export function contractAjv(formats: Formats, code: Options['code'] = {}): Ajv2020 {
  const { Ajv2020 } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, code });
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  addRules(ajv);
  return ajv;
}
