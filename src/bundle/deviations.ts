import type { Contract } from '../contract/contract.ts';
import { checkDeviations } from '../deviation/check-deviations.ts';
import { dayOf, daysBetween } from '../deviation/day.ts';
import type { Deviation } from '../model/deviation.ts';
import type { Report } from '../model/report.ts';
import { clausesOf } from '../run/plan.ts';
import type { SectionOf } from '../suite/suite.ts';
import { BundleError, inStep } from './bundle-error.ts';
import { deviationsIn } from './contents.ts';
import type { BundleFiles } from './files.ts';
import type { TargetFile } from './target-file.ts';

/** What the deviations of a bundle are for. */
interface Claimed {
  readonly report: Report;
  readonly target: TargetFile;
  readonly contract: Contract;
  readonly sections: readonly SectionOf[];
}

/** The deviations of a bundle. @throws BundleError for a clause that is not asked or cannot be waived */
export function deviationsFor(
  files: BundleFiles,
  { report, target, contract, sections }: Claimed,
): readonly Deviation[] {
  const file = deviationsIn(files);
  inStep('clauses', () =>
    checkDeviations(file, {
      clauses: clausesOf(contract, sections),
      profile: contract.profile.name,
      day: dayOf(report.run.startedAt),
      productVersion: target.identity.version,
    }),
  );
  return file.deviations;
}

/** @param now milliseconds since 1970 @throws BundleError where a deviation that was granted has expired since */
export function checkUnexpired({ clauses }: Report, now: number): void {
  const today = dayOf(now);
  for (const { id, deviation } of clauses) {
    if (deviation?.state !== 'granted' || deviation.expires >= today) continue;
    const days = daysBetween(deviation.expires, today);
    throw new BundleError(
      'deviations',
      `the deviation for ${id} expired on ${deviation.expires}, ${days} ${days === 1 ? 'day' : 'days'} ago: what it waived counts as failed now`,
    );
  }
}
