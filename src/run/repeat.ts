import type { ClauseResult } from '../model/report.ts';
import { overallOf } from './roll-up.ts';
import type { RunResult } from './run.ts';

/**
 * Several runs of one plan as one: a clause whose verdict differs between them is flaky, never averaged. What a run that
 * was broken off left open says nothing about a clause.
 */
export function combine(results: readonly RunResult[]): RunResult | undefined {
  const [first, ...others] = results;
  if (!first || others.length === 0) return first;
  const clauses = first.clauses.map((clause, index): ClauseResult => {
    const verdicts = results.flatMap(({ clauses: all, brokenOff: why }) => {
      const verdict = all[index]?.verdict ?? 'inconclusive';
      return why !== undefined && verdict === 'inconclusive' ? [] : [verdict];
    });
    const unwaivable = results.find(({ clauses: all }) => all[index]?.unwaivable)?.clauses[index]?.unwaivable;
    const row = { ...clause, ...(unwaivable !== undefined && { unwaivable }) };
    if (verdicts.every((verdict) => verdict === clause.verdict)) return row;
    return {
      ...row,
      verdict: 'flaky',
      reason: `verdicts of ${verdicts.length} runs: ${verdicts.join(', ')}`,
    };
  });
  const brokenOff = results.find((result) => result.brokenOff !== undefined)?.brokenOff;
  return {
    verdict: overallOf(clauses, brokenOff !== undefined),
    clauses,
    findings: new Map(results.toReversed().flatMap(({ findings }) => [...findings])),
    lost: results.at(-1)?.lost ?? [],
    puts: results.reduce((sum, { puts }) => sum + puts, 0),
    runs: results.flatMap(({ runs }) => runs),
    ...(brokenOff !== undefined && { brokenOff }),
  };
}
