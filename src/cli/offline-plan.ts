import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import type { Effort, Family, Plan, TargetParameters } from '../model/plan.ts';
import { createPlan } from '../run/plan.ts';
import { kit } from './package.ts';

/** Parameters of no particular target: every clause can be asked. */
export function exampleParameters(family: Family): TargetParameters {
  return {
    family,
    fqdn: 'vpn.example.org',
    endpointGroups: {
      local: '646938a8-322e-44b3-ac35-60deadcd4252',
      peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
    },
    hidden: [],
    second: { hidden: [] },
    races: true,
  };
}

/** A plan without a target, for commands that only show what would be asked. */
export function offlinePlan(
  profile: string,
  family: Family,
  effort: Effort,
  seed: number,
  only: readonly string[],
): Plan {
  const contract = contractOf(profile, family);
  return createPlan(contract, updateConnection, exampleParameters(family), {
    seed,
    effort,
    only,
    kit: kit.version,
  });
}
