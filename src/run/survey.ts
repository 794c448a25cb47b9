import { reachOf } from '../check/reach.ts';
import type { Contract } from '../contract/contract.ts';
import { isObject } from '../json.ts';
import type { Exchange, Json, Latency, Outcome, Survey } from '../model.ts';

/** What a survey is made of, as it was seen. */
export interface Sightings {
  /** By clause, one letter for each case. */
  readonly cases: Readonly<Record<string, string>>;
  readonly statuses: ReadonlyMap<string, number>;
  readonly undocumented: ReadonlyMap<string, number>;
  /** Milliseconds of each answer. */
  readonly times: readonly number[];
}

/** More names of undocumented attributes are not recorded, nor is more of a name than `longest` characters. */
const most = 100;
const longest = 100;

/** From good to bad: of two letters the later one is shown. */
const badness = 'pwif';

/** Looks over a run: verdicts by case, statuses, undocumented attributes, times. */
export function sightingsOf(
  contract: Contract,
  exchanges: readonly Exchange[],
  outcomes: readonly Outcome[],
): Sightings {
  const letters = new Map<string, string>();
  for (const { case: id, verdict } of outcomes) {
    const letter = verdict.charAt(0);
    letters.set(id, worse(letters.get(id) ?? letter, letter));
  }
  const statuses = new Map<string, number>();
  const undocumented = new Map<string, number>();
  const times: number[] = [];
  for (const { answer } of exchanges) {
    if (!answer) continue;
    count(statuses, answer.kind === 'response' ? String(answer.status) : 'none');
    if (answer.kind !== 'response') continue;
    times.push(answer.ms);
    if (reachOf(answer) !== 'ok') continue;
    for (const name of strangersIn(answer.json, contract))
      if (undocumented.has(name) || undocumented.size < most) count(undocumented, name);
  }
  const cases = byClause(exchanges, letters);
  return { cases, statuses, undocumented, times };
}

/** Several runs of one plan as one: of each case the worst is shown. */
export function together(all: readonly Sightings[]): Sightings {
  return all.reduce((sum, one) => ({
    cases: Object.fromEntries(
      Object.entries(sum.cases).map(([clause, letters]) => [
        clause,
        [...letters].map((letter, index) => worse(letter, one.cases[clause]?.[index] ?? letter)).join(''),
      ]),
    ),
    statuses: added(sum.statuses, one.statuses),
    undocumented: added(sum.undocumented, one.undocumented),
    times: [...sum.times, ...one.times],
  }));
}

/** The survey of a report. @param redact takes secrets out of a name that the target gave */
export function surveyOf(seen: Sightings, redact: (text: string) => string): Survey {
  const latency = latencyOf(seen.times);
  const names = [...seen.undocumented].map(
    ([name, times]) => [redact(name).slice(0, longest), times] as const,
  );
  return {
    cases: seen.cases,
    statuses: Object.fromEntries(seen.statuses),
    undocumented: Object.fromEntries(names),
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

function byClause(
  exchanges: readonly Exchange[],
  letters: ReadonlyMap<string, string>,
): Record<string, string> {
  const strips: Record<string, string> = {};
  for (const { case: asked } of exchanges)
    strips[asked.clause] = (strips[asked.clause] ?? '') + (letters.get(asked.id) ?? 'i');
  return strips;
}

function worse(one: string, other: string): string {
  return badness.indexOf(other) > badness.indexOf(one) ? other : one;
}

/** Attributes that the response schema does not have, with those of `dpd`. */
function strangersIn(json: Json | undefined, { connection }: Contract): string[] {
  const shown = isObject(json) ? json['ipsec_site_connection'] : undefined;
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

function count(counts: Map<string, number>, name: string, times = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + times);
}

function added(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): Map<string, number> {
  const sum = new Map(one);
  for (const [name, times] of other) count(sum, name, times);
  return sum;
}
