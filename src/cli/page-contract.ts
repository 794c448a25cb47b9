import { type Contract, contractOf } from '../contract/contract.ts';
import { profileNames } from '../contract/profiles.ts';
import type { Family } from '../model/plan.ts';

/** The page itself, which other profiles are compared with. */
export function pageContract(family: Family = 4): Contract {
  return contractOf(profileNames()[0] ?? '', family);
}
