import type { ClauseResult, Report } from '../../model/report.ts';

/** The musts that keep a run from being conformant: those that failed, then those that could not be judged. */
export function blocking({ clauses }: Report): ClauseResult[] {
  const musts = clauses.filter(({ level }) => level === 'must');
  return (['fail', 'flaky', 'inconclusive'] as const).flatMap((verdict) =>
    musts.filter((clause) => clause.verdict === verdict),
  );
}
