import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import type { Clause } from '../model/clause.ts';
import { type Difference, differencesOf } from '../run/differences.ts';
import { clausesOf } from '../run/plan.ts';
import { pageContract } from './page-contract.ts';

/** What a profile asks, in the order of reports, and what of it the page has otherwise. */
export interface Catalogue {
  readonly clauses: readonly Clause[];
  readonly differences: readonly Difference[];
}

/** The catalogue of a profile. Those of shipped ones stand in `spec/clauses`. @throws UsageError for an unknown profile */
export function catalogueOf(profile: string): Catalogue {
  const contract = contractOf(profile, 4);
  return {
    clauses: clausesOf(contract, updateConnection).map(shown),
    differences: differencesOf(contract, pageContract(), updateConnection).map(
      ({ profile: own, page, ...rest }) => ({
        ...rest,
        ...(own && { profile: shown(own) }),
        ...(page && { page: shown(page) }),
      }),
    ),
  };
}

/** A clause without what only the kit needs. */
function shown({ id, level, origin, title, says, source }: Clause): Clause {
  return { id, level, origin, title, says, source };
}
