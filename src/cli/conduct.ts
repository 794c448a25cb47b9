import { TargetError } from '../errors.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Shard } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import type { Allowance } from '../run/allowance.ts';
import { withCounterexample } from '../run/counterexample.ts';
import { evidenceOf } from '../run/evidence.ts';
import type { Opened } from '../run/opening.ts';
import { openRepetition } from '../run/repeat.ts';
import { replayFileOf } from '../run/replay-file.ts';
import { type Circumstances, reportOf } from '../run/report.ts';
import { type RunResult, run } from '../run/run.ts';
import { withDeviations } from '../run/with-deviations.ts';
import { kit } from './package.ts';
import type { Progress } from './progress.ts';
import { openRunFolder, type RunFolder } from './run-folder.ts';
import { selftestStamp } from './selftest-stamp.ts';

/** What goes on beside the runs of one command. */
export interface Beside {
  readonly embedded: boolean;
  /** The beginnings of clause ids that were asked for. */
  readonly only: readonly string[];
  /** How often the plan is asked. */
  readonly repeat: number;
  readonly deviations: readonly Deviation[];
  /** The release that is asked. */
  readonly productVersion: string | undefined;
  /** The part of the plan that is asked; absent for all of it. */
  readonly shard: Shard | undefined;
  readonly allowance: Allowance | undefined;
  /** Folder of what is found. */
  readonly out: string;
  readonly progress: Progress;
  /** Ends the run, as what it finds can no longer be kept. */
  readonly failed: (why: string) => void;
  /** The command that asks the case of a replay file again. */
  readonly replay: (file: string) => string;
}

/** Runs the plan on one connection; the folder holds an incomplete report until the end. */
export async function conduct(opened: Opened, beside: Beside): Promise<Report> {
  const { out, repeat, failed, embedded, replay, deviations, shard } = beside;
  const disturbances = new Map<string, number>();
  const circumstances = circumstancesOf(opened, beside, disturbances);
  let folder: RunFolder | undefined;
  try {
    folder = openRunFolder(out, failed);
    folder.plan(opened.plan);
    folder.report(reportOf(opened, circumstances()));
    const repetition = openRepetition({ parts: shard !== undefined });
    for (let round = 1, whole = true; whole && round <= repeat; round++) {
      const one = await follow(opened, folder, beside, { disturbances, round });
      repetition.add(one);
      whole = isWhole(one);
    }
    const result = repetition.result();
    if (!result) throw new TargetError('the run ended without a result');
    const clauses = result.clauses.map((clause) => {
      const finding = result.findings.get(clause.id);
      const file = finding && folder?.replay(clause.id, replayFileOf(opened, clause.id, finding, embedded));
      return withCounterexample(clause, finding, opened, file && replay(file));
    });
    const finished = { ...circumstances(), finishedAt: new Date().toISOString() };
    const report = reportOf(opened, finished, withDeviations({ ...result, clauses }, deviations, finished));
    folder.report(report);
    return report;
  } finally {
    folder?.close();
  }
}

/** What of {@link Beside} a report says. */
type Told = 'embedded' | 'only' | 'repeat' | 'shard' | 'productVersion';

/** What a report says beyond plan and result, at the time of each call. */
export function circumstancesOf(
  { plan }: Pick<Opened, 'plan'>,
  { embedded, only, repeat, shard, productVersion }: Pick<Beside, Told>,
  disturbances: ReadonlyMap<string, number> = new Map(),
): () => Circumstances {
  const started = performance.now();
  const startedAt = new Date().toISOString();
  return () => ({
    kit: { ...kit, node: process.versions.node },
    embedded,
    selftest: selftestStamp(plan.contract),
    startedAt,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    disturbances: [...disturbances].map(([what, times]) => ({ what, times })),
    only,
    repeat,
    shard,
    productVersion,
  });
}

/** Says whether the same can be asked again. */
function isWhole({ brokenOff, lost }: RunResult): boolean {
  return brokenOff === undefined && lost.length === 0;
}

async function follow(
  opened: Opened,
  folder: RunFolder,
  { progress, shard, allowance }: Beside,
  { disturbances, round }: { readonly disturbances: Map<string, number>; readonly round: number },
): Promise<RunResult> {
  try {
    let failures = 0;
    for await (const event of run({ ...opened, shard, allowance })) {
      if (event.type === 'end') return event.result;
      if (event.type === 'shrunk') {
        const recording = { round, at: new Date().toISOString(), shrinking: event.clause };
        for (const { exchange, outcomes } of event.exchanges)
          folder.evidence(evidenceOf(exchange, outcomes, opened, recording));
      }
      if (event.type !== 'exchange') continue;
      const { exchange, outcomes, done, total } = event;
      if (outcomes.some(({ verdict }) => verdict === 'fail')) failures++;
      for (const { what, times } of exchange.disturbances)
        disturbances.set(what, (disturbances.get(what) ?? 0) + times);
      folder.evidence(evidenceOf(exchange, outcomes, opened, { round, at: new Date().toISOString() }));
      progress.step(done, total, exchange.case.clause, failures);
    }
    throw new TargetError('the run ended without a result');
  } finally {
    progress.end();
  }
}
