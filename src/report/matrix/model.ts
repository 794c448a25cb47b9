import type { Level } from '../../model/clause.ts';
import type { Report } from '../../model/report.ts';
import type { Overall } from '../../model/verdict.ts';

/** A report of the page, under the name that it is shown by, and the one of the time before. */
export interface Entry {
  readonly name: string;
  readonly report: Report;
  readonly before?: Report | undefined;
}

/** One target of a matrix. */
export interface MatrixTarget {
  readonly name: string;
  readonly verdict: Overall;
  /** Why it is incomplete, or ended early. */
  readonly reason?: string;
  readonly url: string;
  readonly profile: string;
  readonly kit: string;
  readonly startedAt: string;
  readonly musts: {
    readonly pass: number;
    readonly fail: number;
    readonly deviation: number;
    readonly open: number;
  };
  /** Ids of failing musts. */
  readonly failing: readonly string[];
  /** Ids of warned shoulds. */
  readonly warned: readonly string[];
  /** Ids of musts and shoulds that fail with a deviation. */
  readonly deviating: readonly string[];
  /** Ids of musts and shoulds that could not be judged. */
  readonly open: readonly string[];
  /** Against the time before; absent where there is none. */
  readonly since?: Since;
}

/** What is otherwise than the time before. */
export interface Since {
  readonly newlyFailing: readonly string[];
  /** Passes that were lost. */
  readonly lost: readonly string[];
  readonly newlyPassing: readonly string[];
  /** What makes both hard to compare, in words. */
  readonly differences: readonly string[];
}

/** One clause that did not pass everywhere, with the names of targets. */
export interface MatrixClause {
  readonly id: string;
  readonly level: Level;
  readonly title: string;
  readonly failing: readonly string[];
  /** Where it fails with a deviation. */
  readonly deviating: readonly string[];
  readonly open: readonly string[];
  /** Where it fails and did not the time before. */
  readonly newly: readonly string[];
}

/** What is otherwise than the time before, with the names of targets. */
export interface Changes {
  readonly worse: readonly string[];
  readonly better: readonly string[];
  readonly first: readonly string[];
  readonly gone: readonly string[];
  /** Targets that changed alike, most first. */
  readonly alike: readonly (Since & { readonly names: readonly string[] })[];
}

/** Many reports side by side. */
export interface Matrix {
  readonly totals: Readonly<Record<Overall, number>>;
  readonly targets: readonly MatrixTarget[];
  /** Those that fail at most targets first. */
  readonly clauses: readonly MatrixClause[];
  /** Absent without a time before. */
  readonly since?: Changes;
  /** Targets that are incomplete or whose run ended early, by what stopped them, most first. */
  readonly unfinished: readonly { readonly reason: string; readonly names: readonly string[] }[];
  /** What the reports were judged by, where that is not the same everywhere. */
  readonly unlike: readonly string[];
}
