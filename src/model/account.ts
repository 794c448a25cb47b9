/** A text that was met: how often, and at which place of the plan first. */
export interface Met {
  readonly text: string;
  readonly times: number;
  readonly at: number;
}

/** What was found of one clause. Two parts of a run add up. */
export interface Tally {
  readonly cases: number;
  readonly pass: number;
  readonly fail: number;
  readonly warn: number;
  readonly inconclusive: number;
  /** What was received where it could first not be judged. */
  readonly open?: Met;
  /** What was received where it was first remarked on. */
  readonly remark?: Met;
  /** For info clauses: everything that was received. */
  readonly observed?: readonly Met[];
  /** The smallest case that failed: how many values it has, and its place in the plan. */
  readonly smallest?: { readonly size: number; readonly at: number };
  /** What was first seen in a failing case that no deviation covers. */
  readonly unwaivable?: Met;
}

/** What was seen of a target's life: updates and faults asked, and whether one was carried out, stored, refused. */
export interface Vitals {
  readonly updates: number;
  readonly faults: number;
  readonly carriedOut: boolean;
  readonly stored: boolean;
  readonly refused: boolean;
}

/** How many answers took so many milliseconds, in steps of a tenth: `{"0.4": 12}`. */
export type Times = Readonly<Record<string, number>>;

/** Everything that a run, or a part of it, found: enough for every verdict. */
export interface Account {
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly vitals: Vitals;
  /** By clause its cases: one letter each (see {@link Survey}), and their places in the plan. */
  readonly cases: Readonly<Record<string, { readonly letters: string; readonly at: readonly number[] }>>;
  readonly statuses: readonly Met[];
  readonly undocumented: readonly Met[];
  readonly times: Times;
  /** Why it ended early. */
  readonly brokenOff?: string;
}
