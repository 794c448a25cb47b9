import { updateConnection } from '../../suites/index.ts';
import { TargetError, UsageError } from '../errors.ts';
import type { Report } from '../model.ts';
import { reporters } from '../report/reporters.ts';
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
import { exitCodeFor } from './exit-codes.ts';
import { holdInterruptions } from './interruption.ts';
import { announcement, outlookText } from './outlook-text.ts';
import { kit } from './package.ts';
import { createProgress, type Progress } from './progress.ts';
import { openRunFolder, type RunFolder } from './run-folder.ts';
import { selftestStamp } from './selftest-stamp.ts';
import { writeFile } from './write-file.ts';

/** Options of `run` as commander hands them over. */
export interface RunOptions extends PlanningOptions {
  readonly osCloud?: string;
  readonly dryRun?: boolean;
  readonly report?: readonly string[];
  readonly json?: boolean;
  readonly repeat: number;
  readonly out: string;
}

/** Asks a target everything, prints the reports, sets the exit code. */
export async function runCommand(url: string | undefined, options: RunOptions): Promise<void> {
  const outputs = outputsOf(options);
  if (!options.dryRun) for (const { file } of outputs) if (file !== undefined) writeFile(file, '');
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
    for (const { reporter, file } of outputs) {
      const text = await reporter(report, file === undefined && process.stdout.hasColors?.() === true);
      if (file === undefined) process.stdout.write(text);
      else writeFile(file, text);
    }
    process.exitCode = exitCodeFor(report.verdict);
  } finally {
    await embedded?.close();
  }
}

/** Runs the plan with progress on stderr; the folder holds an incomplete report until the end. */
async function conduct(
  opened: Opened,
  { out, repeat, only = [], osCloud }: RunOptions,
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
  });
  const again = osCloud === undefined ? '' : ` --os-cloud ${quoted(osCloud)}`;
  const progress = createProgress(process.stderr);
  const interruption = holdInterruptions(progress.note);
  const journal = { progress, disturbances, signal: interruption.signal };
  try {
    const folder = openRunFolder(out);
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
}

async function follow(
  opened: Opened,
  folder: RunFolder,
  { progress, disturbances, signal }: Journal,
): Promise<RunResult> {
  try {
    let failures = 0;
    for await (const event of run({ ...opened, signal })) {
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

/** @throws UsageError for unknown formats, and where two reports would share stdout */
function outputsOf({ report = [], json = false }: RunOptions) {
  const wanted = [...(json ? ['json'] : []), ...report];
  const outputs = (wanted.length === 0 ? ['text'] : wanted).map((text) => {
    const [format = '', ...rest] = text.split('=');
    const reporter = Object.hasOwn(reporters, format) ? reporters[format] : undefined;
    if (!reporter)
      throw new UsageError(`--report "${text}": use ${Object.keys(reporters).join(', ')}, or FORMAT=FILE`);
    return { reporter, file: rest.length > 0 ? rest.join('=') : undefined };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError('two reports for stdout: give all but one a file, such as --report junit=junit.xml');
  }
  return outputs;
}
