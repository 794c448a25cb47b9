import { carriedOut } from '../check/reach.ts';
import type { Clause, ClauseResult, Exchange, Outcome, Overall, Verdict } from '../model.ts';

/** One clause's verdict from all that was found about it. Zero cases are never a pass. */
export function rollUp(
  clause: Clause,
  outcomes: readonly Outcome[],
  exchanges: readonly Exchange[],
  { notAsked, lifeless }: { readonly notAsked?: string | undefined; readonly lifeless?: string | undefined },
): ClauseResult {
  const { id, level, origin, says, source, title } = clause;
  const count = (verdict: Outcome['verdict']) => outcomes.filter((one) => one.verdict === verdict).length;
  const cases = {
    total: new Set(outcomes.map((one) => one.case)).size,
    pass: count('pass'),
    fail: count('fail'),
    inconclusive: count('inconclusive'),
  };
  const judged = notAsked === undefined ? judge(level, outcomes, exchanges) : skip(notAsked);
  const unproven = judged.verdict === 'pass' && level !== 'info' && lifeless !== undefined;
  const { verdict, reason }: Judged = unproven ? { verdict: 'inconclusive', reason: lifeless } : judged;
  const seen = level === 'info' ? tally(outcomes) : undefined;
  return {
    id,
    level,
    origin,
    says,
    source,
    title,
    verdict,
    cases,
    ...(reason !== undefined && { reason }),
    ...(seen && { observed: seen }),
  };
}

/**
 * The run's verdict: one failing must is non-conformant; a must that could not be judged leaves it incomplete, and so
 * does a run in which no clause that counts was judged.
 */
export function overallOf(clauses: readonly ClauseResult[], interrupted: boolean): Overall {
  const musts = clauses.filter(({ level }) => level === 'must');
  if (musts.some(({ verdict }) => verdict === 'fail')) return 'non-conformant';
  const open = musts.some(({ verdict }) => verdict === 'inconclusive' || verdict === 'flaky');
  const judged = clauses.some(
    ({ level, verdict }) => level !== 'info' && (verdict === 'pass' || verdict === 'warn'),
  );
  return open || interrupted || !judged ? 'incomplete' : 'conformant';
}

interface Judged {
  readonly verdict: Verdict;
  readonly reason?: string;
}

function judge(level: Clause['level'], outcomes: readonly Outcome[], exchanges: readonly Exchange[]): Judged {
  const first = (verdict: Outcome['verdict']) => outcomes.find((one) => one.verdict === verdict);
  const open = first('inconclusive');
  if (level === 'info') {
    return open && open === outcomes[0] && outcomes.every(({ verdict }) => verdict === 'inconclusive')
      ? { verdict: 'inconclusive', reason: open.received }
      : outcomes.length > 0
        ? { verdict: 'pass' }
        : unseen(exchanges);
  }
  if (first('fail')) return { verdict: level === 'must' ? 'fail' : 'warn' };
  if (open) return { verdict: 'inconclusive', reason: open.received };
  const remark = first('warn');
  if (remark) return { verdict: 'warn', reason: remark.received };
  return outcomes.length > 0 ? { verdict: 'pass' } : unseen(exchanges);
}

function unseen(exchanges: readonly Exchange[]): Judged {
  return exchanges.some(carriedOut)
    ? skip('nothing in the answers to judge')
    : { verdict: 'inconclusive', reason: 'no valid update was carried out' };
}

function skip(reason: string): Judged {
  return { verdict: 'skipped', reason };
}

function tally(outcomes: readonly Outcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { received } of outcomes) counts[received] = (counts[received] ?? 0) + 1;
  return counts;
}
