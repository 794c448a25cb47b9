import { isObject } from '../json.ts';
import { shardOf } from './lanes.ts';
import type { Opened } from './opening.ts';
import { shareOf } from './share.ts';
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
  /** What each of several connections is asked of the plan; absent where there is one. */
  readonly lanes?: readonly Lane[];
}

/** The part of one connection that is asked beside others. */
export interface Lane {
  readonly connection: string;
  readonly cases: number;
  /** Valid updates of other lanes that its cases are compared with: asked here too. */
  readonly twins: number;
}

/** Brings a lane to where it takes up the plan, at most: all at once, then one by one. */
const bringing = 2;

/** Counts what a plan sends. Where clauses fail, the updates that make their requests smaller come on top. */
export function outlookOf(
  first: Pick<Opened, 'contract' | 'plan'>,
  all: readonly Pick<Opened, 'plan' | 'connectionId'>[] = [],
): Outlook {
  const whole = outlookOfOne(first);
  if (all.length < 2) return whole;
  const lanes = all.map(({ plan: { cases }, connectionId: connection }, n): Lane => {
    const { own, twins } = shareOf(cases, {}, shardOf(n, all.length));
    return { connection, cases: own.length, twins: twins.length };
  });
  const twins = lanes.reduce((sum, lane) => sum + lane.twins, 0);
  const { least, most } = whole.puts;
  const around = (lanes.length - 1) * (bringing + restoring);
  return { ...whole, puts: { least: least + twins, most: most + 2 * twins + around }, lanes };
}

/** Updates that put a connection back, at most. */
const restoring = 2;

function outlookOfOne({ contract, plan: { cases, parameters } }: Pick<Opened, 'contract' | 'plan'>): Outlook {
  const open = cases.filter(({ expect: { kind } }) => kind !== 'accepted' && kind !== 'refused').length;
  const given = cases.filter((one) => one.given).length;
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
