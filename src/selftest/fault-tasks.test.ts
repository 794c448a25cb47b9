import { expect, test } from 'vitest';
import { faults } from '../reference/faults.ts';
import { faultTasks } from './fault-tasks.ts';

const names = faults.map(({ name }) => name);
const tried = (seeds: readonly number[], every: number, effort: string, seed: number) =>
  faultTasks({ seeds, every })
    .filter((task) => task.effort === effort && task.seed === seed)
    .map(({ name }) => name);

test('every fault is tried with the first seed, at both efforts', () => {
  expect(tried([5, 6], 100, 'standard', 5)).toEqual(names);
  expect(tried([5, 6], 100, 'quick', 5)).toEqual(names);
});

test.each([1, 7, 100])('with the other seeds every %ith fault is tried, at effort standard', (every) => {
  const some = names.filter((_, index) => index % every === 0);
  expect(tried([5, 6, 7], every, 'standard', 6)).toEqual(some);
  expect(tried([5, 6, 7], every, 'standard', 7)).toEqual(some);
  expect(tried([5, 6, 7], every, 'quick', 6)).toEqual([]);
});
