import { dayOf } from '../deviation/day.ts';
import { grant } from '../deviation/grant.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Shard } from '../model/plan.ts';
import { overallOf } from './roll-up.ts';
import type { RunResult } from './run.ts';

/** What deviations of a run are held against. */
export interface Circumstance {
  readonly startedAt: string;
  readonly productVersion?: string | undefined;
  readonly shard?: Shard | undefined;
}

/** The result of a run with the deviations that are granted to it. */
export function withDeviations(
  result: RunResult,
  deviations: readonly Deviation[],
  { startedAt, productVersion, shard }: Circumstance,
): RunResult {
  const occasion = { day: dayOf(startedAt), productVersion, whole: shard === undefined };
  const clauses = grant(result.clauses, deviations, occasion);
  const interrupted = shard !== undefined || result.brokenOff !== undefined;
  return { ...result, clauses, verdict: overallOf(clauses, interrupted) };
}
