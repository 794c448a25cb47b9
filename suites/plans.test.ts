import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { offlinePlan } from '../src/cli/offline-plan.ts';
import { profileNames } from '../src/contract/profiles.ts';
import { digestOf } from '../src/run/plan.ts';

const lock = new URL('./plans.lock.json', import.meta.url);

const renew = `The plans of seed 1 differ from suites/plans.lock.json: other requests are sent, or in another order, and a run
with the same seed cannot be compared with earlier ones. Where the change is meant, renew:
UPDATE_LOCKS=1 npx vitest run suites/plans.test.ts`;

/** What a plan asks; a new version of the kit and another wording of the contract ask the same. */
function digests(profile: string): Record<string, string> {
  const kinds = ([4, 6] as const).flatMap((family) =>
    (['quick', 'standard', 'deep'] as const).map((effort) => ({ family, effort })),
  );
  return Object.fromEntries(
    kinds.map(({ family, effort }) => [
      `IPv${family} ${effort}`,
      digestOf({ ...offlinePlan(profile, family, effort, 1, []), kit: '', contract: '' }),
    ]),
  );
}

test('what every profile asks with seed 1, at each effort and for both IP versions, is what is locked', () => {
  const now = Object.fromEntries(profileNames().map((profile) => [profile, digests(profile)]));
  if (process.env['UPDATE_LOCKS']) writeFileSync(lock, `${JSON.stringify(now, null, 2)}\n`);
  expect(now, renew).toEqual(JSON.parse(readFileSync(lock, 'utf8')));
});
