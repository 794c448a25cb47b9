/** waiver: let be for a time. known-bug: it will be mended. challenge: the test is said to be wrong. */
export type DeviationKind = 'waiver' | 'known-bug' | 'challenge';

/** Somebody's word that a clause may fail for a time; an entry of `deviations.yaml`. Days are UTC, such as 2026-11-28. */
export interface Deviation {
  readonly clause: string;
  readonly kind: DeviationKind;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** Where it is tracked: an http or https address. */
  readonly link: string;
  readonly created: string;
  /** The last day on which it holds. */
  readonly expires: string;
  /** Releases that it holds for, such as `29.0.0`, `29.*`, or `*` for all. */
  readonly productVersions: readonly string[];
}

/**
 * granted: the clause fails, and that is a deviation. stale: the clause passes. expired: its last day is over.
 * refused: the clause fails in a way that nobody can waive. other-version: it is of another release.
 * unjudged: the clause has no verdict that it could change.
 */
export type DeviationState = 'granted' | 'stale' | 'expired' | 'refused' | 'other-version' | 'unjudged';

/** What became of a deviation in a run. */
export interface DeviationResult extends Omit<Deviation, 'clause'> {
  readonly state: DeviationState;
  /** From the day the run began to its last day; negative where that is over. */
  readonly daysLeft: number;
}
