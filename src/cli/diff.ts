import { compareReports } from '../report/comparison.ts';
import { comparisonText } from '../report/comparison-text.ts';
import { exitCodes } from './exit-codes.ts';
import { readReport } from './read-report.ts';

/** Says what is otherwise in the second report; exit code 1 where it is worse. */
export function diffCommand(before: string, after: string, { json }: { json?: boolean }): void {
  const comparison = compareReports(readReport(before), readReport(after));
  process.stdout.write(json ? `${JSON.stringify(comparison, null, 2)}\n` : comparisonText(comparison));
  process.exitCode = comparison.regression ? exitCodes['non-conformant'] : exitCodes.conformant;
}
