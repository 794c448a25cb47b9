export { type Conformance, conformance } from './conformance.ts';
export {
  type ConformanceTest,
  type ConformanceTestOptions,
  conformanceTests,
} from './conformance-tests.ts';
export { ContractError, KitError, SelfError, TargetError, UsageError } from './errors.ts';
export type { Clause, Level } from './model/clause.ts';
export type { Case, Effort, Family, Plan } from './model/plan.ts';
export type { ClauseResult, Counterexample, Report } from './model/report.ts';
export type { Outcome, Overall, Verdict } from './model/verdict.ts';
export {
  type ConformanceEvent,
  type ConformanceTarget,
  planTarget as plan,
  runTarget as run,
} from './run-target.ts';
