import type { JsonObject } from '../model/json.ts';
import type { Fields } from './fields.ts';
import { domainOf } from './identity.ts';

/**
 * The `scope` of a request to Keystone: a project, a domain or the system; undefined leaves it to Keystone.
 * @throws UsageError for two scopes at once, and for one that is not supported
 */
export function scopeOf(fields: Fields): JsonObject | undefined {
  const [project, domain] = [
    fields.text('project_id', 'project_name'),
    fields.text('domain_id', 'domain_name'),
  ];
  const system = fields.text('system_scope');
  if (fields.text('trust_id') !== undefined)
    throw fields.wrong(`${fields.called('trust_id')} is not supported`);
  if (system !== undefined && system !== 'all') {
    throw fields.wrong(
      `${fields.called('system_scope')} "${system}" is not supported: the only one is "all"`,
    );
  }
  if (system !== undefined && (project ?? domain) !== undefined) {
    const other = project === undefined ? 'domain' : 'project';
    throw fields.wrong(`${fields.called('system_scope')} and a ${other} are two scopes: give one of them`);
  }
  if (system !== undefined) return { system: { all: true } };
  const id = fields.text('project_id');
  if (id !== undefined) return { project: { id } };
  if (project !== undefined) return { project: { name: project, domain: domainOf(fields, 'project') } };
  const domainId = fields.text('domain_id');
  if (domain === undefined) return undefined;
  return { domain: domainId === undefined ? { name: domain } : { id: domainId } };
}
