import { join } from 'node:path';
import type { Report } from '../model/report.ts';
import { reportOfLanes, shardOf } from '../run/lanes.ts';
import type { Opened } from '../run/opening.ts';
import { reportOf } from '../run/report.ts';
import { type Beside, circumstancesOf, conduct } from './conduct.ts';
import { sharedProgress } from './progress.ts';
import { openReportFolder } from './run-folder.ts';

/**
 * Parts the plan over connections, which are asked side by side; each has a folder of its own below `out`, which holds the
 * report of the whole. A lane that ends early leaves the others to go on; one that throws ends them all, and each puts
 * its connection back.
 */
export async function conductLanes(
  lanes: readonly Opened[],
  beside: Omit<Beside, 'shard'>,
  stop: (why: string) => void,
): Promise<Report> {
  const [first, ...others] = lanes;
  if (!first || others.length === 0) throw new RangeError('lanes are two connections or more');
  const folder = openReportFolder(beside.out, beside.failed);
  const circumstances = circumstancesOf(first, { ...beside, shard: undefined });
  folder.report(reportOf(first, circumstances()));
  const progress = sharedProgress(beside.progress, lanes.length);
  const ended = await Promise.allSettled(
    lanes.map((opened, n) => {
      const own = { shard: shardOf(n, lanes.length), progress: progress[n] ?? beside.progress };
      const out = join(beside.out, `lane-${n + 1}-of-${lanes.length}`);
      return conduct(opened, { ...beside, ...own, out }).catch((error: unknown) => {
        stop('another lane failed');
        throw error;
      });
    }),
  );
  const reports = ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  const report = reportOfLanes(reports, circumstances().seconds);
  folder.report(report);
  return report;
}
