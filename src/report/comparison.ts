import type { Level } from '../model/clause.ts';
import type { ClauseResult, Report } from '../model/report.ts';
import type { Verdict } from '../model/verdict.ts';

/** What a clause came to in one of two reports: a verdict, or why there is none. */
export type Standing = Verdict | 'not asked';

/** A clause that stands otherwise in the second report. */
export interface Change {
  readonly id: string;
  readonly level: Level;
  readonly title?: string;
  readonly before: Standing;
  readonly after: Standing;
}

/** What is otherwise in the second of two reports. Observations (info) never count and are left out. */
export interface Comparison {
  /** Failed musts and warned shoulds that were neither before. */
  readonly newlyFailing: readonly Change[];
  /** Clauses that passed before, and of which the second report does not know. */
  readonly lost: readonly Change[];
  readonly newlyPassing: readonly Change[];
  /** Clauses that fail with a deviation, and did not deviate before: somebody let that be, so it is not worse. */
  readonly newlyDeviating: readonly Change[];
  /** Clauses that have a verdict for the first time, and do not fail. */
  readonly newlyAsked: readonly Change[];
  /** Everything else that changed: a failure that is no longer asked, a verdict that became unsure. */
  readonly otherwise: readonly Change[];
  /** Whether the second is worse: something fails that did not, or a pass was lost. */
  readonly regression: boolean;
  /** What makes the two hard to compare, in words. */
  readonly differences: readonly string[];
}

/** Compares two reports clause by clause, by id. */
export function compareReports(before: Report, after: Report): Comparison {
  const [old, recent] = [standings(before), standings(after)];
  const changes = [...new Set([...old.keys(), ...recent.keys()])].flatMap((id): Change[] => {
    const [one, two] = [old.get(id), recent.get(id)];
    const { level, title } = two ?? one ?? { level: 'info' as const };
    const change = { before: one?.standing ?? 'not asked', after: two?.standing ?? 'not asked' };
    if (level === 'info' || change.before === change.after) return [];
    return [{ id, level, ...(title !== undefined && { title }), ...change }];
  });
  const newlyFailing = changes.filter((change) => fails(change.after) && !fails(change.before));
  const newlyPassing = changes.filter(({ before: was, after: is }) => is === 'pass' && isKnown(was));
  const newlyDeviating = changes.filter(({ after: is }) => is === 'deviation');
  const newlyAsked = changes.filter(
    ({ before: was, after: is }) => !isKnown(was) && isKnown(is) && !fails(is) && is !== 'deviation',
  );
  const lost = changes.filter(
    ({ before: was, after: is }) => was === 'pass' && !fails(is) && is !== 'deviation',
  );
  const sorted = new Set([...newlyFailing, ...newlyPassing, ...newlyDeviating, ...newlyAsked, ...lost]);
  return {
    newlyFailing,
    lost,
    newlyPassing,
    newlyDeviating,
    newlyAsked,
    otherwise: changes.filter((change) => !sorted.has(change)),
    regression: newlyFailing.length > 0 || lost.length > 0,
    differences: differencesOf(before, after),
  };
}

function fails(standing: Standing): boolean {
  return standing === 'fail' || standing === 'warn';
}

/** A clause that was not asked says no more than one that the report does not have. */
function isKnown(standing: Standing): boolean {
  return standing !== 'not asked' && standing !== 'skipped';
}

function standings({
  clauses,
  notAsked,
}: Report): Map<string, { standing: Standing; level: Level; title?: string }> {
  const asked = clauses.map(
    ({ id, level, title, verdict }: ClauseResult) =>
      [id, { level, title, standing: verdict === 'skipped' ? 'not asked' : verdict }] as const,
  );
  const unasked = notAsked.map(({ id, level }) => [id, { level, standing: 'not asked' }] as const);
  return new Map<string, { standing: Standing; level: Level; title?: string }>([...unasked, ...asked]);
}

function differencesOf(before: Report, after: Report): string[] {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['profile', before.profile.name, after.profile.name],
    ['IP version', `IPv${before.target.family}`, `IPv${after.target.family}`],
    ['effort', before.plan.effort, after.plan.effort],
    ['kit', before.kit.version, after.kit.version],
    ['contract', before.plan.contract.slice(0, 12), after.plan.contract.slice(0, 12)],
  ];
  return pairs.flatMap(([what, one, two]) => (one === two ? [] : [`${what}: ${one}, then ${two}`]));
}
