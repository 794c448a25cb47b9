import { updateConnection } from '../../../suites/index.ts';
import { type Contract, contractOf } from '../../contract/contract.ts';
import type { Clause } from '../../model/clause.ts';
import type { Family } from '../../model/plan.ts';
import { clausesOf, createPlan } from '../../run/plan.ts';
import type { Side } from '../schema/other-side.ts';
import type { Questions } from './question.ts';
import { requestQuestions } from './request-questions.ts';
import { responseQuestions } from './response-questions.ts';

/** What files are held against: one profile's contract, its clauses, and the bodies that show where a schema parts from it. */
export interface Basis {
  readonly contract: Contract;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Made when they are first asked for. */
  questions(side: Side): Questions;
}

const groups = {
  local: '646938a8-322e-44b3-ac35-60deadcd4252',
  peer: 'e3b89342-73ee-42b9-8ee9-fd91ec36aceb',
};

/** @throws UsageError for an unknown profile */
export function basisOf(profile: string, family: Family): Basis {
  const contract = contractOf(profile, family);
  const clauses = new Map(clausesOf(contract, updateConnection).map((one) => [one.id, one]));
  const made = new Map<Side, Questions>();
  const make = (side: Side): Questions => {
    if (side === 'response') return responseQuestions(contract);
    const parameters = { family, fqdn: 'vpn.example.org', endpointGroups: groups, hidden: [] };
    const plan = createPlan(contract, updateConnection, parameters, {
      seed: 1,
      effort: 'deep',
      only: ['request/'],
      kit: 'lint',
    });
    return requestQuestions(contract, plan, clauses);
  };
  return {
    contract,
    clauses,
    questions(side) {
      const questions = made.get(side) ?? make(side);
      made.set(side, questions);
      return questions;
    },
  };
}
