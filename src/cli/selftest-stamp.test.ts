import { expect, test } from 'vitest';
import shipped from '../../docs/selftest.json' with { type: 'json' };
import { kit } from './package.ts';
import { selftestStamp } from './selftest-stamp.ts';

test('the stamp is the self-test that ships, in numbers, and only for its own kit and contract', () => {
  const stages = shipped.stages.map(({ name, tried, wrong }) => ({ name, tried, wrong: wrong.length }));
  const stamp = { kit: kit.version, contract: shipped.contract, stages };
  expect(selftestStamp(shipped.contract)).toEqual(shipped.kit === kit.version ? stamp : null);
});

test('another contract has no stamp', () => {
  expect(selftestStamp('0'.repeat(64))).toBeNull();
});
