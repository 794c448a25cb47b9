import { wordsFor } from '../check/outcome.ts';
import { reachOf } from '../check/reach.ts';
import type { Contract } from '../contract/contract.ts';
import type { Journal } from '../journal/journal.ts';
import type { Account } from '../model/account.ts';
import type { Clause } from '../model/clause.ts';
import type { Exchange } from '../model/exchange.ts';
import type { JsonObject } from '../model/json.ts';
import type { Case, Plan, Shard } from '../model/plan.ts';
import type { ClauseResult } from '../model/report.ts';
import type { Outcome, Overall } from '../model/verdict.ts';
import type { SectionOf } from '../suite/suite.ts';
import type { Session } from '../target/session.ts';
import { openLedger, sizeOf } from './account.ts';
import type { Allowance } from './allowance.ts';
import { conductorOf } from './conductors.ts';
import { judgeOf } from './judge.ts';
import { clausesOf } from './plan.ts';
import { overallOf, rollUpAll, rollUpPart } from './roll-up.ts';
import type { Seal } from './seal.ts';
import { sealExchange } from './sealed-exchange.ts';
import type { Second } from './second.ts';
import { shareOf } from './share.ts';
import { type Finding, shrinkFinding } from './shrink.ts';
import { shrinkSteps } from './shrink-steps.ts';

/** What a run reports while it goes. */
export type RunEvent =
  | {
      readonly type: 'exchange';
      readonly exchange: Exchange;
      readonly outcomes: readonly Outcome[];
      readonly done: number;
      readonly total: number;
    }
  | { readonly type: 'shrinking'; readonly clause: string }
  /** What was asked to make the failing case of a clause smaller. */
  | { readonly type: 'shrunk'; readonly clause: string; readonly exchanges: readonly Judged[] }
  | { readonly type: 'restored'; readonly lost: readonly string[] }
  | { readonly type: 'end'; readonly result: RunResult };

/** An exchange, and what was found in it. */
export interface Judged {
  readonly exchange: Exchange;
  readonly outcomes: readonly Outcome[];
}

/** What a run came to. */
export interface RunResult {
  readonly verdict: Overall;
  readonly clauses: readonly ClauseResult[];
  /** The smallest failing exchange of each failing clause. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** Why it ended early. */
  readonly brokenOff?: string;
  /** Attributes that could not be put back. */
  readonly lost: readonly string[];
  readonly puts: number;
  /** All that was found: of each run of a part of a plan, of all runs of a whole one together. */
  readonly runs: readonly Account[];
}

/** Everything a run needs. `initial` is the state that is put back at the end. */
export interface RunInput {
  readonly contract: Contract;
  readonly sections: readonly SectionOf[];
  readonly plan: Plan;
  readonly session: Session;
  /** The same connection, with waits that no signal cuts short. */
  readonly restoring: Session;
  readonly connectionId: string;
  readonly initial: JsonObject;
  /** Holds `initial` on disk until it is put back. */
  readonly journal?: Journal | undefined;
  readonly allowance?: Allowance | undefined;
  /** A second connection that sequences write, put back likewise. */
  readonly second?: Second | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether a tunnel that carries traffic may be cut. */
  readonly disruptive?: boolean | undefined;
  /** The part of the plan that is asked; absent for all of it. */
  readonly shard?: Shard | undefined;
  /** False leaves failing requests as they are. */
  readonly shrink?: boolean;
  /** Takes secrets out of what was seen before it is judged. */
  readonly seal?: Seal;
}

/** Cases without an answer, one after the other, after which the rest is not asked. */
const patience = 3;

/** Updates that make failing requests smaller, at most, and failing sequences. */
export const shrinkAllowance = { requests: 40, sequences: 80 };

/** Asks the plan case by case, judges, shrinks what failed, and puts the connection back, whatever happens. */
export async function* run(input: RunInput): AsyncGenerator<RunEvent, void> {
  const { contract, sections, plan, connectionId, initial, shard } = input;
  const judge = judgeOf(contract, sections);
  const sealed = (seen: Exchange) => (input.seal ? sealExchange(seen, input.seal) : seen);
  const conductor = conductorOf(input);
  const rows = clausesOf(contract, sections);
  const ledger = openLedger(contract, rows);
  const share = shareOf(plan.cases, initial, shard);
  const sequence = [...share.twins.map((asked) => ({ asked, at: undefined })), ...share.own];
  const findings = new Map<string, Finding>();
  const statuses = new Map<string, number>();
  let silent = 0;
  let brokenOff: string | undefined;
  let lost: readonly string[] = [];
  try {
    for (const [n, { asked, at }] of sequence.entries()) {
      brokenOff ??= conductor.stopped;
      if (n === share.twins.length && share.stored !== initial && brokenOff === undefined)
        await conductor.bringTo(share.stored);
      const exchange =
        brokenOff === undefined
          ? sealed(
              await conductor.ask(asked, asked.twin === undefined ? undefined : statuses.get(asked.twin)),
            )
          : unasked(asked, connectionId, brokenOff);
      const found = at === undefined ? [] : judge(exchange);
      if (exchange.answer?.kind === 'response') statuses.set(asked.id, exchange.answer.status);
      silent = isSilent(exchange) ? silent + 1 : 0;
      if (silent >= patience)
        brokenOff ??= exchange.unasked ?? `the target stopped answering: ${wordsFor(exchange.answer)}`;
      if (exchange.unasked?.includes('stays PENDING_')) brokenOff ??= exchange.unasked;
      if (exchange.unasked !== undefined) brokenOff ??= conductor.stopped;
      if (at !== undefined) ledger.enter(at, exchange, found);
      keepSmallest(findings, exchange, found, plan);
      yield { type: 'exchange', exchange, outcomes: found, done: n + 1, total: sequence.length };
    }
    const allowance = { ...shrinkAllowance };
    for (const [clause, finding] of input.shrink === false ? [] : findings) {
      if (conductor.stopped !== undefined || brokenOff !== undefined) break;
      const isSequence = finding.exchange.case.steps !== undefined;
      const kind = isSequence ? 'sequences' : 'requests';
      if (allowance[kind] <= 0) continue;
      const before = conductor.puts;
      yield { type: 'shrinking', clause };
      const exchanges: Judged[] = [];
      const ask = async (asked: Case, twinStatus?: number) => {
        const exchange = sealed(await conductor.ask(asked, twinStatus));
        exchanges.push({ exchange, outcomes: judge(exchange) });
        return exchange;
      };
      const shrunk = isSequence
        ? await shrinkSteps(finding, clause, contract, conductor, ask, judge, allowance.sequences)
        : await shrinkFinding(finding, clause, contract, conductor, ask, judge);
      findings.set(clause, shrunk);
      yield { type: 'shrunk', clause, exchanges };
      allowance[kind] -= conductor.puts - before;
    }
  } finally {
    lost = await conductor.restore(initial);
  }
  yield { type: 'restored', lost };
  const account = ledger.account(brokenOff);
  const clauses = (shard ? rollUpPart : rollUpAll)(rows, account, plan.notAsked);
  yield {
    type: 'end',
    result: {
      verdict: overallOf(clauses, shard !== undefined || brokenOff !== undefined),
      clauses,
      findings: new Map([...findings].filter(([id]) => isFailing(clauses, id))),
      lost,
      puts: conductor.puts,
      runs: [account],
      ...(brokenOff !== undefined && { brokenOff }),
    },
  };
}

/** Keeps the smallest failing exchange of each clause. */
export function keepSmallest(
  findings: Map<string, Finding>,
  exchange: Exchange,
  found: readonly Outcome[],
  plan: Plan,
): void {
  for (const one of found.filter(({ verdict }) => verdict === 'fail')) {
    if (plan.notAsked[one.clause] !== undefined) continue;
    const known = findings.get(one.clause);
    if (known && sizeOf(known.exchange.case) <= sizeOf(exchange.case)) continue;
    const twin = plan.cases.find(({ id }) => id === exchange.case.twin);
    findings.set(one.clause, { exchange, outcome: one, ...(twin && { twin }) });
  }
}

/** Says whether a clause failed or was remarked on. */
export function isFailing(clauses: readonly ClauseResult[], id: string): boolean {
  const verdict = clauses.find((clause: Clause) => clause.id === id)?.verdict;
  return verdict === 'fail' || verdict === 'warn';
}

/**
 * Weather in place of an answer. A connection dropped over content that may kill a server is a finding, as long as the
 * next read is answered.
 */
function isSilent({ case: { expect }, answer, after, unasked: why }: Exchange): boolean {
  if (why !== undefined) return why.startsWith('the connection cannot be read');
  const finding = answer?.kind === 'none' && expect.kind === 'clean';
  return after === undefined || (reachOf(answer) === 'weather' && !finding);
}

function unasked(asked: Case, connectionId: string, why: string): Exchange {
  return { case: asked, connectionId, before: undefined, after: undefined, unasked: why, disturbances: [] };
}
