import type { Account, Tally } from '../model/account.ts';
import type { Clause } from '../model/clause.ts';
import type { Plan } from '../model/plan.ts';
import type { ClauseResult } from '../model/report.ts';
import type { Overall, Verdict } from '../model/verdict.ts';
import { lifelessness } from './vital-signs.ts';

/** What a clause's verdict depends on beside what was found about it. */
export interface Surroundings {
  /** Why it is not asked. */
  readonly notAsked?: string | undefined;
  /** Why no pass counts. */
  readonly lifeless?: string | undefined;
  /** Whether any valid update was carried out. */
  readonly carriedOut: boolean;
  /** What is said of a clause of which nothing was found; for a part of a run. */
  readonly unseen?: string | undefined;
}

/** What a whole run found, clause by clause. @param clauses those of the report, in its order */
export function rollUpAll(
  clauses: readonly Clause[],
  { tallies, vitals }: Account,
  notAsked: Plan['notAsked'],
): ClauseResult[] {
  const around = { carriedOut: vitals.carriedOut, lifeless: lifelessness(vitals) };
  return clauses.map((clause) =>
    rollUp(clause, tallies[clause.id], { ...around, notAsked: notAsked[clause.id] }),
  );
}

/**
 * What a part of a run found. Whether the target is alive at all, and what the other parts found, only all of them
 * together can say.
 */
export function rollUpPart(
  clauses: readonly Clause[],
  { tallies, vitals }: Account,
  notAsked: Plan['notAsked'],
): ClauseResult[] {
  return clauses.map((clause) =>
    rollUp(clause, tallies[clause.id], {
      carriedOut: vitals.carriedOut,
      notAsked: notAsked[clause.id],
      unseen: 'no case of it in this shard',
    }),
  );
}

/** One clause's verdict from all that was found about it. Zero cases are never a pass. */
export function rollUp(clause: Clause, tally: Tally | undefined, around: Surroundings): ClauseResult {
  const { id, level, origin, says, source, title, waivable } = clause;
  const { notAsked, lifeless } = around;
  const { cases: total = 0, pass = 0, fail = 0, inconclusive = 0 } = tally ?? {};
  const judged = notAsked === undefined ? judge(level, tally, around) : skip(notAsked);
  const unproven = judged.verdict === 'pass' && level !== 'info' && lifeless !== undefined;
  const { verdict, reason }: Judged = unproven ? { verdict: 'inconclusive', reason: lifeless } : judged;
  const seen = level === 'info' ? (tally?.observed ?? []) : undefined;
  return {
    id,
    level,
    origin,
    says,
    source,
    title,
    ...(waivable === false && { waivable }),
    verdict,
    cases: { total, pass, fail, inconclusive },
    ...(reason !== undefined && { reason }),
    ...(tally?.unwaivable && { unwaivable: tally.unwaivable.text }),
    ...(seen && { observed: Object.fromEntries(seen.map(({ text, times }) => [text, times])) }),
  };
}

/** Why a clause is not asked with `--gentle`. */
export const feltReason = 'a tunnel would feel it (--gentle)';

/** Why a run that went to its end is incomplete all the same; undefined where nothing was left out. */
export function leftOut(clauses: readonly ClauseResult[]): string | undefined {
  const felt = clauses.some(({ level, reason }) => level === 'must' && reason === feltReason);
  return felt ? 'only what no tunnel feels was asked (--gentle)' : undefined;
}

/**
 * The run's verdict: one failing must is non-conformant; a must that could not be judged leaves it incomplete, and so
 * does a run in which no clause that counts was judged, or that was gentle. A must that deviates is named in it.
 */
export function overallOf(clauses: readonly ClauseResult[], interrupted: boolean): Overall {
  const musts = clauses.filter(({ level }) => level === 'must');
  if (musts.some(({ verdict }) => verdict === 'fail')) return 'non-conformant';
  const open = musts.some(({ verdict }) => verdict === 'inconclusive' || verdict === 'flaky');
  const judged = clauses.some(({ level, verdict }) => level !== 'info' && judgedVerdicts.has(verdict));
  if (open || interrupted || !judged || leftOut(clauses) !== undefined) return 'incomplete';
  return musts.some(({ verdict }) => verdict === 'deviation') ? 'conformant-with-deviations' : 'conformant';
}

const judgedVerdicts: ReadonlySet<Verdict> = new Set(['pass', 'warn', 'deviation']);

interface Judged {
  readonly verdict: Verdict;
  readonly reason?: string;
}

function judge(level: Clause['level'], tally: Tally | undefined, around: Surroundings): Judged {
  if (!tally) return unseen(around);
  const { open, remark, fail, pass, warn } = tally;
  if (level === 'info') {
    return open && fail + pass + warn === 0
      ? { verdict: 'inconclusive', reason: open.text }
      : { verdict: 'pass' };
  }
  if (fail > 0) return { verdict: level === 'must' ? 'fail' : 'warn' };
  if (open) return { verdict: 'inconclusive', reason: open.text };
  return remark ? { verdict: 'warn', reason: remark.text } : { verdict: 'pass' };
}

function unseen({ carriedOut, unseen: words }: Surroundings): Judged {
  if (words !== undefined) return skip(words);
  return carriedOut
    ? skip('nothing in the answers to judge')
    : { verdict: 'inconclusive', reason: 'no valid update was carried out' };
}

function skip(reason: string): Judged {
  return { verdict: 'skipped', reason };
}
