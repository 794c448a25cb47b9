import { UsageError } from '../errors.ts';
import { mergeReports } from '../run/merge.ts';
import { exitCodeFor } from './exit-codes.ts';
import { type OutputOptions, outputsOf, writeOutputs } from './outputs.ts';
import { readReport } from './read-report.ts';
import { reportFiles } from './report-files.ts';

/**
 * Prints the report of the whole plan from those of its shards, and sets the exit code of its verdict. Reports of whole
 * runs that lie in the same folders are passed over.
 */
export async function mergeCommand(places: readonly string[], options: OutputOptions): Promise<void> {
  const found = reportFiles(places).map(({ file, folder }) => ({ file, folder, report: readReport(file) }));
  const shards = found.filter(({ folder, report }) => folder === undefined || report.shard);
  if (shards.length === 0) {
    throw new UsageError(
      `there is no report of a shard in "${places.join('", "')}": \`run --shard\` writes them`,
    );
  }
  const report = mergeReports(shards);
  await writeOutputs(report, outputsOf(options), refuse);
  process.exitCode = exitCodeFor(report);
}

function refuse(why: string): never {
  throw new UsageError(why);
}
