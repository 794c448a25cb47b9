import type { Plan } from '../model/plan.ts';
import { updatesOf } from '../sent.ts';

/** The share of the bodies of a plan that are sent once or for the first time, from 0 to 1. */
export function distinctBodies({ cases }: Pick<Plan, 'cases'>): number {
  const bodies = cases
    .flatMap(updatesOf)
    .map(({ request: { raw, body } }) => raw ?? JSON.stringify(body) ?? '');
  return bodies.length === 0 ? 0 : new Set(bodies).size / bodies.length;
}
