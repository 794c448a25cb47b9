import { UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { readJson } from '../read-input.ts';
import { reportProblem } from '../report/report-problem.ts';

const advice = 'give a report.json that `run` wrote';

/** Reads a report that a run wrote. @throws UsageError where the file is none */
export function readReport(file: string): Report {
  const content: unknown = readJson(file, { advice });
  const problem = reportProblem(content);
  if (problem === undefined) return content as Report;
  throw new UsageError(`"${file}" is not a report: ${problem}; ${advice}`);
}
