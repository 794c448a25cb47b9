import { ruleKey } from '../contract/broken.ts';
import type { Contract } from '../contract/contract.ts';
import { standaloneValidators } from './standalone.ts';

/** The form of a JavaScript module. */
export type ModuleForm = 'esm' | 'cjs';

/**
 * A module without any import: `validateRequest(body, stored?)` and `validateResponse(body)` return
 * `{ valid, violations: [{ clause, level, path, message }] }`; what only a should is broken by is valid. `stored` is the connection that a partial `dpd` is merged into.
 */
export function validatorModule(contract: Contract, form: ModuleForm): string {
  const exported =
    form === 'esm'
      ? 'export { validateRequest, validateResponse };'
      : 'module.exports = { validateRequest, validateResponse };';
  return `// Generated from the contract ${contract.digest}, profile ${contract.profile.name}. Do not edit.
const { validators } = (() => {
const module = { exports: {} };
const exports = module.exports;
${standaloneValidators(contract.bodies)}
return exports;
})();
const clauses = ${JSON.stringify(clausesOf(contract), null, 2)};
${runtime}${exported}
`;
}

/** Clauses by the rule that an error names. */
function clausesOf({ constraints }: Contract): Record<string, object> {
  const of = (side: string) =>
    Object.fromEntries(
      constraints
        .filter((one) => one.side === side)
        .map((one) => [ruleKey(one), { clause: one.id, level: one.level, message: one.title }]),
    );
  return { request: of('request'), response: of('response') };
}

/** An error without a clause of its own, such as one in an item of an array, is charged to the type of what is around it. */
const runtime = `
function judge(side, body, stored) {
  const found = new Map();
  if (!validators[side].call({ stored }, body)) {
    for (const { instancePath, schemaPath, params } of validators[side].errors) {
      const rule = params.missingProperty === undefined ? schemaPath : schemaPath + '/' + params.missingProperty;
      const known = clauses[side][rule] ?? around(clauses[side], schemaPath);
      if (known && known.level !== 'info') found.set(known.clause, { path: instancePath, ...known });
    }
  }
  const violations = [...found.values()];
  return { valid: violations.every(({ level }) => level !== 'must'), violations };
}

function around(known, node) {
  const outer = node.slice(0, Math.max(0, node.lastIndexOf('/')));
  return outer === '' ? undefined : known[outer + '/type'] ?? around(known, outer);
}

function validateRequest(body, stored) {
  return judge('request', body, stored);
}

function validateResponse(body) {
  return judge('response', body);
}

`;
