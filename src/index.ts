export { type Conformance, conformance } from './conformance.ts';
export {
  type ConformanceTest,
  type ConformanceTestOptions,
  conformanceTests,
} from './conformance-tests.ts';
export { ContractError, KitError, SelfError, TargetError, UsageError } from './errors.ts';
export type {
  Case,
  Clause,
  ClauseResult,
  Counterexample,
  Effort,
  Family,
  Level,
  Outcome,
  Overall,
  Plan,
  Report,
  Verdict,
} from './model.ts';
export {
  type ConformanceEvent,
  type ConformanceTarget,
  planTarget as plan,
  runTarget as run,
} from './run-target.ts';
