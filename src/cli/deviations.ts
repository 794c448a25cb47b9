import { existsSync } from 'node:fs';
import { updateConnection } from '../../suites/index.ts';
import { contractOf } from '../contract/contract.ts';
import { checkDeviations } from '../deviation/check-deviations.ts';
import { dayOf, daysBetween } from '../deviation/day.ts';
import { draftOf } from '../deviation/draft.ts';
import { UsageError } from '../errors.ts';
import { readDeviationFile } from '../given-deviations.ts';
import type { Report } from '../model/report.ts';
import { daysWords } from '../report/deviation-words.ts';
import { clausesOf } from '../run/plan.ts';
import { exitCodes } from './exit-codes.ts';
import { readReport } from './read-report.ts';
import { writeFile } from './write-file.ts';

/** Drafts a file of deviations for what fails in a report. @throws UsageError where the file is already there */
export function draftDeviations(
  report: string,
  { out, json }: { readonly out?: string; readonly json?: boolean },
): void {
  const read: Report = readReport(report);
  const draft = draftOf(read, dayOf(Date.now()));
  if (out !== undefined) {
    if (existsSync(out))
      throw new UsageError(`"${out}" is already there: choose another with --out, or remove it`);
    writeFile(out, draft);
  }
  if (json)
    process.stdout.write(`${JSON.stringify({ draft, ...(out !== undefined && { out }) }, null, 2)}\n`);
  else if (out === undefined) process.stdout.write(draft);
}

/** Options of `deviations check` as commander hands them over. */
export interface CheckOptions {
  readonly profile: string;
  readonly productVersion?: string;
  readonly json?: boolean;
}

/** Checks a file of deviations, and says how long each holds. @throws UsageError where it is wrong */
export async function checkDeviationFile(file: string, options: CheckOptions): Promise<void> {
  const { profile, productVersion, json } = options;
  const read = await readDeviationFile(file);
  const contract = contractOf(profile, 4);
  const clauses = clausesOf(contract, updateConnection);
  const day = dayOf(Date.now());
  checkDeviations(read, { clauses, profile: contract.profile.name, day, productVersion });
  const rows = read.deviations.map((one) => ({ ...one, daysLeft: daysBetween(day, one.expires) }));
  process.stdout.write(
    json
      ? `${JSON.stringify(rows, null, 2)}\n`
      : [
          ...rows.map(
            ({ clause, expires, daysLeft }) =>
              `${clause}: ${daysLeft < 0 ? 'EXPIRED on' : 'until'} ${expires} (${daysWords(daysLeft)})`,
          ),
          `${rows.length} ${rows.length === 1 ? 'deviation' : 'deviations'}`,
          '',
        ].join('\n'),
  );
  if (rows.some(({ daysLeft }) => daysLeft < 0)) process.exitCode = exitCodes.stale;
}
