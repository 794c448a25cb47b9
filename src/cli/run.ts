import { join } from 'node:path';
import { updateConnection } from '../../suites/index.ts';
import { TargetError } from '../errors.ts';
import type { Report, Shard } from '../model.ts';
import { withCounterexample } from '../run/counterexample.ts';
import { type Opened, openRun } from '../run/opening.ts';
import { outlookOf } from '../run/outlook.ts';
import { combine } from '../run/repeat.ts';
import { replayFileOf } from '../run/replay-file.ts';
import { reportOf } from '../run/report.ts';
import { type RunResult, run } from '../run/run.ts';
import { accessTo, isCloudMeant } from './access.ts';
import { assignmentOf, type PlanningOptions } from './assignment.ts';
import { startEmbedded } from './embedded.ts';
import { exitCodeFor, exitCodeOfShard } from './exit-codes.ts';
import { holdInterruptions } from './interruption.ts';
import { announcement, outlookText } from './outlook-text.ts';
import { claim, type OutputOptions, outputsOf, writeOutputs } from './outputs.ts';
import { kit } from './package.ts';
import { createProgress, type Progress } from './progress.ts';
import { openRunFolder, type RunFolder } from './run-folder.ts';
import { selftestStamp } from './selftest-stamp.ts';

/** Options of `run` as commander hands them over. */
export interface RunOptions extends PlanningOptions, OutputOptions {
  readonly osCloud?: string;
  readonly dryRun?: boolean;
  readonly repeat: number;
  readonly out: string;
  readonly shard?: Shard;
}

/** Asks a target everything, prints the reports, sets the exit code. */
export async function runCommand(url: string | undefined, options: RunOptions): Promise<void> {
  const outputs = outputsOf(options);
  if (!options.dryRun) claim(outputs);
  const embedded = isCloudMeant(url, options)
    ? undefined
    : await startEmbedded(options.profile, options.family);
  try {
    const access = embedded ?? (await accessTo(url, options));
    const opened = await openRun(assignmentOf(access, options), updateConnection);
    if (options.dryRun) {
      await opened.client.close();
      process.stdout.write(
        options.json ? `${JSON.stringify(outlookOf(opened), null, 2)}\n` : outlookText(opened),
      );
      return;
    }
    if (!embedded) process.stderr.write(announcement(opened));
    const report = await conduct(opened, options, embedded !== undefined);
    await writeOutputs(report, outputs);
    process.exitCode = options.shard ? exitCodeOfShard(report) : exitCodeFor(report.verdict);
  } finally {
    await embedded?.close();
  }
}

/** Runs the plan with progress on stderr; the folder holds an incomplete report until the end. */
async function conduct(
  opened: Opened,
  { out, repeat, only = [], osCloud, shard }: RunOptions,
  embedded: boolean,
): Promise<Report> {
  const started = performance.now();
  const startedAt = new Date().toISOString();
  const disturbances = new Map<string, number>();
  const circumstances = () => ({
    kit: { ...kit, node: process.versions.node },
    embedded,
    selftest: selftestStamp(opened.plan.contract),
    startedAt,
    seconds: Math.round((performance.now() - started) / 100) / 10,
    disturbances: [...disturbances].map(([what, times]) => ({ what, times })),
    only,
    repeat,
    shard,
  });
  const again = osCloud === undefined ? '' : ` --os-cloud ${quoted(osCloud)}`;
  const progress = createProgress(process.stderr);
  const interruption = holdInterruptions(progress.note);
  const journal = { progress, disturbances, signal: interruption.signal, shard };
  try {
    const folder = openRunFolder(shard ? join(out, `shard-${shard.index}-of-${shard.of}`) : out);
    folder.report(reportOf(opened, circumstances()));
    const results = [await follow(opened, folder, journal)];
    while (results.length < repeat && results.at(-1)?.brokenOff === undefined) {
      results.push(await follow(opened, folder, journal));
    }
    const result = combine(results);
    if (!result) throw new TargetError('the run ended without a result');
    const clauses = result.clauses.map((clause) => {
      const finding = result.findings.get(clause.id);
      const file = finding && folder.replay(clause.id, replayFileOf(opened, clause.id, finding, embedded));
      return withCounterexample(clause, finding, opened, file && `${kit.name} replay ${file}${again}`);
    });
    const report = reportOf(
      opened,
      { ...circumstances(), finishedAt: new Date().toISOString() },
      { ...result, clauses },
    );
    folder.report(report);
    return report;
  } finally {
    interruption.end();
    await opened.client.close();
  }
}

/** What goes on beside the runs of one command. */
interface Journal {
  readonly progress: Progress;
  readonly disturbances: Map<string, number>;
  readonly signal: AbortSignal;
  readonly shard: Shard | undefined;
}

async function follow(
  opened: Opened,
  folder: RunFolder,
  { progress, disturbances, signal, shard }: Journal,
): Promise<RunResult> {
  try {
    let failures = 0;
    for await (const event of run({ ...opened, signal, shard })) {
      if (event.type === 'end') return event.result;
      if (event.type !== 'exchange') continue;
      const { exchange, outcomes, done, total } = event;
      if (outcomes.some(({ verdict }) => verdict === 'fail')) failures++;
      for (const { what, times } of exchange.disturbances)
        disturbances.set(what, (disturbances.get(what) ?? 0) + times);
      folder.exchange(exchange, opened.redact.json);
      progress.step(done, total, exchange.case.clause, failures);
    }
    throw new TargetError('the run ended without a result');
  } finally {
    progress.end();
  }
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w.-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
