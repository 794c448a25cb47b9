import type { ClauseResult } from '../model/report.ts';

/** Why a clause has its verdict, in one line: what was expected and received, or the reason that is given. */
export function whatHappened({ counterexample, reason, title, verdict }: ClauseResult): string {
  if (counterexample) return `expected ${counterexample.expected}, received ${counterexample.received}`;
  return reason ?? `${title}: ${verdict}`;
}
