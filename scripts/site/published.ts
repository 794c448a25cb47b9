import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'yaml';
import type { ClauseResult, Report } from '../../src/model/report.ts';

/** A published report. */
export interface Published {
  /** `reports/<implementation>/<run>`. */
  readonly folder: string;
  readonly report: Report;
}

/** The reports of `reports/`, without those of the last run on this machine. */
export function publishedReports(): Published[] {
  return readdirSync('reports', { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!local\b).+[\\/]report\.json$/.test(file))
    .sort()
    .map((file) => ({
      folder: `reports/${dirname(file)}`,
      report: JSON.parse(readFileSync(`reports/${file}`, 'utf8')) as Report,
    }));
}

/** How a clause came out of a published report. */
export interface Outcome extends Published {
  readonly result: ClauseResult;
  /** The cause, where the expectation of the testbed names it. */
  readonly because?: string;
}

/** What published reports say, by clause. */
export function outcomesOf(published: readonly Published[]): Map<string, Outcome[]> {
  const expected = parse(readFileSync('testbed/expected/mariadb.yaml', 'utf8')) as Record<
    string,
    { readonly because: string }
  >;
  const outcomes = new Map<string, Outcome[]>();
  for (const one of published) {
    for (const result of one.report.clauses) {
      const because = one.folder.startsWith('reports/neutron-') ? expected[result.id]?.because : undefined;
      const known = outcomes.get(result.id) ?? [];
      outcomes.set(result.id, [...known, { ...one, result, ...(because !== undefined && { because }) }]);
    }
  }
  return outcomes;
}
