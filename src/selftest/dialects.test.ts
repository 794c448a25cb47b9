import { expect, test } from 'vitest';
import { profileNames } from '../contract/profiles.ts';
import { judgeServer } from './judge-server.ts';
import { faulty } from './subjects.ts';

const trials = profileNames().flatMap((profile) =>
  ([4, 6] as const)
    .filter((family) => !(profile === 'fujitsu-k5' && family === 6))
    .map((family) => [profile, family] as const),
);

test.each(trials)('the reference server is conformant to profile %s over IPv%i', async (profile, family) => {
  const { verdict, reported, clauses } = await judgeServer(faulty(undefined, family, profile), {
    ...{ profile, family, effort: 'standard', seed: 3 },
  });
  expect([verdict, reported]).toEqual(['conformant', []]);
  expect(clauses.filter((one) => one.level !== 'info' && one.verdict === 'inconclusive')).toEqual([]);
});

test.each(['otc', 'fujitsu-k5'])(
  'a server of the page alone is not conformant to profile %s',
  async (profile) => {
    const { verdict } = await judgeServer(faulty(undefined, 4, 'virtuozzo'), {
      ...{ profile, family: 4, effort: 'standard', seed: 1 },
    });
    expect(verdict).toBe('non-conformant');
  },
);
