import { deviationsOf } from '../deviation/deviations-of.ts';
import { UsageError } from '../errors.ts';
import type { Account } from '../model/account.ts';
import type { Disturbance } from '../model/exchange.ts';
import type { ClauseResult, MergedShard, Report, ShardReport } from '../model/report.ts';
import { plusAccount } from './account.ts';
import { openRepetition } from './repeat.ts';
import { totalsOf } from './report.ts';
import { leftOut, overallOf, rollUpAll } from './roll-up.ts';
import type { RunResult } from './run.ts';
import { type Part, partsOf, type ShardFile } from './shard-reports.ts';
import { surveyOf } from './survey.ts';
import { withDeviations } from './with-deviations.ts';

/**
 * The report of the whole plan from those of all its shards: verdicts, counts, reasons, observations and survey are those
 * of the run that was not dealt out. Times, updates sent and connections are those of the shards; the target is the
 * connection of the first of them, or the first that was not put back.
 * @throws UsageError where shards are missing, double, not ended, or not of one plan and target
 */
export function mergeReports(files: readonly ShardFile[]): Report {
  const parts = partsOf(files);
  const [first] = parts;
  if (!first)
    throw new UsageError('no shard was given: name the report.json of every shard, or their folder');
  const repetition = openRepetition();
  for (const one of runsOf(parts)) repetition.add(one);
  const result = repetition.result();
  if (!result) throw new UsageError(`shard ${first.shard.index} holds no run: run it again`);
  const run = timesOf(parts);
  const combined = withDeviations(result, deviationsOf(first.clauses), {
    startedAt: run.startedAt,
    productVersion: first.target.productVersion,
  });
  const clauses = combined.clauses.map((clause) => withSmallest(clause, parts));
  const { shard: _, reason: __, ...whole } = first;
  const reason = combined.brokenOff ?? leftOut(clauses);
  const { connection, second } = (parts.find(({ target }) => !target.restored) ?? first).target;
  return {
    ...whole,
    verdict: combined.verdict,
    ...(reason !== undefined && { reason }),
    target: {
      ...first.target,
      connection,
      ...(second !== undefined && { second }),
      restored: parts.every(({ target }) => target.restored),
      lost: [...new Set(parts.flatMap(({ target }) => target.lost))],
    },
    run,
    survey: surveyOf(combined.runs, (text) => text),
    totals: totalsOf(clauses),
    notAsked: clauses
      .filter(({ verdict }) => verdict === 'skipped')
      .map(({ id, level, reason: why = 'no case' }) => ({ id, level, reason: why })),
    clauses,
    merged: parts.map(originOf),
  };
}

/** Run by run what the shards found together; after one that was broken off the next says nothing. */
function runsOf(parts: readonly Part[]): RunResult[] {
  const [first] = parts;
  const results: RunResult[] = [];
  if (!first) return results;
  for (let n = 0; results.at(-1)?.brokenOff === undefined; n++) {
    const accounts = parts.flatMap(({ shard }) => withPlace(shard, n));
    const [one, ...others] = accounts;
    if (!one || accounts.length < parts.length) break;
    const account = others.reduce(plusAccount, one);
    const clauses = rollUpAll(first.clauses, account, first.shard.notAsked);
    const { brokenOff } = account;
    results.push({
      verdict: overallOf(clauses, brokenOff !== undefined),
      clauses,
      findings: new Map(),
      lost: [],
      puts: 0,
      runs: [account],
      ...(brokenOff !== undefined && { brokenOff }),
    });
  }
  return results;
}

/** The account of the nth run, with the shard named where it was broken off. */
function withPlace({ index, of, runs }: ShardReport, n: number): Account[] {
  const account = runs[n];
  if (account?.brokenOff === undefined) return account ? [account] : [];
  return [{ ...account, brokenOff: `shard ${index}/${of}: ${account.brokenOff}` }];
}

/** A failing clause with the counterexample of the shard that has the smallest case, of the first run that has any. */
function withSmallest(clause: ClauseResult, parts: readonly Part[]): ClauseResult {
  const found = parts.flatMap(({ shard, clauses }) => {
    const counterexample = clauses.find(({ id }) => id === clause.id)?.counterexample;
    const run = shard.runs.findIndex(({ tallies }) => tallies[clause.id]?.smallest);
    const smallest = shard.runs[run]?.tallies[clause.id]?.smallest;
    return counterexample && smallest ? [{ counterexample, run, ...smallest }] : [];
  });
  const [best] = found.sort((a, b) => a.run - b.run || a.size - b.size || a.at - b.at);
  return best ? { ...clause, counterexample: best.counterexample } : clause;
}

function timesOf(parts: readonly Part[]): Report['run'] {
  const finished = parts.flatMap(({ run }) => run.finishedAt ?? []);
  const disturbances = new Map<string, number>();
  for (const { what, times } of parts.flatMap(({ run }): readonly Disturbance[] => run.disturbances))
    disturbances.set(what, (disturbances.get(what) ?? 0) + times);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    startedAt: parts.map(({ run }) => run.startedAt).sort()[0] ?? '',
    ...(finished.length === parts.length && { finishedAt: finished.sort().at(-1) ?? '' }),
    seconds: Math.round(10 * sum(parts.map(({ run }) => run.seconds))) / 10,
    puts: sum(parts.map(({ run }) => run.puts)),
    disturbances: [...disturbances].map(([what, times]) => ({ what, times })),
    repeat: parts[0]?.run.repeat ?? 1,
  };
}

function originOf({ shard, target, kit, run }: Part): MergedShard {
  const { url, connection, second } = target;
  const { startedAt, finishedAt, seconds, puts } = run;
  return {
    index: shard.index,
    url,
    connection,
    ...(second !== undefined && { second }),
    node: kit.node,
    startedAt,
    ...(finishedAt !== undefined && { finishedAt }),
    seconds,
    puts,
  };
}
