/**
 * A run as events, the plan of one, and the clauses as tests for any runner.
 * @module vpnaas-conformance
 */
export { type Conformance, conformance } from './conformance.ts';
export {
  type ConformanceTest,
  type ConformanceTestOptions,
  conformanceTests,
} from './conformance-tests.ts';
export { ContractError, KitError, SelfError, TargetError, UsageError } from './errors.ts';
export type { Clause, Foreigner, Level, Origin } from './model/clause.ts';
export type { Deviation, DeviationKind, DeviationResult, DeviationState } from './model/deviation.ts';
export type { Disturbance } from './model/exchange.ts';
export type { Json, JsonObject } from './model/json.ts';
export type {
  Case,
  CaseRequest,
  Effort,
  Expectation,
  Family,
  Plan,
  SequenceUpdate,
  Shard,
  Step,
  TargetParameters,
  Written,
} from './model/plan.ts';
export type {
  ClauseResult,
  Counterexample,
  Latency,
  MergedShard,
  PageRow,
  Report,
  ShardReport,
  SpecFinding,
  Survey,
} from './model/report.ts';
export type { SelftestStamp } from './model/selftest.ts';
export type { Outcome, Overall, Verdict } from './model/verdict.ts';
export {
  type ConformanceEvent,
  type ConformanceTarget,
  planTarget as plan,
  runTarget as run,
} from './run-target.ts';
