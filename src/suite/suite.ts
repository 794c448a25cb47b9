import type { Contract } from '../contract/contract.ts';
import type { Clause } from '../model/clause.ts';
import type { Exchange } from '../model/exchange.ts';
import type { TargetParameters } from '../model/plan.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Asker } from './asker.ts';

/** A clause together with the way it is asked and judged. A clause has cases, or is observed on the cases of others. */
export interface ClauseSpec extends Clause {
  /** Puts the clause's cases into the plan. */
  readonly ask?: (asker: Asker) => void;
  /** For a clause without cases of its own: prefixes of the clauses whose cases show it. Default: all accepted updates. */
  readonly observedOn?: readonly string[];
  /** Why it cannot be asked of a target with these parameters; undefined where it can. */
  readonly needs?: (parameters: TargetParameters) => string | undefined;
}

/** Looks at one exchange of any case and charges what it finds to the suite's clauses. Pure. */
export type Observer = (exchange: Exchange) => readonly Outcome[];

/** One section of what is asked. */
export interface Section {
  readonly clauses: readonly ClauseSpec[];
  readonly observe?: Observer;
  /** The same for an exchange that is a sequence, which `observe` does not get. */
  readonly observeSequence?: Observer;
}

/** Builds a section for a contract: the clauses depend on the profile, never on a target's answers. */
export type SectionOf = (contract: Contract) => Section;
