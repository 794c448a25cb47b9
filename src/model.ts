/** The nouns of the kit: types only. Everything from a plan onwards is plain JSON. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** must: the page states it. should: the page hints at it, or convention has it. info: recorded, never counted. */
export type Level = 'must' | 'should' | 'info';

/** Who says so; `profile` is the page that a profile was made from. In the default profile only `page` may be a must. */
export type Origin = 'page' | 'http' | 'openstack' | 'profile' | 'inferred';

/** What one case, one clause or one remark came to. */
export type Verdict = 'pass' | 'fail' | 'warn' | 'inconclusive' | 'skipped' | 'flaky';

export type Overall = 'conformant' | 'non-conformant' | 'incomplete';

/** IP version of the connection's local side. */
export type Family = 4 | 6;

export type Effort = 'quick' | 'standard' | 'deep';

/** What a plan needs to know of the target. The same values give the same plan. */
export interface TargetParameters {
  readonly family: Family;
  /** A name that the target resolves; without it the cases with names are not asked. */
  readonly fqdn?: string;
  /** The two endpoint groups that the connection has; without them their cases are not asked. */
  readonly endpointGroups?: { readonly local: string; readonly peer: string };
  /** Attributes whose stored values cannot be read, and so could not be put back: they are never written. */
  readonly hidden: readonly string[];
  /** Whose tokens are at hand; without them their cases are not asked. */
  readonly foreigners?: readonly Foreigner[];
  /** Nothing is sent that a tunnel would feel if it were carried out. */
  readonly gentle?: true;
}

/** One thing that is asked of a target. */
export interface Clause {
  /** A path, such as `request/dpd/interval/exclusiveMinimum`: printed, selectable by prefix, never reused. */
  readonly id: string;
  readonly level: Level;
  readonly origin: Origin;
  /** The sentence it stands on, verbatim. */
  readonly says: string;
  /** Where that sentence stands: an anchor of `spec/source.md`, or the name of another document. */
  readonly source: string;
  /** What holds on a conformant server, in one short sentence. */
  readonly title: string;
  /** False where no deviation may be granted. */
  readonly waivable?: false;
}

/** Whose token, beside the own one, may be at hand: that of a member of another project, or of a reader of the same. */
export type Foreigner = 'other-project' | 'reader';

/** What is expected of the answer to a case. */
export type Expectation =
  /** A valid update: it is carried out. */
  | { readonly kind: 'accepted' }
  /** An invalid one: it is refused. `exact`: with this status and no other; `tolerated` ones are remarked on. */
  | {
      readonly kind: 'refused';
      readonly status: 400 | 401 | 404;
      readonly exact?: true;
      readonly tolerated?: readonly number[];
    }
  /** A value of another JSON type that names the right one: refused, or accepted and stored as `as`. */
  | { readonly kind: 'coerced'; readonly as: JsonObject }
  /** Any clean answer: neither a 5xx nor a dropped connection. */
  | { readonly kind: 'clean' }
  /** The page is silent: whatever comes is recorded. */
  | { readonly kind: 'observed' };

/** A request of a case. `raw` is sent as it stands, and is used where JSON.stringify cannot say it. */
export interface CaseRequest {
  readonly body?: Json;
  readonly raw?: string;
  readonly token: 'own' | 'none' | 'never-issued' | Foreigner;
  readonly connection: 'named' | 'unknown';
}

/** One request, and what is expected of it. */
export interface Case {
  /** `<clause id>#<n>`, unique in a plan. */
  readonly id: string;
  readonly clause: string;
  /** Attribute values that the connection has to have before the request. */
  readonly given?: JsonObject;
  readonly request: CaseRequest;
  readonly expect: Expectation;
  /** The valid case, equal but for the broken clause, that has to be accepted in the same run. */
  readonly twin?: string;
}

/** An answer as it was seen, or the reason why there was none. */
export type Answer =
  | {
      readonly kind: 'response';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
      /** The body as JSON; absent where it is not JSON. */
      readonly json?: Json;
      readonly ms: number;
    }
  | { readonly kind: 'none'; readonly code: string; readonly ms: number };

/** What stood between a question and its answer: retried, recorded, never charged to the target. */
export interface Disturbance {
  readonly what: string;
  readonly times: number;
}

/** The stored connection as a read showed it; absent where it could not be read. */
export type State = JsonObject | undefined;

/** What an update may carry: what a connection can be put back with. */
export interface Writable {
  /** Each attribute with the keys of its object, if it is one. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
  /** Attributes that have to be sent in the same update. */
  readonly together: readonly (readonly string[])[];
}

/** A case as it went: the state before, the answer, the state after. */
export interface Exchange {
  readonly case: Case;
  readonly connectionId: string;
  readonly before: State;
  /** Absent where the case could not be asked; `unasked` says why. */
  readonly answer?: Answer;
  readonly unasked?: string;
  readonly after: State;
  readonly disturbances: readonly Disturbance[];
  /** Answer status of the twin, when the case has one that was asked. */
  readonly twinStatus?: number;
}

/** What one check made of one exchange. */
export interface Outcome {
  readonly clause: string;
  readonly case: string;
  readonly verdict: 'pass' | 'fail' | 'warn' | 'inconclusive';
  readonly expected: string;
  readonly received: string;
}

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
}

/** The smallest request found that shows a failing clause; secrets removed. */
export interface Counterexample {
  readonly case: string;
  /** Values that the connection has to have before. */
  readonly given?: JsonObject;
  readonly request: CaseRequest;
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

/** A part of a plan: number `index`, from 1, of `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

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
}

/** What was seen of a target's life: updates and faults asked, and whether one was carried out, stored, refused. */
export interface Vitals {
  readonly updates: number;
  readonly faults: number;
  readonly carriedOut: boolean;
  readonly stored: boolean;
  readonly refused: boolean;
}

/** Everything that a run, or a part of it, found: enough for every verdict. */
export interface Account {
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly vitals: Vitals;
  /** By clause its cases: one letter each (see {@link Survey}), and their places in the plan. */
  readonly cases: Readonly<Record<string, { readonly letters: string; readonly at: readonly number[] }>>;
  readonly statuses: readonly Met[];
  readonly undocumented: readonly Met[];
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
  /** Why it ended early. */
  readonly brokenOff?: string;
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
    readonly embedded: boolean;
    readonly family: Family;
    readonly fqdn?: string;
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

/** Everything that is sent in a run, in order. Plain JSON: its digest is the plan's identity. */
export interface Plan {
  readonly seed: number;
  readonly effort: Effort;
  readonly profile: string;
  readonly kit: string;
  readonly contract: string;
  readonly parameters: TargetParameters;
  /** An id and a token that nobody issued. */
  readonly strangers: { readonly connection: string; readonly token: string };
  readonly cases: readonly Case[];
  /** Clauses that this plan cannot ask, with the reason. */
  readonly notAsked: Readonly<Record<string, string>>;
}

/** What the kit was tried on, and how often it was wrong. */
export interface SelftestStage {
  readonly name: 'faults' | 'clauses' | 'controls' | 'null servers' | 'weather';
  readonly tried: number;
  /** One line for each wrong verdict of the kit. */
  readonly wrong: readonly string[];
}

/** The short form of a self-test that every report carries. */
export interface SelftestStamp {
  readonly kit: string;
  readonly contract: string;
  readonly stages: readonly {
    readonly name: SelftestStage['name'];
    readonly tried: number;
    readonly wrong: number;
  }[];
}

/** The calibration of the kit: `selftest` makes it, every report carries its stamp. */
export interface SelftestReport {
  readonly kit: string;
  /** sha256 of the contract. */
  readonly contract: string;
  readonly seeds: readonly number[];
  readonly stages: readonly SelftestStage[];
  /** Cases asked until a fault is first reported, and the share of faults that effort quick reports. */
  readonly economy: { readonly median: number; readonly ninetieth: number; readonly quick: number };
  /** Fault by fault: the clauses that report it, the first to report it in front. */
  readonly kills: Readonly<Record<string, readonly string[]>>;
  readonly seconds: number;
}
