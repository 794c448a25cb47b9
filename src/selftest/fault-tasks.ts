import { faults } from '../reference/faults.ts';
import type { Task } from './trials.ts';

/** How many plans the faults are tried with. */
export interface Seeds {
  /** Every fault is tried with the first of them, at effort quick too. */
  readonly seeds: readonly number[];
  /** With the others every nth fault is tried. */
  readonly every: number;
}

type FaultTask = Extract<Task, { stage: 'fault' }>;

/** The trials of faults, seed by seed. */
export function faultTasks({ seeds: [first = 1, ...others], every }: Seeds): FaultTask[] {
  const names = faults.map(({ name }) => name);
  const some = names.filter((_, index) => index % every === 0);
  const trials = (of: readonly string[], effort: FaultTask['effort'], seed: number): FaultTask[] =>
    of.map((name) => ({ stage: 'fault', name, effort, seed }));
  return [
    ...trials(names, 'standard', first),
    ...others.flatMap((seed) => trials(some, 'standard', seed)),
    ...trials(names, 'quick', first),
  ];
}
