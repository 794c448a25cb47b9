import type { Account } from '../model/account.ts';
import type { ClauseResult } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';
import { repeatedly } from './account.ts';
import { overallOf } from './roll-up.ts';
import type { RunResult } from './run.ts';

/** Several runs of one plan as one. Nothing of a run is kept but what they come to together. */
export interface Repetition {
  add(result: RunResult): void;
  /** Undefined before the first run. */
  result(): RunResult | undefined;
}

/**
 * A clause whose verdict differs between runs is flaky, never averaged. What a run that was broken off left open says
 * nothing about a clause. @param parts whether the account of each run is kept, as a part of a plan needs it to be merged
 */
export function openRepetition({ parts = false } = {}): Repetition {
  let sum: RunResult | undefined;
  let number = 0;
  const verdicts = new Map<string, Map<Verdict, number>>();
  const unwaivable = new Map<string, string>();
  return {
    add(result) {
      for (const clause of result.clauses) {
        const { id, verdict } = clause;
        if (clause.unwaivable && !unwaivable.has(id)) unwaivable.set(id, clause.unwaivable);
        if (result.brokenOff !== undefined && verdict === 'inconclusive') continue;
        const counts = verdicts.get(id) ?? new Map<Verdict, number>();
        verdicts.set(id, counts.set(verdict, (counts.get(verdict) ?? 0) + 1));
      }
      sum = sum ? plusResult(sum, result, parts) : result;
      number++;
    },
    result() {
      if (!sum || number === 1) return sum;
      const clauses = sum.clauses.map((clause) => {
        const what = unwaivable.get(clause.id);
        const row = { ...clause, ...(what !== undefined && { unwaivable: what }) };
        return judged(row, verdicts.get(clause.id) ?? new Map());
      });
      return { ...sum, verdict: overallOf(clauses, sum.brokenOff !== undefined), clauses };
    },
  };
}

function judged(clause: ClauseResult, verdicts: ReadonlyMap<Verdict, number>): ClauseResult {
  if ([...verdicts.keys()].every((verdict) => verdict === clause.verdict)) return clause;
  const runs = [...verdicts.values()].reduce((sum, count) => sum + count, 0);
  const each = [...verdicts].map(([verdict, count]) => `${verdict} in ${count}`).join(', ');
  return { ...clause, verdict: 'flaky', reason: `verdicts of ${runs} runs: ${each}` };
}

/** The clauses are those of the first run. */
function plusResult(one: RunResult, other: RunResult, parts: boolean): RunResult {
  const brokenOff = one.brokenOff ?? other.brokenOff;
  const runs: readonly Account[] = [...one.runs, ...other.runs];
  const all = parts ? undefined : repeatedly(runs);
  return {
    verdict: one.verdict,
    clauses: one.clauses,
    findings: new Map([...other.findings, ...one.findings]),
    lost: other.lost,
    puts: one.puts + other.puts,
    runs: all ? [all] : runs,
    ...(brokenOff !== undefined && { brokenOff }),
  };
}
