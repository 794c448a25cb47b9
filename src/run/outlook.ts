import { isObject } from '../json.ts';
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
  const open = cases.filter(({ expect: { kind } }) => kind !== 'accepted' && kind !== 'refused').length;
  const given = cases.filter((one) => one.given).length;
  const restoring = 2;
  const sent = new Set(
    cases
      .filter(({ expect: { kind } }) => kind !== 'refused')
      .flatMap(({ request: { body }, given: before = {} }) => {
        const wrapped = isObject(body) ? body['ipsec_site_connection'] : undefined;
        return [...Object.keys(isObject(wrapped) ? wrapped : {}), ...Object.keys(before)];
      }),
  );
  return {
    cases: cases.length,
    clauses: new Set(cases.map(({ clause }) => clause)).size,
    puts: { least: cases.length, most: cases.length + open + given + restoring },
    writes: Object.keys(writableOf(contract, parameters.hidden).attributes)
      .filter((name) => sent.has(name))
      .sort(),
  };
}
