import { deviationsOf } from '../deviation/deviations-of.ts';
import { UsageError } from '../errors.ts';
import type { Report, ShardReport } from '../model/report.ts';

/** The report of a shard, and the file that it was read from. */
export interface ShardFile {
  readonly file: string;
  readonly report: Report;
}

/** The report of a shard that has ended. */
export type Part = Report & { readonly shard: ShardReport };

/**
 * The shards of one run, in order.
 * @throws UsageError where some are missing, double, not ended, or not of one plan and target
 */
export function partsOf(files: readonly ShardFile[]): readonly Part[] {
  const parts = files.map(({ file, report }) => {
    const { shard } = report;
    if (!shard)
      throw new UsageError(`"${file}" is the report of a whole run: give reports of \`run --shard\``);
    if (shard.runs.length === 0)
      throw new UsageError(`"${file}": shard ${shard.index}/${shard.of} has not ended: run it again`);
    return { file, report: { ...report, shard } };
  });
  const [first] = parts;
  if (!first)
    throw new UsageError('no shard was given: name the report.json of every shard, or their folder');
  for (const { file, report } of parts) {
    for (const [what, facetOf] of Object.entries(shared)) {
      const [own, other] = [facetOf(first.report), facetOf(report)];
      if (own !== other) {
        throw new UsageError(
          `"${first.file}" and "${file}" are not parts of one run: ${what} ${own} and ${other}`,
        );
      }
    }
  }
  const { of } = first.report.shard;
  const byIndex = Array.from({ length: of }, (_, n) =>
    parts.filter((one) => one.report.shard.index === n + 1),
  );
  const missing = byIndex.flatMap((found, n) => (found.length === 0 ? [n + 1] : []));
  if (missing.length > 0)
    throw new UsageError(`of ${of} shards these are missing: ${missing.join(', ')}; give all of them`);
  for (const found of byIndex) {
    if (found.length > 1)
      throw new UsageError(
        `shard ${found[0]?.report.shard.index} is there ${found.length} times: ${found.map(({ file }) => `"${file}"`).join(', ')}; give each once`,
      );
  }
  return byIndex.flatMap((found) => found.map(({ report }) => report));
}

/** What all shards of a run have in common. */
const shared: Readonly<Record<string, (part: Part) => string | number>> = {
  'numbers of shards': ({ shard }) => shard.of,
  profiles: ({ profile }) => profile.name,
  'kit versions': ({ kit }) => kit.version,
  contracts: ({ plan }) => plan.contract,
  plans: ({ plan }) => plan.digest,
  'numbers of runs': ({ run }) => run.repeat,
  'product versions': ({ target }) => target.productVersion ?? '(none)',
  deviations: ({ clauses }) => JSON.stringify(deviationsOf(clauses)),
  targets: ({ target }) => (target.embedded ? 'the embedded reference server' : target.url),
};
