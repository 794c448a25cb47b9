import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { variations } from '../proving/variations.ts';
import { conformantWith, judgedWith, remarks } from './strict-run.test-support.ts';

describe('a correct server is conformant', { timeout: 120_000 }, () => {
  test.each([4, 6] as const)('as it is, with a local side of IPv%i', async (family) => {
    expect(await judgedWith([], family, updateConnection)).toEqual(conformantWith([]));
  });

  describe.concurrent('with the variation', () => {
    test.each(variations)('$name', async (variation) => {
      expect(await judgedWith([variation], 4, updateConnection)).toEqual(conformantWith([variation]));
    });
  });
});

test('the variations that earn a remark are those of the table', () => {
  expect(variations.filter(({ warns }) => warns).map(({ name }) => name)).toEqual(Object.keys(remarks));
});
