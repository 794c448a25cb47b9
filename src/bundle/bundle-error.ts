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
