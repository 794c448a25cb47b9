import type { Deviation, DeviationState } from '../model/deviation.ts';
import type { ClauseResult } from '../model/report.ts';
import { daysBetween } from './day.ts';

/** What deviations are held against. */
export interface Occasion {
  /** The day on which the run began. */
  readonly day: string;
  /** The release that was asked; only deviations for all releases apply where it is not known. */
  readonly productVersion?: string | undefined;
  /** Whether all of the plan was asked: a part of it cannot show that a clause passes. */
  readonly whole: boolean;
}

/**
 * The rows of a report with what became of each deviation. A clause that fails or warns has the verdict `deviation` where
 * one is granted; every other verdict, and every clause without a deviation, stays as it is.
 */
export function grant(
  clauses: readonly ClauseResult[],
  deviations: readonly Deviation[],
  occasion: Occasion,
): ClauseResult[] {
  const byClause = new Map(deviations.map((one) => [one.clause, one]));
  return clauses.map((clause) => {
    const found = byClause.get(clause.id);
    if (!found) return clause;
    const { clause: _, ...words } = found;
    const daysLeft = daysBetween(occasion.day, found.expires);
    const state = stateOf(clause, found, daysLeft, occasion);
    const row = { ...clause, deviation: { ...words, state, daysLeft } };
    return state === 'granted' ? deviating(row) : row;
  });
}

/** What could not be judged is worse than a deviation. */
function deviating(row: ClauseResult): ClauseResult {
  const { inconclusive } = row.cases;
  if (inconclusive === 0) return { ...row, verdict: 'deviation' };
  return {
    ...row,
    verdict: 'inconclusive',
    reason: `${inconclusive} ${inconclusive === 1 ? 'case' : 'cases'} could not be judged; what fails is a granted deviation`,
  };
}

function stateOf(
  { verdict, waivable, unwaivable }: ClauseResult,
  { productVersions }: Deviation,
  daysLeft: number,
  { whole, productVersion }: Occasion,
): DeviationState {
  if (!productVersions.some((pattern) => isVersionOf(pattern, productVersion))) return 'other-version';
  if (verdict === 'pass') return whole ? 'stale' : 'unjudged';
  if (daysLeft < 0) return 'expired';
  if (verdict !== 'fail' && verdict !== 'warn') return 'unjudged';
  return waivable === false || unwaivable !== undefined ? 'refused' : 'granted';
}

/** `29.*` is every release that begins with `29.`, `*` is every release. */
function isVersionOf(pattern: string, version: string | undefined): boolean {
  if (pattern === '*') return true;
  if (version === undefined) return false;
  return pattern.endsWith('*') ? version.startsWith(pattern.slice(0, -1)) : version === pattern;
}
