import { updateConnection } from '../suites/index.ts';
import { contractOf } from './contract/contract.ts';
import type { Clause } from './model/clause.ts';
import type { ClauseResult } from './model/report.ts';
import { clausesOf } from './run/plan.ts';
import { type ConformanceTarget, runTarget } from './run-target.ts';

/** The clauses of a profile, and their results on a target. */
export interface Conformance {
  readonly clauses: readonly Clause[];
  /** Asks everything once, however often it is called. */
  results(): Promise<ReadonlyMap<string, ClauseResult>>;
}

/**
 * The clauses that a target is asked, known at once, and their results, asked for once.
 * @throws UsageError for an unknown profile; `results` rejects as {@link runTarget} does
 */
export function conformance(target: ConformanceTarget = {}): Conformance {
  const { profile = 'virtuozzo', family = 4 } = target;
  const clauses = clausesOf(contractOf(profile, family), updateConnection).map(
    ({ id, level, origin, says, source, title }) => ({ id, level, origin, says, source, title }),
  );
  let results: Promise<ReadonlyMap<string, ClauseResult>> | undefined;
  return { clauses, results: () => (results ??= judge(target)) };
}

async function judge(target: ConformanceTarget): Promise<ReadonlyMap<string, ClauseResult>> {
  for await (const event of runTarget(target)) {
    if (event.type === 'end') return new Map(event.report.clauses.map((clause) => [clause.id, clause]));
  }
  return new Map();
}
