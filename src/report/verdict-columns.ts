import type { Level } from '../model/clause.ts';
import type { Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';

const verdicts: readonly Verdict[] = [
  'pass',
  'fail',
  'deviation',
  'warn',
  'inconclusive',
  'flaky',
  'skipped',
];
const rare: ReadonlySet<Verdict> = new Set<Verdict>(['deviation', 'flaky']);

/** The levels, each a row of the grid of a report. */
export const levels: readonly Level[] = ['must', 'should', 'info'];

/** The verdicts that the grid of a report has a column for: rare ones only where there are some. */
export function verdictColumns(totals: Report['totals']): readonly Verdict[] {
  return verdicts.filter((verdict) => !rare.has(verdict) || levels.some((level) => totals[level][verdict]));
}
