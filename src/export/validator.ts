import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Contract } from '../contract/contract.ts';
import { SelfError } from '../errors.ts';
import { plainSchema, type Side } from './plain-schema.ts';

/** The form of a JavaScript module. */
export type ModuleForm = 'esm' | 'cjs';

/**
 * A module without any import: `validateRequest(body, stored?)` and `validateResponse(body)` return
 * `{ valid, violations: [{ clause, level, path, message }] }`; what only a should is broken by is valid. `stored` is the connection that a partial `dpd` is merged into.
 */
export function validatorModule(contract: Contract, form: ModuleForm): string {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    validateFormats: false,
    code: { source: true, lines: true },
  });
  for (const side of ['request', 'response'] as const) ajv.addSchema(plainSchema(contract, side), side);
  const code = withoutRequires(standalone.default(ajv, { request: 'request', response: 'response' }));
  const exported =
    form === 'esm'
      ? 'export { validateRequest, validateResponse };'
      : 'module.exports = { validateRequest, validateResponse };';
  return `// Generated from the contract ${contract.digest}, profile ${contract.profile.name}. Do not edit.
const validators = (() => {
const module = { exports: {} };
const exports = module.exports;
${code}
return exports;
})();
const clauses = ${JSON.stringify(clausesOf(contract), null, 2)};
const orders = ${JSON.stringify(ordersOf(contract), null, 2)};
${runtime}${exported}
`;
}

const runtime = `
function judge(side, body, stored) {
  const violations = [];
  const add = (known, path, message) => {
    const { clause, level } = known ?? { clause: null, level: 'must' };
    if (!violations.some((one) => one.clause === clause && one.path === path)) violations.push({ clause, level, path, message });
  };
  if (!validators[side](body)) {
    for (const { instancePath, keyword, params, message, schemaPath } of validators[side].errors) {
      if (schemaPath.includes('/anyOf/')) continue;
      const missing = params.missingProperty;
      const key = side + instancePath + (missing === undefined ? '' : '/' + missing) + '#' + keyword;
      add(clauses[key], instancePath, message);
    }
  }
  for (const { side: own, at, property, than, ...known } of orders) {
    const sent = own === side ? body?.ipsec_site_connection?.[at] : undefined;
    if (sent === null || typeof sent !== 'object' || Array.isArray(sent)) continue;
    const merged = { ...(side === 'request' ? stored?.[at] : undefined), ...sent };
    if (typeof merged[property] === 'number' && typeof merged[than] === 'number' && merged[property] <= merged[than]) {
      add(known, '/ipsec_site_connection/' + at + '/' + property, 'must be greater than ' + than);
    }
  }
  return { valid: violations.every((one) => one.level !== 'must'), violations };
}

function validateRequest(body, stored) {
  return judge('request', body, stored);
}

function validateResponse(body) {
  return judge('response', body);
}

`;

/** Keywords of the plain schema by those of the contract. */
const written: Readonly<Record<string, string>> = {
  format: 'anyOf',
  'x-closed': 'additionalProperties',
  'x-together': 'dependentRequired',
};

/** Clauses by side, place and keyword of an error. */
function clausesOf({ constraints }: Contract): Record<string, object> {
  return Object.fromEntries(
    constraints
      .filter(({ side, level }) => (side === 'request' || side === 'response') && level !== 'info')
      .map(({ side, pointer, keyword, value, id, level }) => {
        const missing = keyword === 'required' ? `/${String(value)}` : '';
        const word = keyword === 'format' && value === 'ipv4' ? 'pattern' : (written[keyword] ?? keyword);
        return [`${side}${pointer}${missing}#${word}`, { clause: id, level }];
      }),
  );
}

function ordersOf({ constraints }: Contract) {
  return constraints
    .filter(({ keyword, level }) => keyword === 'x-greater-than' && level !== 'info')
    .map(({ side, pointer, value, id, level }) => {
      const { property, than } = value as { property: string; than: string };
      return { side: side as Side, at: pointer.split('/').at(-1) ?? '', property, than, clause: id, level };
    });
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
