/** What one case, one clause or one remark came to. */
export type Verdict = 'pass' | 'fail' | 'warn' | 'inconclusive' | 'skipped' | 'flaky' | 'deviation';

/** With deviations: no must failed but those that a deviation is granted for. */
export type Overall = 'conformant' | 'conformant-with-deviations' | 'non-conformant' | 'incomplete';

/** What one check made of one exchange. */
export interface Outcome {
  readonly clause: string;
  readonly case: string;
  readonly verdict: 'pass' | 'fail' | 'warn' | 'inconclusive';
  readonly expected: string;
  readonly received: string;
}
