import { UsageError } from '../errors.ts';
import type { Shard, TargetParameters } from '../model/plan.ts';
import type { Report } from '../model/report.ts';
import { mergeReports } from './merge.ts';
import type { Opened } from './opening.ts';

/** The part of the plan that a lane asks; undefined where there is one lane. */
export function shardOf(nth: number, lanes: number): Shard | undefined {
  return lanes === 1 ? undefined : { index: nth + 1, of: lanes };
}

/**
 * Connections that are asked parts of one plan have to be alike in all that a plan depends on; the ids of their endpoint
 * groups may differ, and stand in the cases of each.
 * @throws UsageError where they are not
 */
export function refuseUnlike(lanes: readonly Pick<Opened, 'connectionId' | 'plan'>[]): void {
  const [first, ...others] = lanes;
  if (!first) return;
  for (const other of others) {
    for (const [what, facetOf] of Object.entries(facets)) {
      const [one, another] = [facetOf(first.plan.parameters), facetOf(other.plan.parameters)];
      if (one === another) continue;
      throw new UsageError(
        `connections ${first.connectionId} and ${other.connectionId} cannot share a plan: ${what} ${one} and ${another}; run each on its own, nothing was written`,
      );
    }
  }
}

/** What the plans of all lanes have in common. */
const facets: Readonly<Record<string, (parameters: TargetParameters) => string>> = {
  'local sides': ({ family }) => `IPv${family}`,
  'endpoint groups': ({ endpointGroups }) => (endpointGroups ? 'both' : 'none'),
  'attributes that cannot be written back:': ({ hidden }) => hidden.join(', ') || 'none',
  'second connections': ({ second }) => (second ? 'there' : 'missing'),
  'attributes of second connections that cannot be written back:': ({ second }) =>
    second?.hidden.join(', ') || 'none',
  'foreign access by': ({ foreigners = [] }) => foreigners.join(', ') || 'nobody',
};

/** The report of the whole plan from those of its lanes, which were asked side by side. @param seconds from start to end */
export function reportOfLanes(reports: readonly Report[], seconds: number): Report {
  const [first] = reports;
  const plan = first?.plan;
  const files = reports.map((report, n) => ({
    file: `lane ${n + 1}`,
    report: { ...report, plan: plan ?? report.plan },
  }));
  const merged = mergeReports(files);
  return { ...merged, run: { ...merged.run, seconds } };
}
