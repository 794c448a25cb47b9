import type { Contract } from '../contract/contract.ts';
import { SelfError } from '../errors.ts';
import type { Account } from '../model/account.ts';
import type { Case, Plan } from '../model/plan.ts';
import type { Outcome } from '../model/verdict.ts';
import type { Observer, SectionOf } from '../suite/suite.ts';
import { openLedger } from './account.ts';
import { type Evidence, exchangeOf, judgedIn } from './evidence.ts';
import { judgeOf } from './judge.ts';
import { clausesOf } from './plan.ts';
import { openRepetition } from './repeat.ts';
import { overallOf, rollUpAll } from './roll-up.ts';
import { isFailing, keepSmallest, type RunResult } from './run.ts';
import type { Finding } from './shrink.ts';

/** What evidence is judged by, and what only the run itself knows. */
export interface Recorded {
  readonly contract: Contract;
  readonly sections: readonly SectionOf[];
  readonly plan: Plan;
  readonly connectionId: string;
  /** Why the run ended early. */
  readonly brokenOff?: string | undefined;
  readonly lost: readonly string[];
  readonly puts: number;
}

/** Evidence that is not of its plan. */
export class EvidenceError extends Error {}

/**
 * What a run came to, from its evidence and its plan alone: every exchange is judged anew.
 * @throws EvidenceError where a case of the plan has no exchange or two, or where a line says what it was not judged by
 */
export function recompute(evidence: readonly Evidence[], recorded: Recorded): RunResult {
  const rounds = Math.max(1, ...evidence.map(({ round }) => round));
  const repetition = openRepetition();
  for (let round = 1; round <= rounds; round++) {
    const lines = evidence.filter((line) => line.round === round);
    repetition.add(ofRound(lines, recorded, round === rounds));
  }
  const result = repetition.result();
  if (!result) throw new SelfError('no round of evidence');
  return { ...result, puts: recorded.puts, lost: recorded.lost };
}

function ofRound(lines: readonly Evidence[], recorded: Recorded, last: boolean): RunResult {
  const { contract, sections, plan, connectionId, lost, puts } = recorded;
  const brokenOff = last ? recorded.brokenOff : undefined;
  const judge = judgeOf(contract, sections);
  const rows = clausesOf(contract, sections);
  const ledger = openLedger(contract, rows);
  const asked = lines.filter(({ kind }) => kind === 'case');
  const places = new Set(plan.cases.map(({ id }) => id));
  const findings = new Map<string, Finding>();
  const statuses = new Map<string, number>();
  for (const [index, line] of asked.entries()) {
    const own = plan.cases[index];
    if (line.case !== own?.id) {
      throw new EvidenceError(
        places.has(line.case)
          ? `exchange ${index + 1} is of ${line.case}, the plan asks ${own?.id ?? 'nothing more'}`
          : `exchange ${index + 1} is of "${line.case}", which the plan does not have`,
      );
    }
    const exchange = withTwin(exchangeOf(line, own, connectionId), statuses);
    if (exchange.answer?.kind === 'response') statuses.set(own.id, exchange.answer.status);
    const found = judged(line, exchange, judge);
    ledger.enter(index, exchange, found);
    keepSmallest(findings, exchange, found, plan);
  }
  const missing = plan.cases[asked.length];
  if (missing) throw new EvidenceError(`the exchange of ${missing.id} is missing`);
  for (const [clause, finding] of findings) {
    findings.set(clause, shrunken(clause, finding, lines, judge, connectionId));
  }
  const account: Account = ledger.account(brokenOff);
  const clauses = rollUpAll(rows, account, plan.notAsked);
  return {
    verdict: overallOf(clauses, brokenOff !== undefined),
    clauses,
    findings: new Map([...findings].filter(([id]) => isFailing(clauses, id))),
    lost,
    puts,
    runs: [account],
    ...(brokenOff !== undefined && { brokenOff }),
  };
}

type Exchange = ReturnType<typeof exchangeOf>;

function withTwin(exchange: Exchange, statuses: ReadonlyMap<string, number>): Exchange {
  const { twinStatus: said, ...rest } = exchange;
  const status = exchange.case.twin === undefined ? undefined : statuses.get(exchange.case.twin);
  if (exchange.unasked === undefined && said !== status) {
    throw new EvidenceError(`${exchange.case.id} says that its twin was answered ${said}, not ${status}`);
  }
  return { ...rest, ...(status !== undefined && { twinStatus: status }) };
}

function judged(line: Evidence, exchange: Exchange, judge: Observer): readonly Outcome[] {
  const found = judge(exchange);
  if (judgedIn(found).join() !== line.judged.join()) {
    throw new EvidenceError(`${line.case} does not name the clauses that it is judged by`);
  }
  return found;
}

/** The smallest of what was asked to make a finding smaller; a sequence has to have failed twice in a row. */
function shrunken(
  clause: string,
  finding: Finding,
  lines: readonly Evidence[],
  judge: Observer,
  connectionId: string,
): Finding {
  let smallest = finding;
  let before: string | undefined;
  let twin: { readonly case: Case; readonly status: number | undefined } | undefined;
  for (const line of lines) {
    if (line.kind !== 'shrinking' || line.clause !== clause || !line.asked) continue;
    const exchange = exchangeOf(line, line.asked, connectionId);
    if (line.case === finding.exchange.case.twin) {
      const status = exchange.answer?.kind === 'response' ? exchange.answer.status : undefined;
      twin = { case: line.asked, status };
      continue;
    }
    const outcome = judged(line, exchange, judge).find(
      (one) => one.clause === clause && one.verdict === 'fail',
    );
    if (exchange.twinStatus !== twin?.status) {
      throw new EvidenceError(`${line.case}, made smaller, does not say how its twin was answered`);
    }
    const sequence = outcome && line.asked.steps && JSON.stringify(line.asked);
    if (outcome && (sequence === undefined || sequence === before))
      smallest = { exchange, outcome, ...(twin && { twin: twin.case }) };
    before = sequence;
  }
  return smallest;
}
