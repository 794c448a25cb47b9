import { reachOf } from '../check/reach.ts';
import type { Contract } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { Account } from '../model/account.ts';
import type { Answer } from '../model/exchange.ts';
import type { Latency, Survey } from '../model/report.ts';
import type { Outcome } from '../model/verdict.ts';
import { plusMet } from './met.ts';

/** More names of undocumented attributes are not recorded, nor is more of a name than `longest` characters. */
export const mostUndocumented = 100;
const longest = 100;

/** From good to bad: of two letters the later one is shown. */
const badness = 'pwif';

/** The letter of a case: the worst that any clause said of its answer. */
export function letterOf(outcomes: readonly Outcome[]): string {
  return outcomes.map(({ verdict }) => verdict.charAt(0)).reduce(worse, outcomes.length === 0 ? 'i' : 'p');
}

/**
 * The survey of a report; of several runs of one plan each case is shown as in its worst one.
 * @param redact takes secrets out of a name that the target gave
 */
export function surveyOf(runs: readonly Account[], redact: (text: string) => string): Survey {
  const latency = latencyOf(runs.flatMap(({ times }) => times));
  const counted = (kind: 'statuses' | 'undocumented') => runs.map((run) => run[kind]).reduce(plusMet, []);
  return {
    cases: Object.fromEntries(
      Object.entries(runs[0]?.cases ?? {}).map(([clause, { letters }]) => [
        clause,
        runs.map((run) => run.cases[clause]?.letters ?? letters).reduce(worseEach),
      ]),
    ),
    statuses: Object.fromEntries(counted('statuses').map(({ text, times }) => [text, times])),
    undocumented: Object.fromEntries(
      counted('undocumented')
        .slice(0, mostUndocumented)
        .map(({ text, times }) => [redact(text).slice(0, longest), times]),
    ),
    ...(latency && { latency }),
  };
}

/** @param times milliseconds, in any order */
export function latencyOf(times: readonly number[]): Latency | undefined {
  const sorted = times.toSorted((one, other) => one - other);
  const longestTime = sorted.at(-1);
  if (longestTime === undefined) return undefined;
  const share = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? longestTime;
  const buckets: { under: number; count: number }[] = [];
  for (const under of limits()) {
    const before = buckets.reduce((sum, one) => sum + one.count, 0);
    const rest = sorted.slice(before).findIndex((time) => time >= under);
    const within = rest === -1 ? sorted.length - before : rest;
    if (within > 0 || buckets.length > 0) buckets.push({ under, count: within });
    if (rest === -1) break;
  }
  return {
    count: sorted.length,
    p50: share(0.5),
    p90: share(0.9),
    p99: share(0.99),
    max: longestTime,
    buckets,
  };
}

/** 1, 2, 5, 10, 20, 50 ... milliseconds, to more than a day. */
function* limits(): Generator<number> {
  for (let decade = 1; decade <= 1e8; decade *= 10) for (const step of [1, 2, 5]) yield step * decade;
}

function worseEach(one: string, other: string): string {
  return [...one].map((letter, index) => worse(letter, other[index] ?? letter)).join('');
}

function worse(one: string, other: string): string {
  return badness.indexOf(other) > badness.indexOf(one) ? other : one;
}

/** Attributes of a successful answer that the response schema does not have, with those of `dpd`. */
export function strangersIn(answer: Answer | undefined, { connection }: Contract): string[] {
  if (answer?.kind !== 'response' || reachOf(answer) !== 'ok') return [];
  const shown = isObject(answer.json) ? answer.json['ipsec_site_connection'] : undefined;
  if (!isObject(shown)) return [];
  const known = connection.properties ?? {};
  return Object.entries(shown).flatMap(([name, value]) => {
    if (!Object.hasOwn(known, name)) return [name];
    const inner = known[name]?.properties;
    if (!inner || !isObject(value)) return [];
    return Object.keys(value)
      .filter((key) => !Object.hasOwn(inner, key))
      .map((key) => `${name}.${key}`);
  });
}
