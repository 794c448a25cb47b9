import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { Clause } from '../model/clause.ts';
import type { Case, Family } from '../model/plan.ts';
import { type Difference, differencesOf } from '../run/differences.ts';
import { clausesOf } from '../run/plan.ts';
import { offlinePlan } from './offline-plan.ts';
import { pageContract } from './page-contract.ts';

/** Why a clause is asked, and a case on either side of it. */
export interface Explanation {
  /** Absent where the profile does not ask it; then `difference` has the page's clause. */
  readonly clause?: Clause;
  /** How it differs from the page's clause; absent where it does not. */
  readonly difference?: Difference;
  /** Its first case; absent where it is observed on the cases of other clauses. */
  readonly own?: Case;
  /** The valid case beside it. */
  readonly twin?: Case;
}

/** @throws UsageError for a clause that neither the profile nor the page has */
export function explanationOf(id: string, profile: string, family: Family): Explanation {
  const contract = contractOf(profile, family);
  const difference = differencesOf(contract, pageContract(family), updateConnection).find(
    (one) => one.id === id,
  );
  if (difference?.page && !difference.profile) return { difference };
  const clause = clausesOf(contract, updateConnection).find((one) => one.id === id);
  if (!clause)
    throw new UsageError(
      `there is no clause "${id}": \`vpnaas-conformance list ${id.split('/')[0]}\` shows what there is`,
    );
  const { cases } = offlinePlan(profile, family, 'quick', 1, [id]);
  const own = cases.find((one) => one.clause === id);
  const twin = cases.find((one) => one.id === own?.twin);
  return { clause, ...(difference && { difference }), ...(own && { own }), ...(twin && { twin }) };
}
