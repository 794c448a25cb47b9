import type { Account } from './account.ts';
import type { Clause, Level } from './clause.ts';
import type { DeviationResult } from './deviation.ts';
import type { Disturbance } from './exchange.ts';
import type { Json, JsonObject } from './json.ts';
import type { CaseRequest, Effort, Family, Plan, Shard, Step } from './plan.ts';
import type { SelftestStamp } from './selftest.ts';
import type { Overall, Verdict } from './verdict.ts';

/** One clause's row of a report. */
export interface ClauseResult extends Clause {
  readonly verdict: Verdict;
  readonly cases: {
    readonly total: number;
    readonly pass: number;
    readonly fail: number;
    readonly inconclusive: number;
  };
  /** Why it was skipped or is inconclusive. */
  readonly reason?: string;
  /** For info clauses: the answers seen, as status and number of times. */
  readonly observed?: Readonly<Record<string, number>>;
  readonly counterexample?: Counterexample;
  /** What was seen in a failing case that no deviation covers, such as `status 500`. */
  readonly unwaivable?: string;
  /** What became of the deviation that was given for this clause. */
  readonly deviation?: DeviationResult;
}

/** The smallest request found that shows a failing clause; secrets removed. */
export interface Counterexample {
  readonly case: string;
  /** Values that the connection has to have before. */
  readonly given?: JsonObject;
  readonly request: CaseRequest;
  /** Of a sequence all of it; `request` is the last one. */
  readonly steps?: readonly Step[];
  /** The valid request that was accepted in the same run. */
  readonly twin?: CaseRequest;
  readonly expected: string;
  readonly received: string;
  readonly answer: {
    readonly status?: number;
    readonly body?: Json;
    readonly text?: string;
    readonly none?: string;
  };
  /** What the request changed, attribute by attribute. */
  readonly changed: Readonly<Record<string, { readonly before: Json; readonly after: Json }>>;
  readonly curl: string;
  readonly replay: string;
}

/** A contradiction, damage or silence of the page: what its authors should mend. */
export interface SpecFinding {
  readonly id: string;
  readonly source: readonly string[];
  readonly quote: readonly string[];
  readonly kind: 'contradiction' | 'damage' | 'silence';
  readonly finding: string;
  readonly decision: string;
  readonly why: string;
}

/** One row of the page's tables, or one of its examples. */
export interface PageRow {
  /** Its anchor in `spec/source.md`; `Clause.source` refers to it. */
  readonly anchor: string;
  /** Its line in `spec/source.md`, from 1. */
  readonly line: number;
  /** The line of `spec/openapi.yaml` that declares it, from 1. */
  readonly declared: number;
  /** Name, in, type and description of a parameter; code and reason of a status; the text of an example. */
  readonly cells: readonly string[];
}

/** How long the answers to updates took, in milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly max: number;
  /** Answers by time, shortest first: each bucket ends below `under` and begins where the one before ends. */
  readonly buckets: readonly { readonly under: number; readonly count: number }[];
}

/** What the answers of a target look like from afar. Nothing here counts for the verdict. */
export interface Survey {
  /**
   * By clause, one letter for each of its cases in the order asked, the worst that any clause said of the answer:
   * `f`ail, `i`nconclusive, `w`arn, `p`ass.
   */
  readonly cases: Readonly<Record<string, string>>;
  /** Answers to updates by status; `none` where there was no answer. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Attributes in answers that the page does not name, such as `dpd.retries`, with the number of answers. */
  readonly undocumented: Readonly<Record<string, number>>;
  /** Absent where nothing was answered. */
  readonly latency?: Latency;
}

/** What the report of a shard has for the merged report. */
export interface ShardReport extends Shard {
  /** Clauses that the plan cannot ask, with the reason. */
  readonly notAsked: Plan['notAsked'];
  /** What was found, run by run; none where the shard has not ended. */
  readonly runs: readonly Account[];
}

/** One shard of a merged report. */
export interface MergedShard {
  readonly index: number;
  readonly url: string;
  readonly connection: string;
  readonly second?: string;
  readonly node: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly seconds: number;
  readonly puts: number;
}

/** What a run says in the end; `report.json`. Its JSON Schema is `reports/report.schema.json`. */
export interface Report {
  readonly schemaVersion: 1;
  readonly kit: { readonly name: string; readonly version: string; readonly node: string };
  readonly verdict: Overall;
  /** Why the run is incomplete, or ended early. */
  readonly reason?: string;
  readonly profile: {
    readonly name: string;
    readonly title: string;
    /** sha256 of the overlay, for a profile of the user's own. */
    readonly digest?: string;
  };
  readonly plan: {
    readonly seed: number;
    readonly effort: Effort;
    readonly cases: number;
    /** sha256 of the plan. */
    readonly digest: string;
    /** sha256 of the contract. */
    readonly contract: string;
    /** The beginnings of clause ids that were asked for; absent where everything was. */
    readonly only?: readonly string[];
  };
  readonly target: {
    readonly url: string;
    readonly connection: string;
    /** The second connection that was written, by sequences. */
    readonly second?: string;
    /** Updates were sent at the same time. */
    readonly races?: true;
    readonly embedded: boolean;
    readonly family: Family;
    readonly fqdn?: string;
    /** The release that was asked; absent where nobody said it. */
    readonly productVersion?: string;
    /** Whether its certificate was checked; absent where there was none, because the URL says http. */
    readonly tls?: 'verified' | 'unverified';
    /** Whether the connection was read back as it was before. */
    readonly restored: boolean;
    /** Attributes that could not be put back. */
    readonly lost: readonly string[];
  };
  readonly run: {
    readonly startedAt: string;
    readonly finishedAt?: string;
    readonly seconds: number;
    readonly puts: number;
    readonly disturbances: readonly Disturbance[];
    /** How often the plan was to be asked. */
    readonly repeat: number;
  };
  readonly survey: Survey;
  readonly totals: Readonly<Record<Level, Readonly<Partial<Record<Verdict, number>>>>>;
  /** Clauses that were not asked, with the reason. Never counted as passed. */
  readonly notAsked: readonly { readonly id: string; readonly level: Level; readonly reason: string }[];
  readonly clauses: readonly ClauseResult[];
  /** How the kit was proven: trials and wrong verdicts by stage; null where this build carries no fitting self-test. */
  readonly selftest: SelftestStamp | null;
  /** What the page itself should mend. */
  readonly specFindings: readonly SpecFinding[];
  /** The page that was judged by, row by row. */
  readonly page: readonly PageRow[];
  /** In the report of a shard: it says nothing about the whole plan, and is never conformant. */
  readonly shard?: ShardReport;
  /** In a merged report: where it comes from. Its seconds and updates are those of all shards together. */
  readonly merged?: readonly MergedShard[];
}
