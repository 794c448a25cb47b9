export { type Conformance, type ConformanceTarget, conformance } from './conformance.ts';
export { ContractError, KitError, SelfError, TargetError, UsageError } from './errors.ts';
export type {
  Clause,
  ClauseResult,
  Counterexample,
  Effort,
  Family,
  Level,
  Report,
  Verdict,
} from './model.ts';
