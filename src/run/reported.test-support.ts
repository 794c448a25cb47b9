import type { Report } from '../model/report.ts';
import { withCounterexample } from './counterexample.ts';
import { type Circumstances, reportOf } from './report.ts';
import type { Ran } from './server-run.test-support.ts';

/** What a report says beside the run, the same every time. */
export const circumstances: Circumstances = {
  kit: { name: 'vpnaas-conformance', version: '0.0.0', node: '20.19.0' },
  embedded: false,
  selftest: null,
  startedAt: '2026-01-01T00:00:00.000Z',
  seconds: 1.5,
  disturbances: [],
  only: [],
  repeat: 1,
};

/** The report of a run that has ended. */
export function reportedOf({ opened, result }: Ran, parts: Partial<Circumstances> = {}): Report {
  const clauses = result.clauses.map((clause) =>
    withCounterexample(clause, result.findings.get(clause.id), opened, 'vpnaas-conformance replay FILE'),
  );
  const finishedAt = '2026-01-01T00:00:01.500Z';
  return reportOf(opened, { ...circumstances, finishedAt, ...parts }, { ...result, clauses });
}
