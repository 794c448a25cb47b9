import type { Effort, Family } from '../model/plan.ts';
import type { Assignment } from '../run/opening.ts';
import type { Access } from '../target/target.ts';
import { kit } from './package.ts';

/** Options that say what is asked of which connection, as commander hands them over. */
export interface PlanningOptions {
  readonly connection?: string;
  readonly profile: string;
  readonly family?: Family;
  readonly fqdn?: string;
  readonly seed: number;
  readonly effort: Effort;
  readonly only?: readonly string[];
  readonly gentle?: boolean;
  readonly races?: boolean;
}

/** What is asked, of a cloud or of the embedded server, which knows its connection and a name. */
export function assignmentOf(
  access: Access & {
    readonly connection?: string;
    readonly fqdn?: string;
    readonly foreigners?: Assignment['foreigners'];
    readonly races?: boolean;
  },
  {
    connection,
    profile,
    family,
    fqdn,
    seed,
    effort,
    only = [],
    gentle,
    second,
    races,
  }: PlanningOptions & { readonly second?: string | undefined },
): Assignment {
  return {
    ...access,
    connection: connection ?? access.connection ?? '',
    profile,
    family,
    fqdn: fqdn ?? access.fqdn,
    seed,
    effort,
    only,
    gentle,
    second,
    races: races ?? access.races,
    kit: kit.version,
  };
}
