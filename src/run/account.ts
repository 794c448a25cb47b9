import { leavesOf } from '../check/stored.ts';
import { unwaivableIn } from '../check/unwaivable.ts';
import type { Contract } from '../contract/contract.ts';
import type { Account, Met, Tally, Vitals } from '../model/account.ts';
import type { Clause } from '../model/clause.ts';
import type { Answer, Exchange } from '../model/exchange.ts';
import type { Case } from '../model/plan.ts';
import type { Outcome } from '../model/verdict.ts';
import { sentIn, updatesOf } from '../sent.ts';
import { letterOf, worstOfEach } from './letters.ts';
import { metAt, plusMet } from './met.ts';
import { mostUndocumented, strangersIn } from './strangers.ts';
import { plusTally, tallyOf } from './tally.ts';
import { noVitals, plusVitals, vitalsOf } from './vital-signs.ts';

/** An account that is being kept: an exchange is entered, and need not be remembered. */
export interface Ledger {
  /** @param at place of the case in the plan */
  enter(at: number, exchange: Exchange, outcomes: readonly Outcome[]): void;
  account(brokenOff?: string): Account;
}

/** Opens an account of a run. @param clauses everything that a report has a row for */
export function openLedger(contract: Contract, clauses: readonly Clause[]): Ledger {
  const attributes = Object.keys(contract.connection.properties ?? {});
  const observed = new Set(clauses.filter(({ level }) => level === 'info').map(({ id }) => id));
  const tallies = new Map<string, Tally>();
  const cases = new Map<string, { letters: string; at: number[] }>();
  const times = new Map<string, number>();
  let vitals: Vitals = noVitals;
  let statuses: readonly Met[] = [];
  let undocumented: readonly Met[] = [];
  return {
    enter(at, exchange, outcomes) {
      const { case: asked } = exchange;
      const size = sizeOf(asked);
      const fails = outcomes.some(({ verdict }) => verdict === 'fail');
      const unwaivable = fails ? unwaivableIn(exchange, attributes) : undefined;
      for (const [clause, own] of grouped(outcomes)) {
        const tally = tallyOf(own, { at, size, observed: observed.has(clause), unwaivable });
        const known = tallies.get(clause);
        tallies.set(clause, known ? plusTally(known, tally) : tally);
      }
      vitals = plusVitals(vitals, vitalsOf(exchange));
      const strip = cases.get(asked.clause) ?? { letters: '', at: [] };
      strip.letters += letterOf(outcomes);
      strip.at.push(at);
      cases.set(asked.clause, strip);
      for (const one of answersIn(exchange)) {
        statuses = plusMet(statuses, metAt([one.kind === 'response' ? String(one.status) : 'none'], at));
        undocumented = plusUndocumented(undocumented, metAt(strangersIn(one, contract), at));
        if (one.kind === 'response') times.set(String(one.ms), (times.get(String(one.ms)) ?? 0) + 1);
      }
    },
    account: (brokenOff) => ({
      tallies: Object.fromEntries(tallies),
      vitals,
      cases: Object.fromEntries(cases),
      statuses,
      undocumented,
      times: Object.fromEntries(times),
      ...(brokenOff !== undefined && { brokenOff }),
    }),
  };
}

/** Values that a case sends and needs; of equally small cases the one asked first is the more telling. */
export function sizeOf(asked: Case): number {
  const sent = updatesOf(asked).map(({ request }) => sentIn(request) ?? {});
  return [...sent, asked.given ?? {}].reduce((sum, one) => sum + leavesOf(one).length, 0);
}

/** What two parts of a run found, as if one run had. */
export function plusAccount(one: Account, other: Account): Account {
  return added(one, other, plusStrip);
}

/** What several runs of one plan found, each case as in its worst one; undefined of none. */
export function repeatedly(runs: readonly Account[]): Account | undefined {
  const [first, ...others] = runs;
  return first && others.reduce((sum, run) => added(sum, run, worseStrip), first);
}

function added(one: Account, other: Account, strips: typeof plusStrip): Account {
  const brokenOff = one.brokenOff ?? other.brokenOff;
  return {
    tallies: together(one.tallies, other.tallies, plusTally),
    vitals: plusVitals(one.vitals, other.vitals),
    cases: together(one.cases, other.cases, strips),
    statuses: plusMet(one.statuses, other.statuses),
    undocumented: plusUndocumented(one.undocumented, other.undocumented),
    times: together(one.times, other.times, (count, more) => count + more),
    ...(brokenOff !== undefined && { brokenOff }),
  };
}

type Strip = Account['cases'][string];

/** The cases of a clause in the order of the plan. */
function plusStrip(one: Strip, other: Strip): Strip {
  const placed = [one, other]
    .flatMap(({ letters, at }) => at.map((place, n) => ({ place, letter: letters[n] ?? '' })))
    .sort((a, b) => a.place - b.place);
  return { letters: placed.map(({ letter }) => letter).join(''), at: placed.map(({ place }) => place) };
}

/** The same cases again. */
function worseStrip(one: Strip, other: Strip): Strip {
  return { letters: worstOfEach(one.letters, other.letters), at: one.at };
}

function together<T>(
  one: Readonly<Record<string, T>>,
  other: Readonly<Record<string, T>>,
  plus: (one: T, other: T) => T,
): Record<string, T> {
  const sum = new Map(Object.entries(one));
  for (const [key, value] of Object.entries(other)) {
    const known = sum.get(key);
    sum.set(key, known === undefined ? value : plus(known, value));
  }
  return Object.fromEntries(sum);
}

function grouped(outcomes: readonly Outcome[]): ReadonlyMap<string, readonly Outcome[]> {
  const groups = new Map<string, Outcome[]>();
  for (const one of outcomes) {
    const group = groups.get(one.clause);
    if (group) group.push(one);
    else groups.set(one.clause, [one]);
  }
  return groups;
}

/** The answers to all updates of an exchange. */
function answersIn({ answer, steps }: Exchange): readonly Answer[] {
  if (steps) return steps.flatMap(({ answers }) => answers.map((one) => one.answer));
  return answer ? [answer] : [];
}

function plusUndocumented(one: readonly Met[], other: readonly Met[]): readonly Met[] {
  return plusMet(one, other).slice(0, mostUndocumented);
}
