import type { DeviationKind, DeviationResult } from '../model/deviation.ts';
import type { ClauseResult } from '../model/report.ts';

/** What kinds of deviations are called. */
export const kindWords: Readonly<Record<DeviationKind, string>> = {
  waiver: 'waiver',
  'known-bug': 'known bug',
  challenge: 'challenge of the test',
};

/** A row of a report that a deviation was given for. */
export type WithDeviation = ClauseResult & { readonly deviation: DeviationResult };

/** The rows that a deviation was given for: granted ones first, then those that somebody has to look after. */
export function deviationsIn(clauses: readonly ClauseResult[]): WithDeviation[] {
  const rows = clauses.filter((clause): clause is WithDeviation => clause.deviation !== undefined);
  return (['granted', 'refused', 'expired', 'stale', 'other-version', 'unjudged'] as const).flatMap((state) =>
    rows.filter(({ deviation }) => deviation.state === state),
  );
}

/** What became of a deviation, such as `known bug, granted until 2026-12-31 (33 days left)`. */
export function deviationWords({ deviation, unwaivable }: WithDeviation): string {
  const { state, kind, expires, daysLeft, productVersions } = deviation;
  const what = kindWords[kind];
  switch (state) {
    case 'granted':
      return `${what}, granted until ${expires} (${daysWords(daysLeft)})`;
    case 'stale':
      return `${what}, stale: the clause passes; take it out of the file`;
    case 'expired':
      return `${what}, expired on ${expires} (${daysWords(daysLeft)})`;
    case 'refused':
      return `${what}, not granted: ${unwaivable ?? 'what this clause asks'} cannot be waived`;
    case 'other-version':
      return `${what} of another release: it is for ${productVersions.join(', ')}`;
    case 'unjudged':
      return `${what} without effect: the clause neither failed nor was shown to pass`;
  }
}

/** The whole of a deviation in one line. */
export function deviationLine(row: WithDeviation): string {
  const { owner, reason, link } = row.deviation;
  return `${deviationWords(row)}; ${owner}: ${reason} (${link})`;
}

/** `33 days left`, `2 days ago`. */
export function daysWords(daysLeft: number): string {
  if (daysLeft === 0) return 'its last day';
  const days = Math.abs(daysLeft) === 1 ? '1 day' : `${Math.abs(daysLeft)} days`;
  return daysLeft > 0 ? `${days} left` : `${days} ago`;
}
