import { basename, join } from 'node:path';
import { updateConnection } from '../../suites/index.ts';
import { TargetError } from '../errors.ts';
import { type DeviationOptions, givenTo } from '../given-deviations.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Plan, Shard } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import { refuseLiveTunnel } from '../run/consent.ts';
import { withCounterexample } from '../run/counterexample.ts';
import { evidenceOf } from '../run/evidence.ts';
import { type Opened, openRun } from '../run/opening.ts';
import { combine } from '../run/repeat.ts';
import { replayFileOf } from '../run/replay-file.ts';
import { reportOf } from '../run/report.ts';
import { type RunResult, run } from '../run/run.ts';
import { withDeviations } from '../run/with-deviations.ts';
import { accessWithOthers, isCloudMeant } from './access.ts';
import { assignmentOf, type PlanningOptions } from './assignment.ts';
import { type CareOptions, careOf } from './care.ts';
import { type Custody, openCustody, quoted } from './custody.ts';
import { dryRun } from './dry-run.ts';
import { startEmbedded } from './embedded.ts';
import { exitCodeFor, exitCodeOfShard, exitCodes } from './exit-codes.ts';
import { journalsFor } from './journals.ts';
import { announcement } from './outlook-text.ts';
import { claim, type OutputOptions, outputsOf, writeOutputs } from './outputs.ts';
import { kit } from './package.ts';
import { createProgress, type Progress } from './progress.ts';
import { openRunFolder, type RunFolder } from './run-folder.ts';
import { selftestStamp } from './selftest-stamp.ts';

/** Options of `run` as commander hands them over. */
export interface RunOptions extends PlanningOptions, OutputOptions, CareOptions, DeviationOptions {
  readonly osCloud?: string;
  readonly otherCloud?: readonly string[];
  readonly dryRun?: boolean;
  readonly repeat: number;
  readonly out: string;
  readonly shard?: Shard;
  readonly maxPuts?: number;
}

/** What makes a certificate of a run. */
export interface Certification {
  readonly sealKey: (plan: Plan) => Uint8Array;
  /** What the embedded server takes, so that the evidence of it is the same each time. */
  readonly embeddedToken: string;
  /** Makes the bundle of the folder of a run that has ended. */
  complete(report: Report, opened: Opened, deviations: string): Promise<void>;
}

/** Asks a target everything, prints the reports, sets the exit code. */
export async function runCommand(
  url: string | undefined,
  options: RunOptions,
  certification?: Certification,
): Promise<void> {
  const outputs = outputsOf(options);
  const given = await givenTo(options);
  if (!options.dryRun) claim(outputs);
  const embedded = isCloudMeant(url, options)
    ? undefined
    : await startEmbedded(options.profile, options.family, certification?.embeddedToken);
  let custody: Custody | undefined;
  try {
    const access = embedded ?? (await accessWithOthers(url, options));
    const assignment = assignmentOf(access, options);
    if (options.dryRun) return await dryRun(assignment, given, options);
    const progress = createProgress(process.stderr);
    custody = openCustody({
      command: certification ? 'certify' : 'run',
      stateDir: options.stateDir,
      again: again(options),
      note: progress.note,
    });
    const { signal, stop } = custody;
    const journals = embedded ? {} : journalsFor(assignment, custody);
    const opened = await openRun(assignment, updateConnection, {
      ...careOf(options),
      ...journals,
      signal,
      sealKey: certification?.sealKey,
    });
    refuseLiveTunnel(opened);
    given.approve(opened);
    if (!embedded) process.stderr.write(announcement(opened));
    let troubled = false;
    const failed = (why: string) => {
      if (!troubled) progress.note(why);
      troubled = true;
      stop(why);
    };
    const replayIn = certification ? (file: string) => join('replay', basename(file)) : undefined;
    const { deviations } = given;
    const beside = { progress, failed, embedded: embedded !== undefined, replayIn, deviations };
    const report = await conduct(opened, options, beside);
    if (!troubled) await certification?.complete(report, opened, given.text);
    await writeOutputs(report, outputs, failed);
    const code = options.shard ? exitCodeOfShard(report) : exitCodeFor(report);
    process.exitCode = troubled || !report.target.restored ? exitCodes.incomplete : code;
  } finally {
    custody?.end();
    await embedded?.close();
  }
}

/** What goes on beside the runs of one command. */
interface Beside {
  readonly progress: Progress;
  /** Ends the run, as what it finds can no longer be kept. */
  readonly failed: (why: string) => void;
  readonly embedded: boolean;
  /** Where a replay file is found from the folder of the run; default: from where the command runs. */
  readonly replayIn?: ((file: string) => string) | undefined;
  readonly deviations: readonly Deviation[];
}

/** Runs the plan with progress on stderr; the folder holds an incomplete report until the end. */
async function conduct(opened: Opened, options: RunOptions, beside: Beside): Promise<Report> {
  const { out, repeat, only = [], shard, maxPuts, productVersion } = options;
  const { progress, failed, embedded, replayIn, deviations } = beside;
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
    productVersion,
  });
  let folder: RunFolder | undefined;
  try {
    folder = openRunFolder(shard ? join(out, `shard-${shard.index}-of-${shard.of}`) : out, failed);
    folder.plan(opened.plan);
    folder.report(reportOf(opened, circumstances()));
    const results: RunResult[] = [];
    do {
      const asked = { ...opened, shard, maxPuts: remaining(maxPuts, results) };
      results.push(await follow(asked, folder, progress, { disturbances, round: results.length + 1 }));
    } while (results.length < repeat && isWhole(results.at(-1)));
    const result = combine(results);
    if (!result) throw new TargetError('the run ended without a result');
    const clauses = result.clauses.map((clause) => {
      const finding = result.findings.get(clause.id);
      const file = finding && folder?.replay(clause.id, replayFileOf(opened, clause.id, finding, embedded));
      return withCounterexample(
        clause,
        finding,
        opened,
        file &&
          (replayIn
            ? `${kit.name} replay ${replayIn(file)}`
            : `${kit.name} replay ${file}${again(options)}${others(options)}`),
      );
    });
    const report = reportOf(
      opened,
      { ...circumstances(), finishedAt: new Date().toISOString() },
      withDeviations({ ...result, clauses }, deviations, circumstances()),
    );
    folder.report(report);
    return report;
  } finally {
    folder?.close();
    await opened.client.close();
  }
}

/** Updates that may still be sent. */
function remaining(most: number | undefined, results: readonly RunResult[]): number | undefined {
  return most === undefined ? undefined : most - results.reduce((sum, { puts }) => sum + puts, 0);
}

/** Says whether the same can be asked again. */
function isWhole(result: RunResult | undefined): boolean {
  return result?.brokenOff === undefined && result?.lost.length === 0;
}

async function follow(
  opened: Opened & { readonly shard: Shard | undefined },
  folder: RunFolder,
  progress: Progress,
  { disturbances, round }: { readonly disturbances: Map<string, number>; readonly round: number },
): Promise<RunResult> {
  try {
    let failures = 0;
    for await (const event of run(opened)) {
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

/** The options that lead into the same cloud again. */
function again({ osCloud }: RunOptions): string {
  return osCloud === undefined ? '' : ` --os-cloud ${quoted(osCloud)}`;
}

/** The options that lead to those who may not update the connection. */
function others({ otherCloud = [] }: RunOptions): string {
  return otherCloud.map((name) => ` --other-cloud ${quoted(name)}`).join('');
}
