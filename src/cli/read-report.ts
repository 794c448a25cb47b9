import { readFileSync, statSync } from 'node:fs';
import { UsageError } from '../errors.ts';
import type { Report } from '../model/report.ts';
import { reportProblem } from '../report/report-problem.ts';

/** Bytes; a report of 100,000 clauses and counterexamples is smaller. */
const largest = 64 * 1024 * 1024;

const advice = 'give a report.json that `run` wrote';

/** Reads a report that a run wrote. @throws UsageError where the file is none */
export function readReport(file: string): Report {
  let content: unknown;
  try {
    const { size } = statSync(file);
    if (size > largest)
      throw new UsageError(`"${file}" has ${size} bytes, the limit is ${largest}: ${advice}`);
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(`cannot read "${file}" (${code ?? message}): ${advice}`);
  }
  const problem = reportProblem(content);
  if (problem === undefined) return content as Report;
  throw new UsageError(`"${file}" is not a report: ${problem}; ${advice}`);
}
