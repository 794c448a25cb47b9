import { Refusal } from './refusal.ts';
import { ruleFor, shown } from './rule.ts';
import { rules } from './rules.ts';

const readOnly = new Set([
  'id',
  'tenant_id',
  'route_mode',
  'auth_mode',
  'status',
  'vpnservice_id',
  'ikepolicy_id',
  'ipsecpolicy_id',
  'peer_cidrs',
  'split_selector',
  'project_id',
]);

/** Only the names of the request table: those of the response alone are read-only, others unknown. */
export function checkNames(sent: Readonly<Record<string, unknown>>): Refusal | undefined {
  for (const name of Object.keys(sent)) {
    if (readOnly.has(name))
      return new Refusal('invalid', 'HTTPBadRequest', `Cannot update read-only attribute ${name}`);
    if (ruleFor(rules, name) === undefined)
      return new Refusal('invalid', 'HTTPBadRequest', `Unrecognized attribute(s) ${shown(name)}`);
  }
  return undefined;
}
