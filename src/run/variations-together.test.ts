import { describe, expect, test } from 'vitest';
import { updateConnection } from '../../suites/index.ts';
import { together } from '../proving/variations.ts';
import { conformantWith, judgedWith } from './strict-run.test-support.ts';

describe.concurrent('a correct server with every variation at once is conformant', {
  timeout: 120_000,
}, () => {
  test.each([
    [0, 4],
    [1, 6],
    [2, 6],
    [3, 4],
    [4, 4],
    [5, 6],
    [6, 6],
    [7, 4],
  ] as const)('turn %i, with a local side of IPv%i', async (turn, family) => {
    const set = together(turn);
    expect(await judgedWith(set, family, updateConnection)).toEqual(conformantWith(set));
  });
});
