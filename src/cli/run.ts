import { basename, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { type DeviationOptions, givenTo } from '../given-deviations.ts';
import type { Plan } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import { refuseLiveTunnel } from '../run/consent.ts';
import type { Opened } from '../run/opening.ts';
import { accessWithOthers, isCloudMeant } from './access.ts';
import { assignmentOf, type PlanningOptions } from './assignment.ts';
import { type CareOptions, careOf } from './care.ts';
import { type Beside, conduct } from './conduct.ts';
import { conductLanes } from './conduct-lanes.ts';
import { connectionsOf, type LaneOptions } from './connections.ts';
import { type Custody, openCustody, quoted } from './custody.ts';
import { dryRun } from './dry-run.ts';
import { startEmbedded } from './embedded.ts';
import { exitCodeFor, exitCodeOfShard, exitCodes } from './exit-codes.ts';
import { journalsFor } from './journals.ts';
import { openConnections } from './open-connections.ts';
import { announcement } from './outlook-text.ts';
import { claim, type OutputOptions, outputsOf, writeOutputs } from './outputs.ts';
import { kit } from './package.ts';
import { createProgress } from './progress.ts';

/** Options of `run` as commander hands them over. */
export interface RunOptions
  extends Omit<PlanningOptions, 'connection'>,
    LaneOptions,
    OutputOptions,
    CareOptions,
    DeviationOptions {
  readonly osCloud?: string;
  readonly otherCloud?: readonly string[];
  readonly dryRun?: boolean;
  readonly repeat: number;
  readonly out: string;
  readonly maxPuts?: number;
  readonly externalNetwork?: string;
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
  if (options.externalNetwork !== undefined)
    throw new UsageError('--external-network goes with --provision: give both, or neither');
  const outputs = outputsOf(options);
  const given = await givenTo(options);
  const isCloud = isCloudMeant(url, { ...options, connection: options.connection?.[0] });
  const named = connectionsOf(options, isCloud);
  if (!options.dryRun) claim(outputs);
  const embedded = isCloud
    ? undefined
    : await startEmbedded(options.profile, options.family, {
        lanes: options.lanes,
        token: certification?.embeddedToken,
      });
  let custody: Custody | undefined;
  const opened: Opened[] = [];
  try {
    const { connection } = named[0] ?? {};
    const access = embedded ?? (await accessWithOthers(url, { ...options, connection }));
    const lanes = named.length > 0 ? named : (embedded?.lanes ?? []);
    const assignments = lanes.map((lane) => assignmentOf(access, { ...options, ...lane }));
    if (options.dryRun) return await dryRun(assignments, opened, given, options);
    const progress = createProgress(process.stderr);
    custody = openCustody({
      command: certification ? 'certify' : 'run',
      stateDir: options.stateDir,
      again: again(options),
      note: progress.note,
    });
    const { signal, stop } = custody;
    const held = custody;
    const means = { ...careOf(options), signal, sealKey: certification?.sealKey };
    await openConnections(assignments, opened, means, (assignment) =>
      embedded ? {} : journalsFor(assignment, held),
    );
    opened.forEach(refuseLiveTunnel);
    opened.forEach(given.approve);
    if (!embedded) process.stderr.write(announcement(opened));
    let troubled = false;
    const failed = (why: string) => {
      if (!troubled) progress.note(why);
      troubled = true;
      stop(why);
    };
    const { out, repeat, only = [], shard, maxPuts, productVersion } = options;
    const { deviations } = given;
    const beside: Beside = {
      ...{ progress, failed, repeat, only, shard, embedded: embedded !== undefined },
      ...{ deviations, productVersion },
      out: shard ? join(out, `shard-${shard.index}-of-${shard.of}`) : out,
      allowance: maxPuts === undefined ? undefined : { left: maxPuts },
      replay: (file) =>
        certification
          ? `${kit.name} replay ${join('replay', basename(file))}`
          : `${kit.name} replay ${file}${again(options)}${others(options)}`,
    };
    const [first, ...more] = opened;
    if (!first) return;
    const report = more.length > 0 ? await conductLanes(opened, beside, stop) : await conduct(first, beside);
    if (!troubled) await certification?.complete(report, first, given.text);
    await writeOutputs(report, outputs, failed);
    const code = shard ? exitCodeOfShard(report) : exitCodeFor(report);
    process.exitCode = troubled || !report.target.restored ? exitCodes.incomplete : code;
  } finally {
    for (const { client } of opened) await client.close();
    custody?.end();
    await embedded?.close();
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
