import { UsageError } from '../errors.ts';

/** What `verify` looks at, in this order; each refusal names its own. */
export const steps = [
  'container',
  'envelope',
  'signature',
  'statement',
  'subjects',
  'manifest',
  'schemas',
  'kit',
  'plan',
  'challenge',
  'clauses',
  'verdicts',
  'derived files',
  'deviations',
  'freshness',
] as const;

export type Step = (typeof steps)[number];

/** A bundle that is refused: at which step, and why. */
export class BundleError extends Error {
  readonly step: Step;

  constructor(step: Step, message: string) {
    super(message);
    this.step = step;
  }
}

/** Does something that refuses what a user wrote. @throws BundleError of this step in place of the UsageError */
export function inStep<T>(step: Step, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw error instanceof UsageError ? new BundleError(step, error.message) : error;
  }
}
