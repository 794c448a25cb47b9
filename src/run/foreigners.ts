import { UsageError } from '../errors.ts';
import type { Foreigner } from '../model/clause.ts';
import type { JsonObject } from '../model/json.ts';
import type { Foreigners } from '../target/target.ts';
import type { TokenSource } from '../target/token-source.ts';

/** Somebody who signed in beside the owner of the connection. */
export interface Other {
  /** For people, such as the name of a cloud. */
  readonly called: string;
  readonly tokens: TokenSource;
  /** Id of the project that the token is for. */
  readonly project?: string | undefined;
  /** Names of the roles in it. */
  readonly roles: readonly string[];
}

/** Roles that may update connections of their own project, by the default policy of OpenStack. */
const writing = ['member', 'manager', 'admin', '_member_', 'creator'];

/**
 * Who of those that signed in may not write the connection: members of another project, and readers of its own.
 * @throws UsageError for somebody who lawfully may, and for two of a kind
 */
export function foreignersOf(others: readonly Other[], initial: JsonObject): Foreigners {
  const found: Partial<Record<Foreigner, TokenSource>> = {};
  for (const other of others) {
    const kind = kindOf(other, initial['project_id'] ?? initial['tenant_id']);
    if (found[kind])
      throw new UsageError(`${other.called}: another cloud is of the same kind (${kind}) already`);
    found[kind] = other.tokens;
  }
  return found;
}

function kindOf({ called, project, roles }: Other, owner: unknown): Foreigner {
  if (typeof owner !== 'string') {
    throw new UsageError(
      `${called} cannot be judged by: the connection does not show its project; leave --other-cloud out`,
    );
  }
  const held = roles.map((role) => role.toLowerCase());
  if (held.includes('admin')) {
    throw new UsageError(`${called} has the role admin, which may update everything: give a mere member`);
  }
  if (project !== undefined && project !== owner) return 'other-project';
  if (project === undefined || writing.some((role) => held.includes(role))) {
    throw new UsageError(
      `${called} is of the connection's own project, with the roles ${roles.join(', ') || 'none'}, and may update it: give a member of another project, or a reader`,
    );
  }
  return 'reader';
}
