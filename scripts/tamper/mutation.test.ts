import { expect, test } from 'vitest';
import { bundled, criteria } from '../../src/bundle/bundled.test-support.ts';
import { verifyBundle } from '../../src/bundle/verify.ts';
import { deviationOf } from '../../src/deviation/clause-result.test-support.ts';
import { isSame, mutated, numbersFrom } from './mutation.ts';

test('300 changed bundles are refused, each with a fitting reason', async () => {
  const files = await bundled('mtu-67-accepted', [deviationOf()]);
  const random = numbersFrom(1);
  const wrong: string[] = [];
  for (let n = 0; n < 300; n++) {
    const mutation = mutated(files, random);
    if (isSame(files, mutation.files)) continue;
    const step = await verifyBundle(mutation.files, criteria).then(
      () => 'holds',
      (error) => error.step ?? error.stack,
    );
    if (!mutation.refusedBy.includes(step)) wrong.push(`${mutation.what}: ${step}`);
  }
  expect(wrong).toEqual([]);
});

test('the same seed gives the same numbers, between 0 and 1', () => {
  const [one, other] = [numbersFrom(7), numbersFrom(7)];
  const numbers = Array.from({ length: 1000 }, one);
  expect(numbers).toEqual(Array.from({ length: 1000 }, other));
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(numbers).size).toBeGreaterThan(990);
});
