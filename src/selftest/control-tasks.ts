import { profileNames } from '../contract/profiles.ts';
import type { Effort, Family } from '../model/plan.ts';
import { together, turns, variations } from '../proving/variations.ts';
import { familiesOf } from '../reference/dialects.ts';
import type { Task } from './trials.ts';

const efforts: readonly Effort[] = ['quick', 'standard', 'deep'];

/** The profile that is the page and nothing else. */
const page = 'virtuozzo';

/**
 * The trials of lawful servers: at every effort, in every profile that the kit ships and for both IP versions, one
 * without variations and sets of those that are lawful there, so that each is in one of them; and each alone at effort
 * standard in the page's own profile, in case one hides another in a set.
 */
export function controlTasks(): Task[] {
  const inSets = profileNames().flatMap((profile) => {
    const sets = [[], ...Array.from({ length: turns }, (_, turn) => lawfulSet(profile, turn))];
    return familiesOf(profile).flatMap((family) =>
      efforts.flatMap((effort) => sets.map((names) => control(names, profile, effort, family))),
    );
  });
  const alone = variations.map(({ name }) => control([name], page, 'standard', 4));
  return [...inSets, ...alone];
}

function lawfulSet(profile: string, turn: number): string[] {
  return together(turn)
    .filter(({ unlawfulIn = [] }) => !unlawfulIn.includes(profile))
    .map(({ name }) => name);
}

function control(names: readonly string[], profile: string, effort: Effort, family: Family): Task {
  return { stage: 'control', names, profile, effort, family };
}
