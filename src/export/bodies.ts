import type { Clause } from '../model/clause.ts';
import type { Json } from '../model/json.ts';
import type { Plan } from '../model/plan.ts';

/** A body of the plan as a file: its name says the clause. */
export interface NamedBody {
  /** `valid/request.mtu.accepted-1.json`, `breaking/request.mtu.minimum-1.json`. */
  readonly name: string;
  readonly clause: string;
  readonly valid: boolean;
  readonly body: Json;
}

/** The valid bodies of a plan, and those that have to be refused; what the page leaves open is neither. */
export function namedBodies({ cases }: Plan, clauses: ReadonlyMap<string, Clause>): NamedBody[] {
  const numbers = new Map<string, number>();
  return cases.flatMap(({ clause, request: { body }, expect }) => {
    const valid = expect.kind === 'accepted';
    const counts = clauses.get(clause)?.level === 'must' && (valid || expect.kind === 'refused');
    if (!counts || body === undefined) return [];
    const number = (numbers.get(clause) ?? 0) + 1;
    numbers.set(clause, number);
    const name = `${valid ? 'valid' : 'breaking'}/${clause.replaceAll('/', '.')}-${number}.json`;
    return [{ name, clause, valid, body }];
  });
}
