import { sentIn, updatesOf } from '../sent.ts';
import type { Opened } from './opening.ts';
import { writableOf } from './writable.ts';

/** What a run of a plan will do, before it does anything. */
export interface Outlook {
  readonly cases: number;
  /** Clauses that have cases. */
  readonly clauses: number;
  /** Updates of a conformant target: one for each case, and those that bring it to a state and back. */
  readonly puts: { readonly least: number; readonly most: number };
  /** Attributes of the connection that are written, in the order of the alphabet. */
  readonly writes: readonly string[];
}

/** Counts what a plan sends. Where clauses fail, the updates that make their requests smaller come on top. */
export function outlookOf({
  contract,
  plan: { cases, parameters },
}: Pick<Opened, 'contract' | 'plan'>): Outlook {
  const open = cases.filter(
    ({ steps, expect: { kind } }) => !steps && kind !== 'accepted' && kind !== 'refused',
  ).length;
  const given = cases.filter((one) => one.given).length;
  const least = cases.reduce((sum, one) => sum + updatesOf(one).length, 0);
  const restoring = parameters.second ? 4 : 2;
  const sent = new Set(
    cases
      .filter(({ expect: { kind } }) => kind !== 'refused')
      .flatMap((asked) => [
        asked.given ?? {},
        ...updatesOf(asked).map(({ request }) => sentIn(request) ?? {}),
      ])
      .flatMap((attributes) => Object.keys(attributes)),
  );
  return {
    cases: cases.length,
    clauses: new Set(cases.map(({ clause }) => clause)).size,
    puts: { least, most: least + open + given + restoring },
    writes: Object.keys(writableOf(contract, parameters.hidden).attributes)
      .filter((name) => sent.has(name))
      .sort(),
  };
}
