import type { Plan } from '../model/plan.ts';
import { sentIn, updatesOf } from '../sent.ts';
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
  readonly second?: string | undefined;
  readonly cases: number;
  /** Valid updates of other lanes that its cases are compared with: asked here too. */
  readonly twins: number;
}

/** Brings a lane to where it takes up the plan, at most: all at once, then one by one. */
const bringing = 2;

/** Counts what a plan sends. Where clauses fail, the updates that make their requests smaller come on top. */
export function outlookOf(
  first: Pick<Opened, 'contract' | 'plan'>,
  all: readonly Pick<Opened, 'plan' | 'connectionId' | 'second'>[] = [],
): Outlook {
  const whole = outlookOfOne(first);
  if (all.length < 2) return whole;
  const lanes = all.map(({ plan: { cases }, connectionId: connection, second }, n): Lane => {
    const { own, twins } = shareOf(cases, {}, shardOf(n, all.length));
    return { connection, second: second?.connectionId, cases: own.length, twins: twins.length };
  });
  const twins = lanes.reduce((sum, lane) => sum + lane.twins, 0);
  const { least, most } = whole.puts;
  const around = (lanes.length - 1) * (bringing + restoringOf(first.plan));
  return { ...whole, puts: { least: least + twins, most: most + 2 * twins + around }, lanes };
}

/** Updates that put a connection back, at most, and the one beside it. */
function restoringOf({ parameters }: Plan): number {
  return parameters.second ? 4 : 2;
}

function outlookOfOne({ contract, plan }: Pick<Opened, 'contract' | 'plan'>): Outlook {
  const { cases, parameters } = plan;
  const open = cases.filter(
    ({ steps, expect: { kind } }) => !steps && kind !== 'accepted' && kind !== 'refused',
  ).length;
  const given = cases.filter((one) => one.given).length;
  const least = cases.reduce((sum, one) => sum + updatesOf(one).length, 0);
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
    puts: { least, most: least + open + given + restoringOf(plan) },
    writes: Object.keys(writableOf(contract, parameters.hidden).attributes)
      .filter((name) => sent.has(name))
      .sort(),
  };
}
