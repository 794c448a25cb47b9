import { createHash } from 'node:crypto';
import type { Contract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import type { Clause } from '../model/clause.ts';
import type { Effort, Plan, TargetParameters } from '../model/plan.ts';
import { createAsker } from '../suite/asker.ts';
import { mostTellingFirst } from '../suite/most-telling-first.ts';
import type { ClauseSpec, SectionOf } from '../suite/suite.ts';
import { feltReason } from './roll-up.ts';

/** What is asked, how much of it, and from which seed. */
export interface PlanOptions {
  readonly seed: number;
  readonly effort: Effort;
  /** Clause id prefixes; empty for all. */
  readonly only: readonly string[];
  readonly kit: string;
}

/** The clauses of a contract in the order of reports, at the levels of its profile. */
export function clausesOf(contract: Contract, sections: readonly SectionOf[]): ClauseSpec[] {
  return sections
    .flatMap((section) => section(contract).clauses)
    .map((clause) => ({ ...clause, level: contract.profile.levels[clause.id] ?? clause.level }));
}

/**
 * Everything that will be sent. Depends on its arguments only: no clock, no socket, no answers.
 * @throws UsageError when `only` matches no clause
 */
export function createPlan(
  contract: Contract,
  sections: readonly SectionOf[],
  parameters: TargetParameters,
  { seed, effort, only, kit }: PlanOptions,
): Plan {
  const clauses = clausesOf(contract, sections);
  const selected = select(clauses, only);
  const asker = createAsker(contract, parameters, effort, seed);
  const notAsked: Record<string, string> = {};
  for (const clause of clauses) {
    const lack = clause.needs?.(parameters);
    if (!selected.has(clause)) notAsked[clause.id] = 'not selected (--only)';
    else if (lack !== undefined) notAsked[clause.id] = lack;
  }
  const sources =
    only.length === 0 ? clauses : clauses.filter((clause) => selected.has(clause) || shows(clause, selected));
  for (const clause of sources) {
    if (clause.needs?.(parameters) === undefined) clause.ask?.(asker);
  }
  const asked = new Set(asker.cases.map(({ clause }) => clause));
  for (const { id, ask } of clauses) {
    if (!ask || asked.has(id)) continue;
    notAsked[id] ??= parameters.gentle ? feltReason : `effort ${effort} has no case for it`;
  }
  return {
    seed,
    effort,
    profile: contract.profile.name,
    kit,
    contract: contract.digest,
    parameters,
    strangers: strangersOf(seed),
    cases: mostTellingFirst(asker.cases),
    notAsked,
  };
}

/** sha256 of a plan: the same plan has the same digest on every machine. */
export function digestOf(plan: Plan): string {
  return createHash('sha256').update(JSON.stringify(plan)).digest('hex');
}

function select(clauses: readonly ClauseSpec[], only: readonly string[]): ReadonlySet<Clause> {
  const unmatched = only.find((prefix) => !clauses.some(({ id }) => id.startsWith(prefix)));
  if (unmatched !== undefined) {
    throw new UsageError(`no clause begins with "${unmatched}": \`vpnaas-conformance list\` shows them all`);
  }
  return new Set(
    clauses.filter(({ id }) => only.length === 0 || only.some((prefix) => id.startsWith(prefix))),
  );
}

/** Says whether a clause's cases show one that was selected and has none of its own. */
function shows(clause: Clause, selected: ReadonlySet<ClauseSpec>): boolean {
  return [...selected].some(
    ({ ask, observedOn }) =>
      ask === undefined &&
      (observedOn
        ? observedOn.some((prefix) => clause.id.startsWith(prefix))
        : clause.id.endsWith('/accepted')),
  );
}

function strangersOf(seed: number): Plan['strangers'] {
  const hex = createHash('sha256').update(`strangers/${seed}`).digest('hex');
  const connection = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return { connection, token: `gAAAAAB-never-issued-${hex.slice(32)}` };
}
