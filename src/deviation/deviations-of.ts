import type { Deviation } from '../model/deviation.ts';
import type { ClauseResult } from '../model/report.ts';

/** The deviations that were given to a run, from its report. */
export function deviationsOf(clauses: readonly ClauseResult[]): Deviation[] {
  return clauses.flatMap(({ id, deviation }) => {
    if (!deviation) return [];
    const { state: _, daysLeft: __, ...words } = deviation;
    return [{ clause: id, ...words }];
  });
}
