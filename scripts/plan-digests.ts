/** Prints the digests of plans: every supported Node has to print the same. */
import { offlinePlan } from '../src/cli/offline-plan.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { digestOf } from '../src/run/plan.ts';

for (const profile of profileNames()) {
  for (const family of [4, 6] as const) {
    for (const effort of ['quick', 'standard', 'deep'] as const) {
      for (const seed of [1, 20_261_123]) {
        console.log(profile, family, effort, seed, digestOf(offlinePlan(profile, family, effort, seed, [])));
      }
    }
  }
}
